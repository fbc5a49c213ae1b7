package io.github.leadmock.journal;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.api.ConsoleMark;
import io.github.leadmock.api.Correction;
import io.github.leadmock.control.Cause;
import io.github.leadmock.message.Header;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * One request with its answer. Immutable; holds secrets, which whoever shows it has to mask.
 *
 * @param id names the entry, in links too
 * @param time when the request came
 * @param nanos how long the mock took until the answer was ready to be sent, ordered delays not
 *     counted, in nanoseconds
 * @param stubDelayMillis how long WireMock held the answer back as well: for a delay of a stub
 *     mapping, or one for all
 * @param target what it was for
 * @param method the request's method
 * @param url the request's path and query
 * @param origin scheme and host under which the client reached the mock
 * @param request the request's head and body
 * @param status the response's status
 * @param response the response's head and body
 * @param outcome why the answer is what it is
 * @param correction the nearest valid request, found when somebody asks for it, in the world as it
 *     then is; empty unless the request earned its error
 */
public record LogEntry(
    UUID id,
    Instant time,
    long nanos,
    long stubDelayMillis,
    Target target,
    String method,
    String url,
    String origin,
    LoggedMessage request,
    int status,
    LoggedMessage response,
    Outcome outcome,
    Supplier<Optional<Correction>> correction) {

  /** What an entry takes beside the two bodies, roughly, in bytes. */
  private static final long OVERHEAD = 4_096;

  /** Checks that nothing is missing. */
  public LogEntry {
    requireNonNull(id, "id is null");
    requireNonNull(time, "time is null");
    requireNonNull(outcome, "outcome is null");
    requireNonNull(correction, "correction is null");
  }

  /**
   * What a request was for.
   *
   * @param api the API's name; empty outside of both
   * @param operation the operation, such as {@code metroleads/add-note}; empty when it is none
   * @param session whose own writes it was about, a session's or a user's name; empty for those
   *     that all share
   */
  public record Target(
      Optional<String> api, Optional<String> operation, Optional<String> session) {}

  /**
   * Why an answer is what it is.
   *
   * @param rule the ids of the rules behind it, with commas; empty for none
   * @param hint what to send instead; empty for none
   * @param change what the request did to the fake world; empty for a read
   * @param fault how the connection was broken, if it was
   * @param delayMillis how long the answer was held back on purpose
   */
  public record Outcome(
      Cause cause,
      String rule,
      String hint,
      Optional<String> change,
      Optional<String> fault,
      long delayMillis) {

    /** The ids of the rules behind it. */
    public List<String> rules() {
      return rule.isEmpty() ? List.of() : List.of(rule.split(", "));
    }
  }

  /** How long the answer was held back on purpose, in milliseconds. */
  public long delayMillis() {
    return outcome.delayMillis() + stubDelayMillis;
  }

  /**
   * How long the client waited for the answer, in milliseconds: a delay counts from the arrival.
   */
  public double waitedMillis() {
    return Math.max(nanos / 1e6, outcome.delayMillis()) + stubDelayMillis;
  }

  /** Whether the console itself sent it. */
  public boolean isFromConsole() {
    return !Header.values(request.headers().get(), ConsoleMark.HEADER).isEmpty();
  }

  /** How much memory it takes, in bytes, roughly. */
  long size() {
    return OVERHEAD + 2L * url.length() + request.body().length + response.body().length;
  }
}
