package io.github.leadmock.control;

import java.util.concurrent.TimeUnit;

/**
 * Counts the calls of one API against a limit. It remembers the times of the latest calls, so that
 * the limit holds in any period (sliding window), not only in fixed ones. Not thread-safe.
 */
final class RateWindow {

  private final long perNanos;
  private final long[] passed;
  private int next;
  private long count;

  RateWindow(RateLimit limit) {
    this.perNanos = TimeUnit.MILLISECONDS.toNanos(limit.perMillis());
    this.passed = new long[limit.requests()];
  }

  /**
   * Lets a call pass, or says when to retry.
   *
   * @param now a monotonic time in nanoseconds
   * @return 0 if the call passed, otherwise the seconds, rounded up, after which a call can pass if
   *     no other call comes first
   */
  long pass(long now) {
    // The next slot holds the oldest call that still counts.
    long age = now - passed[next];
    if (count >= passed.length && age < perNanos) {
      return Math.floorDiv(perNanos - age - 1, TimeUnit.SECONDS.toNanos(1)) + 1;
    }
    passed[next] = now;
    next = (next + 1) % passed.length;
    count++;
    return 0;
  }
}
