package io.github.leadmock.mock;

import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.leadmock.operation.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the last headers on a response. It works after the templates, which would evaluate header
 * values as well: no text that came with a request gets there.
 */
final class Finish implements ResponseTransformerV2 {

  /** WireMock's own marks of the mock: on our answers {@code X-Leadmock-Rule} says more. */
  private static final Set<String> WIREMOCK_MARKS = Set.of("Matched-Stub-Id", "Matched-Stub-Name");

  private final BundledStubs stubs;
  private final Exchanges exchanges;
  private final boolean strictWire;

  Finish(BundledStubs stubs, Exchanges exchanges, boolean strictWire) {
    this.stubs = stubs;
    this.exchanges = exchanges;
    this.strictWire = strictWire;
  }

  @Override
  public String getName() {
    return "leadmock-finish";
  }

  @Override
  public Response transform(Response response, ServeEvent event) {
    Optional<Exchange> exchange = exchanges.end(event.getId());
    boolean ours = stubs.owns(event.getRequest().getUrl());
    if (!ours && !strictWire) {
      return response;
    }
    List<HttpHeader> headers = new ArrayList<>(response.getHeaders().all());
    boolean answered =
        event.getStubMapping().getMetadata() != null
            && event.getStubMapping().getMetadata().containsKey("api");
    if (answered || strictWire) {
      headers.removeIf(header -> WIREMOCK_MARKS.contains(header.key()));
    }
    exchange.ifPresent(known -> headers.addAll(headers(known)));
    if (ours) {
      headers.addAll(
          Cors.headers(event.getRequest(), stubs.methods(event.getRequest().getUrl()), strictWire));
    }
    return Response.Builder.like(response).but().headers(new HttpHeaders(headers)).build();
  }

  private List<HttpHeader> headers(Exchange exchange) {
    List<HttpHeader> headers = new ArrayList<>();
    exchange.headers().forEach((name, value) -> headers.add(header(name, value)));
    if (!strictWire) {
      headers.add(header("X-Leadmock-Rule", exchange.rule()));
      if (exchange.reply() instanceof Reply.Failure failure && !failure.hint().isEmpty()) {
        headers.add(header("X-Leadmock-Hint", failure.hint()));
      }
    }
    return headers;
  }

  private static HttpHeader header(String name, String value) {
    return new HttpHeader(name, value.replaceAll("[^ -~]", "?"));
  }
}
