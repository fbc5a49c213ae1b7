package io.github.leadmock.world;

import io.github.leadmock.world.LeadRandom.Topic;
import java.util.Optional;
import java.util.UUID;

/**
 * Ids that encode what they identify. A UUID of version 4 carries a kind, three numbers and 44 zero
 * bits, scrambled by a keyed permutation. Decoding it tells whether it is ours, and whose, without
 * a lookup table; a random UUID is mistaken for ours once in 2<sup>44</sup>. Immutable and
 * thread-safe.
 */
final class IdCodec {

  static final int GROUP_BITS = 6;
  static final int LEAD_BITS = 40;
  static final int POSITION_BITS = 30;

  private static final int HALF_BITS = 61;
  private static final long HALF = (1L << HALF_BITS) - 1;
  private static final int ROUNDS = 6;

  private final long[] keys = new long[ROUNDS];

  IdCodec(long seed) {
    LeadRandom random = LeadRandom.of(seed, Topic.ID_KEY);
    for (int i = 0; i < ROUNDS; i++) {
      keys[i] = random.next();
    }
  }

  enum Kind {
    COMPANY,
    LEAD,
    EVENT,
    TOKEN;

    private static final Kind[] ALL = values();
  }

  /**
   * What an id identifies.
   *
   * @param kind the kind of entity
   * @param group the company's number, {@value #GROUP_BITS} bits
   * @param lead the lead's number, or the second in which a token was issued, {@value #LEAD_BITS}
   *     bits
   * @param position the event's position in its timeline, oldest first, or bits of a token's user,
   *     {@value #POSITION_BITS} bits
   */
  record Meaning(Kind kind, int group, long lead, int position) {}

  UUID encode(Meaning meaning) {
    long left =
        ((long) meaning.kind().ordinal() << GROUP_BITS | meaning.group()) << LEAD_BITS
            | meaning.lead();
    long right = meaning.position();
    for (int round = 0; round < ROUNDS; round++) {
      long mixed = left ^ scramble(round, right);
      left = right;
      right = mixed & HALF;
    }
    return toUuid(left, right);
  }

  Optional<Meaning> decode(UUID id) {
    if (id.version() != 4 || id.variant() != 2) {
      return Optional.empty();
    }
    long left = leftOf(id);
    long right = rightOf(id);
    for (int round = ROUNDS - 1; round >= 0; round--) {
      long mixed = right ^ scramble(round, left);
      right = left;
      left = mixed & HALF;
    }
    long kind = left >>> (GROUP_BITS + LEAD_BITS);
    if (right >>> POSITION_BITS != 0 || kind >= Kind.ALL.length) {
      return Optional.empty();
    }
    int group = (int) (left >>> LEAD_BITS) & ((1 << GROUP_BITS) - 1);
    return Optional.of(
        new Meaning(Kind.ALL[(int) kind], group, left & ((1L << LEAD_BITS) - 1), (int) right));
  }

  private long scramble(int round, long half) {
    return LeadRandom.mix(half + keys[round]) & HALF;
  }

  /** Spreads 122 bits around the UUID's version and variant. */
  private static UUID toUuid(long left, long right) {
    long first60 = left >>> 1;
    long high = (first60 >>> 12) << 16 | 0x4000L | (first60 & 0xFFFL);
    long low = 0x8000000000000000L | (left & 1) << HALF_BITS | right;
    return new UUID(high, low);
  }

  private static long leftOf(UUID id) {
    long high = id.getMostSignificantBits();
    long first60 = (high >>> 16) << 12 | (high & 0xFFFL);
    return first60 << 1 | ((id.getLeastSignificantBits() >>> HALF_BITS) & 1);
  }

  private static long rightOf(UUID id) {
    return id.getLeastSignificantBits() & HALF;
  }
}
