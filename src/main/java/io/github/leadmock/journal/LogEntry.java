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
 * One request with its response. Immutable. Contains secrets, which must be masked before it is
 * shown.
 *
 * @param id identifies the entry, also in links
 * @param time when the request was received
 * @param nanos how long the mock took to prepare the response, without intended delays, in
 *     nanoseconds
 * @param stubDelayMillis how long WireMock delayed the response in addition, by a stub mapping or a
 *     global setting, in milliseconds
 * @param target what the request was for
 * @param method the request's method
 * @param url the request's path and query, as sent
 * @param origin the scheme and host that the client used
 * @param connection the client's port, which tells its connections apart; 0 if unknown
 * @param request the request's headers and body
 * @param status the response's status
 * @param response the response's headers and body
 * @param outcome why the response is what it is
 * @param correction the nearest valid request, computed on demand against the state of the world at
 *     that time; empty unless the request itself caused an error
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
    int connection,
    LoggedMessage request,
    int status,
    LoggedMessage response,
    Outcome outcome,
    Supplier<Optional<Correction>> correction) {

  /** The approximate size of an entry without what the messages consist of, in bytes. */
  private static final long OVERHEAD = 4_096;

  /** Checks for nulls. */
  public LogEntry {
    requireNonNull(id, "id is null");
    requireNonNull(time, "time is null");
    requireNonNull(outcome, "outcome is null");
    requireNonNull(correction, "correction is null");
  }

  /**
   * What a request was for.
   *
   * @param api the API's name; empty if it was for neither
   * @param operation the operation, such as {@code metroleads/add-note}; empty if there was none
   * @param session whose own writes it concerned, by session or user name; empty for shared data
   * @param stub the user's stub mapping that matched, by its name or id; empty if none did
   */
  public record Target(
      Optional<String> api,
      Optional<String> operation,
      Optional<String> session,
      Optional<String> stub) {}

  /**
   * Why a response is what it is.
   *
   * @param rule the ids of the rules behind it, separated by commas; empty for none
   * @param hint what to send instead; empty for none
   * @param change what the request changed in the fake world; empty for nothing
   * @param fault how the connection was broken, if it was
   * @param delayMillis how long the response was delayed on purpose, in milliseconds
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

  /** How long the mock took to prepare the response, in milliseconds, to two decimals. */
  public double durationMillis() {
    return rounded(nanos / 1e6);
  }

  /** How long the response was delayed on purpose, in milliseconds. */
  public long delayMillis() {
    return outcome.delayMillis() + stubDelayMillis;
  }

  /**
   * How long the client waited for the response, in milliseconds, to two decimals: a delay starts
   * when the request arrives.
   */
  public double waitedMillis() {
    return rounded(Math.max(nanos / 1e6, outcome.delayMillis()) + stubDelayMillis);
  }

  private static double rounded(double millis) {
    return Math.round(millis * 1e2) / 1e2;
  }

  /** Which program sent the request, as far as its User-Agent says, such as {@code curl/8.5.0}. */
  public Optional<String> client() {
    return Header.values(request.headers().get(), "User-Agent").stream()
        .findFirst()
        .flatMap(ClientName::of);
  }

  /** Whether the console sent the request. */
  public boolean isFromConsole() {
    return ConsoleMark.isIn(Header.values(request.headers().get(), ConsoleMark.HEADER));
  }

  /** The approximate memory use of the entry, in bytes. */
  long size() {
    return OVERHEAD + 2L * url.length() + request.size() + response.size();
  }
}
