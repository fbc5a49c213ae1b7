package io.github.leadmock.mock;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.leadmock.console.Entry;
import io.github.leadmock.console.Message;
import io.github.leadmock.console.RequestLog;
import io.github.leadmock.control.Cause;
import io.github.leadmock.control.FaultKind;
import io.github.leadmock.operation.Header;
import io.github.leadmock.operation.Isolation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes every request with its answer to the log, just before the answer goes out: whoever has
 * read it finds the entry. Calls of the admin API never come here.
 */
final class Recorder implements ServeEventListener {

  private static final byte[] NO_BODY = {};

  private final RequestLog log;
  private final Exchanges exchanges;
  private final Corrections corrections;
  private final ThreadLocal<@Nullable Start> start = new ThreadLocal<>();

  Recorder(RequestLog log, Exchanges exchanges, Corrections corrections) {
    this.log = log;
    this.exchanges = exchanges;
    this.corrections = corrections;
  }

  /** When the handling of a request began. */
  private record Start(UUID event, long nanos) {}

  @Override
  public String getName() {
    return "leadmock-recorder";
  }

  @Override
  public void beforeMatch(ServeEvent event, Parameters parameters) {
    start.set(new Start(event.getId(), System.nanoTime()));
  }

  @Override
  public void beforeResponseSent(ServeEvent event, Parameters parameters) {
    Optional<Exchange> exchange = exchanges.end(event.getId());
    LoggedRequest request = event.getRequest();
    LoggedResponse response = event.getResponse();
    Message sent = message(request.getHeaders(), request.getBody());
    log.add(
        new Entry(
            event.getId(),
            request.getLoggedDate().toInstant(),
            nanosSince(event.getId()),
            target(event, exchange),
            request.getMethod().getName(),
            request.getUrl(),
            Requests.origin(request),
            sent,
            response.getStatus(),
            message(response.getHeaders(), response.getBody()),
            outcome(event, exchange),
            corrections.of(event, exchange, sent)));
  }

  private long nanosSince(UUID event) {
    @Nullable Start known = start.get();
    start.remove();
    return known != null && known.event().equals(event) ? System.nanoTime() - known.nanos() : 0;
  }

  private static Message message(@Nullable HttpHeaders headers, byte @Nullable [] body) {
    return Message.of(() -> lines(headers), body == null ? NO_BODY : body);
  }

  private static List<Header> lines(@Nullable HttpHeaders headers) {
    return headers == null
        ? List.of()
        : headers.all().stream()
            .flatMap(line -> line.values().stream().map(value -> new Header(line.key(), value)))
            .toList();
  }

  private static Entry.Target target(ServeEvent event, Optional<Exchange> exchange) {
    Optional<String> api =
        exchange
            .map(known -> known.api().name())
            .or(
                () ->
                    Optional.ofNullable(event.getStubMapping())
                        .map(StubMapping::getMetadata)
                        .map(metadata -> metadata.getString("api", null)));
    return new Entry.Target(
        api,
        exchange.flatMap(Exchange::operation).map(name -> api.get() + "/" + name),
        exchange.map(Exchange::session).orElseGet(() -> named(event.getRequest())));
  }

  /** What reaches no operation of ours has no world, but may belong to a suite that has. */
  private static Optional<String> named(LoggedRequest request) {
    List<String> names =
        request.containsHeader(Isolation.HEADER)
            ? request.header(Isolation.HEADER).values()
            : List.of();
    return Isolation.fault(names).isEmpty() ? names.stream().findFirst() : Optional.empty();
  }

  private static Entry.Outcome outcome(ServeEvent event, Optional<Exchange> exchange) {
    return new Entry.Outcome(
        exchange.map(known -> known.outcome().cause()).orElseGet(() -> causeOfOther(event)),
        exchange.map(Exchange::rules).orElse(List.of()),
        exchange.map(Exchange::hint).orElseGet(() -> hintOfOther(event)),
        exchange.flatMap(known -> known.outcome().change()),
        exchange
            .flatMap(known -> known.outcome().fault())
            .map(FaultKind::word)
            .or(() -> Optional.ofNullable(event.getResponse().getFault()).map(Recorder::name)),
        exchange.map(known -> known.outcome().delayMillis()).orElse(0L));
  }

  /** What a user's own stub answers is what the user asked for. */
  private static Cause causeOfOther(ServeEvent event) {
    if (event.getResponse().getStatus() < 400) {
      return Cause.NONE;
    }
    return event.getWasMatched() ? Cause.FORCED : Cause.NATURAL;
  }

  private static String hintOfOther(ServeEvent event) {
    return event.getWasMatched()
        ? ""
        : "Neither API has this path, and no stub mapping takes it; ./leadmock leads prints paths to try.";
  }

  private static String name(Fault fault) {
    return fault == Fault.CONNECTION_RESET_BY_PEER
        ? "reset"
        : fault.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
