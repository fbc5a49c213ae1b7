package io.github.leadmock.control;

import java.util.concurrent.TimeUnit;

/**
 * Counts the calls of one API against a limit. It remembers when the last ones got through, so that
 * the limit holds in every stretch of time and not only between the ticks of some clock. Not
 * thread-safe.
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
   * Lets a call through, or says how long there is no room.
   *
   * @param now any steady count of nanoseconds
   * @return 0 when it got through, else the whole seconds after which a call gets through, if no
   *     other takes the place
   */
  long pass(long now) {
    // The place that comes next holds the oldest of the calls that count.
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
