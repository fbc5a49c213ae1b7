package io.github.leadmock.control;

import java.util.List;

/**
 * The random numbers of one request: a pure function of the seed, the number of the request and the
 * topic, independent of other controls. Uses SplitMix64, implemented here because the JDK's
 * generators may change between releases and our decisions must not.
 *
 * @param seed the mock's seed
 * @param number the number of the request, from 1
 */
record RequestRandom(long seed, long number) {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  /** What a number is drawn for; keeps the draws of the controls independent of each other. */
  enum Topic {
    LATENCY,
    LATENCY_ANGLE,
    ERROR,
    STATUS,
    FAULT,
    KIND
  }

  /** A number from 0 (inclusive) to 1 (exclusive). */
  double fraction(Topic topic) {
    long state = mix(seed + GOLDEN_GAMMA * (topic.ordinal() + 1));
    return (mix(state + GOLDEN_GAMMA * number) >>> 11) * UNIT;
  }

  /** A number from {@code low} to {@code high}, both inclusive. */
  long between(Topic topic, long low, long high) {
    return low + (long) (fraction(topic) * (high - low + 1));
  }

  <T> T pick(Topic topic, List<T> choices) {
    return choices.get((int) between(topic, 0, choices.size() - 1L));
  }

  /** A number from the standard normal distribution (Box-Muller transform). */
  double gaussian(Topic radius, Topic angle) {
    // 1 - x is never 0, which has no logarithm.
    return StrictMath.sqrt(-2 * StrictMath.log(1 - fraction(radius)))
        * StrictMath.cos(2 * StrictMath.PI * fraction(angle));
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
