package io.github.leadmock.mock;

import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.leadmock.control.Cause;
import io.github.leadmock.operation.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
  private final Optional<Cors> cors;

  Finish(BundledStubs stubs, Exchanges exchanges, boolean strictWire, Optional<Cors> cors) {
    this.stubs = stubs;
    this.exchanges = exchanges;
    this.strictWire = strictWire;
    this.cors = cors;
  }

  @Override
  public String getName() {
    return "leadmock-finish";
  }

  @Override
  public Response transform(Response response, ServeEvent event) {
    Optional<Exchange> exchange =
        strictWire ? exchanges.end(event.getId()) : exchanges.find(event.getId());
    boolean ours = stubs.owns(event.getRequest().getUrl());
    if (!ours && !strictWire) {
      return response;
    }
    List<HttpHeader> headers = new ArrayList<>(response.getHeaders().all());
    boolean answered = isOurs(event.getStubMapping());
    if (answered || strictWire) {
      headers.removeIf(header -> WIREMOCK_MARKS.contains(header.key()));
    }
    exchange.ifPresent(
        known -> headers.addAll(headers(known, Requests.origin(event.getRequest()))));
    if (ours) {
      cors.stream()
          .flatMap(known -> known.headers(event.getRequest()).stream())
          .filter(header -> headers.stream().noneMatch(there -> there.keyEquals(header.key())))
          .toList()
          .forEach(headers::add);
    }
    return Response.Builder.like(response).but().headers(new HttpHeaders(headers)).build();
  }

  /** There is no stub mapping when a request filter of somebody else answered. */
  private static boolean isOurs(@Nullable StubMapping stub) {
    return stub != null && stub.getMetadata() != null && stub.getMetadata().containsKey("api");
  }

  private List<HttpHeader> headers(Exchange exchange, String origin) {
    List<HttpHeader> headers = new ArrayList<>();
    exchange.headers().forEach((name, value) -> headers.add(header(name, value)));
    if (!strictWire) {
      headers.add(header("X-Leadmock-Rule", exchange.rule()));
      if (exchange.reply() instanceof Reply.Failure failure && !failure.hint().isEmpty()) {
        headers.add(header("X-Leadmock-Hint", failure.hint()));
      }
      if (exchange.outcome().cause() == Cause.NATURAL
          && exchange.reply() instanceof Reply.Failure) {
        headers.add(
            header(
                "X-Leadmock-Explain", origin + "/__admin/leadmock/#/requests/" + exchange.event()));
      }
    }
    return headers;
  }

  private static HttpHeader header(String name, String value) {
    return new HttpHeader(name, value.replaceAll("[^ -~]", "?"));
  }
}
