package io.github.leadmock.engine;

import io.github.leadmock.api.Correction;
import io.github.leadmock.api.Isolation;
import io.github.leadmock.control.FaultKind;
import io.github.leadmock.journal.LogEntry;
import io.github.leadmock.journal.LoggedMessage;
import io.github.leadmock.journal.RequestLog;
import io.github.leadmock.message.Header;
import io.github.leadmock.server.ServerRequest;
import io.github.leadmock.server.ServerResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Writes answered requests to the log, whoever answered them. Thread-safe. */
public final class RequestLogger {

  private final RequestLog log;
  private final Corrections corrections;

  RequestLogger(RequestLog log, Corrections corrections) {
    this.log = log;
    this.corrections = corrections;
  }

  /**
   * A request with its answer, as they went over the wire.
   *
   * @param id names the request
   * @param time when it came
   * @param nanos how long it took
   * @param stubDelayMillis how long WireMock holds the answer back
   * @param url its path and query
   * @param origin scheme and host under which the client reached the mock
   * @param sent its head and body
   * @param status the answer's status
   * @param answer the answer's head and body
   */
  public record Seen(
      UUID id,
      Instant time,
      long nanos,
      long stubDelayMillis,
      String method,
      String url,
      String origin,
      LoggedMessage sent,
      int status,
      LoggedMessage answer) {

    /**
     * What was answered without WireMock.
     *
     * @param nanos how long that took
     */
    static Seen of(UUID id, ServerRequest request, ServerResponse response, long nanos) {
      return new Seen(
          id,
          Instant.ofEpochMilli(System.currentTimeMillis()),
          nanos,
          0,
          request.method(),
          request.url(),
          request.origin(),
          LoggedMessage.of(request::headers, request.intake().plain()),
          response.status(),
          LoggedMessage.of(response::headers, response.body().bytes()));
    }
  }

  /** The log. */
  public RequestLog log() {
    return log;
  }

  /** A request that one of the APIs answered. */
  public void write(Seen seen, Exchange exchange) {
    String api = exchange.api().name();
    log.add(
        entry(
            seen,
            new LogEntry.Target(
                Optional.of(api),
                exchange.operation().map(name -> api + "/" + name),
                exchange.session()),
            new LogEntry.Outcome(
                exchange.outcome().cause(),
                exchange.rule(),
                exchange.hint(),
                exchange.outcome().change(),
                exchange.outcome().fault().map(FaultKind::word),
                exchange.outcome().delayMillis()),
            corrections.of(seen, exchange)));
  }

  /**
   * A request that none of them answered.
   *
   * @param api the API that it was for, if it was
   * @param matched whether there was a stub mapping for it
   */
  public void write(Seen seen, Optional<String> api, LogEntry.Outcome outcome, boolean matched) {
    log.add(
        entry(
            seen,
            new LogEntry.Target(api, Optional.empty(), named(seen.sent())),
            outcome,
            matched ? Optional::empty : corrections.ofUnmatched(seen)));
  }

  private static LogEntry entry(
      Seen seen,
      LogEntry.Target target,
      LogEntry.Outcome outcome,
      Supplier<Optional<Correction>> correction) {
    return new LogEntry(
        seen.id(),
        seen.time(),
        seen.nanos(),
        seen.stubDelayMillis(),
        target,
        seen.method(),
        seen.url(),
        seen.origin(),
        seen.sent(),
        seen.status(),
        seen.answer(),
        outcome,
        correction);
  }

  /** What reaches no operation of ours has no world, but may belong to a suite that has. */
  private static Optional<String> named(LoggedMessage sent) {
    List<String> names = Header.values(sent.headers().get(), Isolation.HEADER);
    return Isolation.fault(names).isEmpty() ? names.stream().findFirst() : Optional.empty();
  }
}
