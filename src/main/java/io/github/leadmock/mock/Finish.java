package io.github.leadmock.mock;

import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.leadmock.control.Cause;
import io.github.leadmock.control.FaultKind;
import io.github.leadmock.control.Outcome;
import io.github.leadmock.operation.Reply;
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
final class Finish implements ResponseTransformerV2 {

  /** WireMock's own marks of the mock: on our answers {@code X-Leadmock-Rule} says more. */
  private static final Set<String> WIREMOCK_MARKS = Set.of("Matched-Stub-Id", "Matched-Stub-Name");

  private final BundledStubs stubs;
  private final Exchanges exchanges;
  private final Screening screening;
  private final boolean strictWire;
  private final Optional<Cors> cors;

  Finish(
      BundledStubs stubs,
      Exchanges exchanges,
      Screening screening,
      boolean strictWire,
      Optional<Cors> cors) {
    this.stubs = stubs;
    this.exchanges = exchanges;
    this.screening = screening;
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
    Response.Builder finished =
        Response.Builder.like(response).but().headers(new HttpHeaders(headers));
    exchange.ifPresent(known -> disturb(finished, known.outcome()));
    return finished.build();
  }

  /** Lets the answer wait, from the request's arrival on, and breaks its connection. */
  private void disturb(Response.Builder response, Outcome outcome) {
    if (outcome.delayMillis() > 0) {
      response.incrementInitialDelay(
          Math.max(0, outcome.delayMillis() - screening.millisSinceArrival()));
    }
    outcome.fault().flatMap(this::fault).ifPresent(response::fault);
  }

  /**
   * WireMock cannot cut an answer in half; where our front door is missing, nothing of it comes.
   */
  private Optional<Fault> fault(FaultKind kind) {
    return switch (kind) {
      case RESET -> Optional.of(Fault.CONNECTION_RESET_BY_PEER);
      case EMPTY -> Optional.of(Fault.EMPTY_RESPONSE);
      case TRUNCATED -> screening.truncate() ? Optional.empty() : Optional.of(Fault.EMPTY_RESPONSE);
    };
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
