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
 * Puts the last headers on a response. It works after the templates, which would evaluate header
 * values as well: no text that came with a request gets there. It also sets the delay of the answer
 * and the fault of its connection.
 */
final class ResponseFinisher implements ResponseTransformerV2 {

  /** WireMock's own marks of the mock: on our answers {@code X-Leadmock-Rule} says more. */
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

  /** Lets the answer wait, from the request's arrival on, and breaks its connection. */
  private void disturb(Response.Builder response, Outcome outcome) {
    if (outcome.delayMillis() > 0) {
      response.incrementInitialDelay(
          Math.max(0, outcome.delayMillis() - context.millisSinceArrival()));
    }
    outcome.fault().flatMap(this::fault).ifPresent(response::fault);
  }

  /**
   * WireMock cannot cut an answer in half; where nobody in front of it can, nothing of it comes.
   */
  private Optional<Fault> fault(FaultKind kind) {
    return switch (kind) {
      case RESET -> Optional.of(Fault.CONNECTION_RESET_BY_PEER);
      case EMPTY -> Optional.of(Fault.EMPTY_RESPONSE);
      case TRUNCATED -> context.truncate() ? Optional.empty() : Optional.of(Fault.EMPTY_RESPONSE);
    };
  }

  /** There is no stub mapping when a request filter of somebody else answered. */
  private static boolean isOurs(@Nullable StubMapping stub) {
    return stub != null && stub.getMetadata() != null && stub.getMetadata().containsKey("api");
  }

  private static void add(List<HttpHeader> headers, Header header) {
    headers.add(new HttpHeader(header.name(), header.value()));
  }
}
