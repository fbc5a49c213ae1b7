package io.github.leadmock.wiremock;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.github.tomakehurst.wiremock.verification.diff.DiffEventData;
import io.github.leadmock.control.Cause;
import io.github.leadmock.engine.RequestContext;
import io.github.leadmock.engine.RequestLogger;
import io.github.leadmock.journal.LogEntry;
import io.github.leadmock.journal.LoggedMessage;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Logs every request that WireMock answers, just before the response is sent, so that a client that
 * has received it finds the entry. WireMock does not call it for the admin API.
 */
final class ServeEventLogger implements ServeEventListener {

  private static final byte[] NO_BODY = {};

  private final RequestLogger logger;
  private final RequestContext context;
  private final ThreadLocal<@Nullable Start> start = new ThreadLocal<>();

  ServeEventLogger(RequestLogger logger, RequestContext context) {
    this.logger = logger;
    this.context = context;
  }

  /** When the handling of a request started. */
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
    LoggedRequest request = event.getRequest();
    LoggedResponse response = event.getResponse();
    RequestLogger.Seen seen =
        new RequestLogger.Seen(
            event.getId(),
            request.getLoggedDate().toInstant(),
            nanosSince(event.getId()),
            context.takeDelay(),
            context.method(request.getMethod().getName()),
            context.target(request.getUrl()),
            Requests.origin(request),
            context.connection(),
            message(request.getHeaders(), request.getBody()),
            status(event),
            message(response.getHeaders(), response.getBody()));
    context
        .end(event.getId())
        .ifPresentOrElse(exchange -> logger.write(seen, exchange), () -> write(event, seen));
  }

  private void write(ServeEvent event, RequestLogger.Seen seen) {
    answeredBy(event)
        .ifPresentOrElse(
            stub ->
                logger.writeStubbed(
                    seen,
                    stub.getName() == null ? String.valueOf(stub.getId()) : stub.getName(),
                    outcome(event)),
            () -> logger.write(seen, api(event), outcome(event), event.getWasMatched()));
  }

  /** The stub mapping that answered, unless the mock itself did for it, as it does a preflight. */
  private static Optional<StubMapping> answeredBy(ServeEvent event) {
    return Optional.ofNullable(event.getStubMapping())
        .filter(stub -> event.getWasMatched() && !OperationTransformer.answers(stub));
  }

  private long nanosSince(UUID event) {
    @Nullable Start known = start.get();
    start.remove();
    return known != null && known.event().equals(event) ? System.nanoTime() - known.nanos() : 0;
  }

  /** The report on an unmatched request has a status of its own. */
  static int status(ServeEvent event) {
    return event
        .getDiffSubEvent()
        .map(unmatched -> unmatched.getDataAs(DiffEventData.class).getStatus())
        .orElseGet(() -> event.getResponse().getStatus());
  }

  private static LoggedMessage message(@Nullable HttpHeaders headers, byte @Nullable [] body) {
    return LoggedMessage.of(() -> Requests.headers(headers), body == null ? NO_BODY : body);
  }

  private static Optional<String> api(ServeEvent event) {
    return Optional.ofNullable(event.getStubMapping())
        .map(StubMapping::getMetadata)
        .map(metadata -> metadata.getString("api", null));
  }

  private static LogEntry.Outcome outcome(ServeEvent event) {
    return new LogEntry.Outcome(
        cause(event),
        "",
        hint(event),
        Optional.empty(),
        Optional.ofNullable(event.getResponse().getFault()).map(ServeEventLogger::name),
        0);
  }

  private static Cause cause(ServeEvent event) {
    if (event.getWasMatched()) {
      return failed(event) ? Cause.STUB : Cause.NONE;
    }
    return status(event) < 400 ? Cause.NONE : Cause.NATURAL;
  }

  private static boolean failed(ServeEvent event) {
    return event.getResponse().getStatus() >= 400 || event.getResponse().getFault() != null;
  }

  private static String hint(ServeEvent event) {
    if (cause(event) == Cause.NONE && !event.getWasMatched()) {
      return "The page for browsers that open the mock's address; it leads to the console.";
    }
    if (!event.getWasMatched()) {
      return "Unmatched: neither API has this path, and no stub mapping matches it; ./leadmock leads prints"
          + " paths to try.";
    }
    return answeredBy(event).map(ServeEventLogger::hint).orElse("");
  }

  private static String hint(StubMapping stub) {
    String name = name(stub);
    return stub.getResponse() != null && stub.getResponse().isProxyResponse()
        ? "Your stub mapping %s proxies to %s, which was denied: this mock calls no other server."
            .formatted(name, stub.getResponse().getProxyBaseUrl())
        : "Answered by your stub mapping %s.".formatted(name);
  }

  private static String name(StubMapping stub) {
    return stub.getName() == null ? String.valueOf(stub.getId()) : "'" + stub.getName() + "'";
  }

  private static String name(Fault fault) {
    return fault == Fault.CONNECTION_RESET_BY_PEER
        ? "reset"
        : fault.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
