package io.github.leadmock.world;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How many sessions are kept, and for how long, so that made-up names cannot exhaust the memory.
 *
 * @param count the maximum besides the shared one; beyond it, the least recently used is evicted
 * @param age idle time before a session's writes are discarded
 */
public record SessionLimits(int count, Duration age) {

  /** The highest count; eviction scans all sessions. */
  public static final int MAX_COUNT = 100_000;

  /** The longest age, ten years; it has to fit in nanoseconds. */
  public static final Duration MAX_AGE = Duration.ofDays(3_650);

  /** A thousand sessions, one day of idle time. */
  public static final SessionLimits DEFAULT = new SessionLimits(1_000, Duration.ofDays(1));

  /** Validates the values; an invalid one is an {@link IllegalArgumentException}. */
  public SessionLimits {
    requireNonNull(age, "age is null");
    if (count < 1 || count > MAX_COUNT) {
      throw new IllegalArgumentException(
          "the number of sessions is %s; expected 1 to %s".formatted(count, MAX_COUNT));
    }
    if (age.isZero() || age.isNegative() || age.compareTo(MAX_AGE) > 0) {
      throw new IllegalArgumentException(
          "the age of sessions is %s; expected more than nothing and at most %s"
              .formatted(age, MAX_AGE));
    }
  }
}
