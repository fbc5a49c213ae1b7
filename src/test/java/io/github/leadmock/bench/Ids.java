package io.github.leadmock.bench;

import java.util.Random;
import java.util.UUID;

/** Makes random UUIDs of version 4, the same ones in each run. */
final class Ids {

  private final Random random;

  Ids(long seed) {
    random = new Random(seed);
  }

  String next() {
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | Long.MIN_VALUE;
    return new UUID(high, low).toString();
  }

  /** A text of hexadecimal digits, as the checksum of an SMS. */
  String hex() {
    return next().replace("-", "");
  }
}
