package io.github.leadmock.control;

/**
 * A limit on the calls of each API: no more than this many get through in any period of this length
 * (a sliding window). Calls beyond it get a 429 whose {@code Retry-After} says when to retry.
 *
 * @param requests the number of calls, 1 to {@link #MAX_REQUESTS}
 * @param perMillis the length of the period in milliseconds, 1 to {@link #MAX_MILLIS}
 */
public record RateLimit(int requests, long perMillis) {

  /** The maximum number of calls; each takes eight bytes of memory. */
  public static final int MAX_REQUESTS = 100_000;

  /** The longest period, in milliseconds: a day. */
  public static final long MAX_MILLIS = 86_400_000;

  /** Checks the ranges. */
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
