package io.github.leadmock.wiremock;

import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.ChunkedDribbleDelay;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.leadmock.control.FaultKind;
import io.github.leadmock.control.Outcome;
import io.github.leadmock.engine.ApiHandler;
import io.github.leadmock.engine.Cors;
import io.github.leadmock.engine.Exchange;
import io.github.leadmock.engine.RequestContext;
import io.github.leadmock.message.Header;
import io.github.leadmock.stubs.StubFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Adds the final headers, and sets the response's delay and connection fault. It runs after the
 * templates, because WireMock would render header values as templates too, and they may contain
 * text from the request.
 */
final class ResponseFinisher implements ResponseTransformerV2 {

  /**
   * WireMock's own headers that reveal the mock; on our answers {@code X-Leadmock-Rule} says more.
   */
  private static final Set<String> WIREMOCK_MARKS = Set.of("Matched-Stub-Id", "Matched-Stub-Name");

  private final StubFiles files;
  private final ApiHandler handler;
  private final RequestContext context;
  private final boolean strictWire;
  private final Optional<Cors> cors;

  ResponseFinisher(
      StubFiles files,
      ApiHandler handler,
      RequestContext context,
      boolean strictWire,
      Optional<Cors> cors) {
    this.files = files;
    this.handler = handler;
    this.context = context;
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
        strictWire ? context.end(event.getId()) : context.find(event.getId());
    context.holdBack(delay(response));
    boolean ours = files.owns(event.getRequest().getUrl());
    if (!ours && !strictWire) {
      return response;
    }
    List<HttpHeader> headers = new ArrayList<>(response.getHeaders().all());
    boolean answered = isOurs(event.getStubMapping());
    if (answered || strictWire) {
      headers.removeIf(header -> WIREMOCK_MARKS.contains(header.key()));
    }
    LoggedRequest request = event.getRequest();
    exchange.ifPresent(
        known ->
            handler
                .headers(known, () -> Requests.origin(request))
                .forEach(header -> add(headers, header)));
    if (ours) {
      cors.stream()
          .flatMap(
              known -> known.headers(request.getMethod().getName(), request::getHeader).stream())
          .filter(header -> headers.stream().noneMatch(there -> there.keyEquals(header.name())))
          .toList()
          .forEach(header -> add(headers, header));
    }
    Response.Builder finished =
        Response.Builder.like(response).but().headers(new HttpHeaders(headers));
    exchange.ifPresent(known -> disturb(finished, known.outcome()));
    return finished.build();
  }

  private static long delay(Response response) {
    @Nullable ChunkedDribbleDelay dribble = response.getChunkedDribbleDelay();
    return response.getInitialDelay() + (dribble == null ? 0 : dribble.getTotalDuration());
  }

  /** Delays the response, counted from the request's arrival, and breaks its connection. */
  private void disturb(Response.Builder response, Outcome outcome) {
    if (outcome.delayMillis() > 0) {
      response.incrementInitialDelay(
          Math.max(0, outcome.delayMillis() - context.millisSinceArrival()));
    }
    outcome.fault().flatMap(this::fault).ifPresent(response::fault);
  }

  /** WireMock cannot truncate a response; if no server in front of it can, nothing is sent. */
  private Optional<Fault> fault(FaultKind kind) {
    return switch (kind) {
      case RESET -> Optional.of(Fault.CONNECTION_RESET_BY_PEER);
      case EMPTY -> Optional.of(Fault.EMPTY_RESPONSE);
      case TRUNCATED -> context.truncate() ? Optional.empty() : Optional.of(Fault.EMPTY_RESPONSE);
    };
  }

  /** There is no stub mapping if another extension's request filter answered. */
  private static boolean isOurs(@Nullable StubMapping stub) {
    return stub != null && stub.getMetadata() != null && stub.getMetadata().containsKey("api");
  }

  private static void add(List<HttpHeader> headers, Header header) {
    headers.add(new HttpHeader(header.name(), header.value()));
  }
}
