package io.github.leadmock.control;

/**
 * A bound on the calls of each API: in any stretch of time of this length, as many get through and
 * no more. What is beyond is answered 429, and {@code Retry-After} says when there is room again.
 *
 * @param requests how many calls, 1 to {@link #MAX_REQUESTS}
 * @param perMillis the length of time in milliseconds, 1 to {@link #MAX_MILLIS}
 */
public record RateLimit(int requests, long perMillis) {

  /** The most calls; each takes eight bytes. */
  public static final int MAX_REQUESTS = 100_000;

  /** The longest time, a day. */
  public static final long MAX_MILLIS = 86_400_000;

  /** Checks the values. */
  public RateLimit {
    Preconditions.range("requests", requests, 1, MAX_REQUESTS);
    Preconditions.range("perMillis", perMillis, 1, MAX_MILLIS);
  }

  String text() {
    return "rate limit %s %s per %s"
        .formatted(requests, requests == 1 ? "request" : "requests", time());
  }

  private String time() {
    return perMillis % 1_000 == 0 ? perMillis / 1_000 + " s" : perMillis + " ms";
  }
}
