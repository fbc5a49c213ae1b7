package io.github.leadmock.mock;

import io.github.leadmock.console.Entry;
import io.github.leadmock.console.Message;
import io.github.leadmock.console.RequestLog;
import io.github.leadmock.control.FaultKind;
import io.github.leadmock.operation.Correction;
import io.github.leadmock.operation.Reply;
import io.github.leadmock.service.Exchange;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Writes answered requests to the log, whoever answered them. Thread-safe. */
final class Ledger {

  private final RequestLog log;
  private final Corrections corrections;

  Ledger(RequestLog log, Corrections corrections) {
    this.log = log;
    this.corrections = corrections;
  }

  /**
   * A request with its answer, as they went over the wire.
   *
   * @param id names the request
   * @param time when it came
   * @param nanos how long it took
   * @param url its path and query
   * @param origin scheme and host under which the client reached the mock
   * @param sent its head and body
   * @param status the answer's status
   * @param answer the answer's head and body
   */
  record Seen(
      UUID id,
      Instant time,
      long nanos,
      String method,
      String url,
      String origin,
      Message sent,
      int status,
      Message answer) {}

  /** The log. */
  RequestLog log() {
    return log;
  }

  /** A request that one of the APIs answered. */
  void write(Seen seen, Exchange exchange) {
    String api = exchange.api().name();
    log.add(
        entry(
            seen,
            new Entry.Target(
                Optional.of(api),
                exchange.operation().map(name -> api + "/" + name),
                Optional.empty()),
            new Entry.Outcome(
                exchange.outcome().cause(),
                exchange.rules(),
                exchange.hint(),
                change(exchange.reply()),
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
  void write(Seen seen, Optional<String> api, Entry.Outcome outcome, boolean matched) {
    log.add(
        entry(
            seen,
            new Entry.Target(api, Optional.empty(), Optional.empty()),
            outcome,
            matched ? Optional::empty : corrections.ofUnmatched(seen)));
  }

  private static Entry entry(
      Seen seen,
      Entry.Target target,
      Entry.Outcome outcome,
      Supplier<Optional<Correction>> correction) {
    return new Entry(
        seen.id(),
        seen.time(),
        seen.nanos(),
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

  private static Optional<String> change(Reply reply) {
    return reply instanceof Reply.Success success ? success.change() : Optional.empty();
  }
}
