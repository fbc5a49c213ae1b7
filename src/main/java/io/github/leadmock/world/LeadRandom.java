package io.github.leadmock.world;

import java.util.List;
import java.util.UUID;

/**
 * A short, repeatable stream of random choices for one entity. SplitMix64, implemented here because
 * the JDK's generators may change between releases and our bytes must not. Not thread-safe: created
 * and discarded within one call.
 */
final class LeadRandom {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  private LeadRandom(long state) {
    this.state = state;
  }

  /** Random numbers that depend on the seed, the topic and the entity's numbers. */
  static LeadRandom of(long seed, Topic topic, long... entity) {
    long state = mix(seed ^ mix(topic.ordinal() + 1L));
    for (long number : entity) {
      state = mix(state + GOLDEN_GAMMA ^ number);
    }
    return new LeadRandom(state);
  }

  /** A hash of a text; unlike {@link String#hashCode}, it has no known collisions. */
  static long number(String text) {
    long number = text.length();
    for (int i = 0; i < text.length(); i++) {
      number = mix((number + GOLDEN_GAMMA) ^ text.charAt(i));
    }
    return number;
  }

  static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  long next() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** A number from 0 to {@code bound - 1}. */
  int below(int bound) {
    long number = next();
    // The same without a division, for the many hexadecimal digits.
    return (bound & (bound - 1)) == 0
        ? (int) number & (bound - 1)
        : (int) Math.floorMod(number, (long) bound);
  }

  /** A number from {@code low} to {@code high}, inclusive. */
  int between(int low, int high) {
    return low + below(high - low + 1);
  }

  boolean chance(int percent) {
    return below(100) < percent;
  }

  <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  UUID uuid() {
    long high = (next() & ~0xF000L) | 0x4000L;
    long low = (next() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  /** Lower-case hexadecimal digits. */
  String hex(int digits) {
    return text("0123456789abcdef", digits);
  }

  String text(String alphabet, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(below(alphabet.length())));
    }
    return text.toString();
  }

  /**
   * What random numbers are drawn for; keeps the choices for one topic independent of those for
   * another.
   */
  enum Topic {
    ID_KEY,
    LEAD_SHAPE,
    EVENT_TIME,
    EVENT,
    COMMENT,
    USER,
    WRITER,
    SUMMARY,
    CHAT,
    DATA
  }
}
