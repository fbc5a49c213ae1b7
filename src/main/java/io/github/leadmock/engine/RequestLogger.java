package io.github.leadmock.engine;

import io.github.leadmock.api.Correction;
import io.github.leadmock.control.FaultKind;
import io.github.leadmock.journal.LogEntry;
import io.github.leadmock.journal.LoggedMessage;
import io.github.leadmock.journal.RequestLog;
import io.github.leadmock.server.ServerRequest;
import io.github.leadmock.server.ServerResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Logs answered requests, whoever answered them. Thread-safe. */
public final class RequestLogger {

  private final RequestLog log;
  private final Corrections corrections;
  private final Observer[] observers;

  RequestLogger(RequestLog log, Corrections corrections, List<Observer> observers) {
    this.observers = observers.toArray(Observer[]::new);
    this.log = log;
    this.corrections = corrections;
  }

  /**
   * A request and its response, as sent over the wire.
   *
   * @param id identifies the request
   * @param time when it was received
   * @param nanos how long it took, in nanoseconds
   * @param stubDelayMillis how long WireMock delays the response, in milliseconds
   * @param url its path and query as sent
   * @param origin the scheme and host that the client used
   * @param connection the client's port; 0 if unknown
   * @param sent its headers and body
   * @param status the status of the response
   * @param answer the headers and body of the response
   */
  public record Seen(
      UUID id,
      Instant time,
      long nanos,
      long stubDelayMillis,
      String method,
      String url,
      String origin,
      int connection,
      LoggedMessage sent,
      int status,
      LoggedMessage answer) {

    /**
     * A response given without WireMock.
     *
     * @param nanos how long it took, in nanoseconds
     */
    static Seen of(UUID id, ServerRequest request, ServerResponse response, long nanos) {
      return new Seen(
          id,
          Instant.ofEpochMilli(System.currentTimeMillis() - nanos / 1_000_000),
          nanos,
          0,
          request.method(),
          request.target(),
          request.origin(),
          request.clientPort(),
          LoggedMessage.of(request::headers, request.intake().plain()),
          response.status(),
          LoggedMessage.of(response::headers, response.body().bytes()));
    }
  }

  /** The log. */
  public RequestLog log() {
    return log;
  }

  /** Logs a request that one of the APIs answered. */
  public void write(Seen seen, Exchange exchange) {
    String api = exchange.api().name();
    keep(
        entry(
            seen,
            new LogEntry.Target(
                Optional.of(api),
                exchange.operation().map(name -> api + "/" + name),
                exchange.session(),
                Optional.empty()),
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
   * Logs a request that neither API answered.
   *
   * @param api the API that the request was for, if any
   * @param matched whether a stub mapping matched it
   */
  public void write(Seen seen, Optional<String> api, LogEntry.Outcome outcome, boolean matched) {
    // It reaches none of our operations, but may belong to a test suite that names a session.
    keep(
        entry(
            seen,
            new LogEntry.Target(
                api, Optional.empty(), seen.sent().namedSession(), Optional.empty()),
            outcome,
            matched ? Optional::empty : corrections.ofUnmatched(seen)));
  }

  private void keep(LogEntry entry) {
    log.add(entry);
    for (Observer observer : observers) {
      observer.answered(entry);
    }
  }

  /**
   * Logs a request that a stub mapping of the user's answered.
   *
   * @param stub the name of the stub mapping, or its id
   */
  public void writeStubbed(Seen seen, String stub, LogEntry.Outcome outcome) {
    keep(
        entry(
            seen,
            new LogEntry.Target(
                Optional.empty(), Optional.empty(), seen.sent().namedSession(), Optional.of(stub)),
            outcome,
            Optional::empty));
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
        seen.connection(),
        seen.sent(),
        seen.status(),
        seen.answer(),
        outcome,
        correction);
  }
}
