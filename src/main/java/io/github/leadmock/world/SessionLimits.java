package io.github.leadmock.world;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How many sessions are kept, and for how long: whoever makes up names must not fill the memory.
 *
 * @param count how many beside the shared one; for one more, the one that was idle longest goes
 * @param age how long a session may be idle before what it wrote is gone
 */
public record SessionLimits(int count, Duration age) {

  /** The highest count: making room looks at every session. */
  public static final int MAX_COUNT = 100_000;

  /** The longest age, ten years: it must be countable in nanoseconds. */
  public static final Duration MAX_AGE = Duration.ofDays(3_650);

  /** A thousand sessions, a day idle. */
  public static final SessionLimits DEFAULT = new SessionLimits(1_000, Duration.ofDays(1));

  /** Checks the values; one that cannot be used is an {@link IllegalArgumentException}. */
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
