package io.github.leadmock.mock;

import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.leadmock.service.Conversation;
import io.github.leadmock.service.Cors;
import io.github.leadmock.service.Header;
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
  private final Conversation conversation;
  private final Exchanges exchanges;
  private final boolean strictWire;
  private final boolean cors;

  Finish(
      BundledStubs stubs,
      Conversation conversation,
      Exchanges exchanges,
      boolean strictWire,
      boolean cors) {
    this.stubs = stubs;
    this.conversation = conversation;
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
    Optional<Exchange> exchange = exchanges.end(event.getId());
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
        known -> conversation.headers(known.outcome()).forEach(header -> add(headers, header)));
    if (ours && cors) {
      LoggedRequest request = event.getRequest();
      Cors.headers(request.getMethod().getName(), request::getHeader, strictWire).stream()
          .filter(header -> headers.stream().noneMatch(there -> there.keyEquals(header.name())))
          .toList()
          .forEach(header -> add(headers, header));
    }
    return Response.Builder.like(response).but().headers(new HttpHeaders(headers)).build();
  }

  /** There is no stub mapping when a request filter of somebody else answered. */
  private static boolean isOurs(@Nullable StubMapping stub) {
    return stub != null && stub.getMetadata() != null && stub.getMetadata().containsKey("api");
  }

  private static void add(List<HttpHeader> headers, Header header) {
    headers.add(new HttpHeader(header.name(), header.value()));
  }
}
