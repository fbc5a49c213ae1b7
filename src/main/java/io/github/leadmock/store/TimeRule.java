package io.github.leadmock.store;

import java.util.OptionalLong;

/**
 * What the clock of the fake world shows, told to an engine that has a clock of its own: the clocks
 * of two replicas differ, and a note that was added later must not be older.
 *
 * @param frozenSecond where the clock stands, in seconds since 1970; empty for one that runs
 * @param offsetMillis how far a running clock is ahead
 */
public record TimeRule(OptionalLong frozenSecond, long offsetMillis) {

  /** The engine's time. */
  public static final TimeRule REAL = new TimeRule(OptionalLong.empty(), 0);

  /** A clock that stands. */
  public static TimeRule frozen(long second) {
    return new TimeRule(OptionalLong.of(second), 0);
  }

  /** A clock that can tell its rule. */
  public interface Ruled {

    /** The rule as of now. */
    TimeRule rule();
  }
}
