package io.github.leadmock.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.world.IdCodec.Kind;
import io.github.leadmock.world.IdCodec.Meaning;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdCodecTest {

  private static final int MAX_GROUP = (1 << IdCodec.GROUP_BITS) - 1;
  private static final long MAX_LEAD = (1L << IdCodec.LEAD_BITS) - 1;
  private static final int MAX_POSITION = (1 << IdCodec.POSITION_BITS) - 1;

  @Property
  void readsBackWhatAnIdStandsFor(@ForAll long seed, @ForAll("meanings") Meaning meaning) {
    IdCodec codec = new IdCodec(seed);
    assertThat(codec.decode(codec.encode(meaning))).contains(meaning);
  }

  @ParameterizedTest
  @EnumSource
  void readsBackTheLimitsOfEveryKind(Kind kind) {
    IdCodec codec = new IdCodec(1);
    Meaning lowest = new Meaning(kind, 0, 0, 0);
    Meaning highest = new Meaning(kind, MAX_GROUP, MAX_LEAD, MAX_POSITION);
    assertThat(codec.decode(codec.encode(lowest))).contains(lowest);
    assertThat(codec.decode(codec.encode(highest))).contains(highest);
  }

  @Property
  void looksLikeARandomUuid(@ForAll long seed, @ForAll("meanings") Meaning meaning) {
    UUID id = new IdCodec(seed).encode(meaning);
    assertThat(id.version()).isEqualTo(4);
    assertThat(id.variant()).isEqualTo(2);
  }

  @Property
  void rejectsTheIdsOfAnotherSeed(@ForAll long seed, @ForAll("meanings") Meaning meaning) {
    UUID foreign = new IdCodec(seed + 1).encode(meaning);
    assertThat(new IdCodec(seed).decode(foreign)).isEmpty();
  }

  @Property
  void rejectsRandomUuids(@ForAll long high, @ForAll long low) {
    IdCodec codec = new IdCodec(1);
    assertThat(codec.decode(new UUID(high, low))).isEmpty();
    assertThat(codec.decode(version4(high, low))).isEmpty();
  }

  @Property
  void rejectsAnIdWithOneBitChanged(@ForAll("meanings") Meaning meaning, @ForAll long choice) {
    IdCodec codec = new IdCodec(1);
    UUID id = codec.encode(meaning);
    long bit = 1L << (choice & 63);
    assertThat(codec.decode(new UUID(id.getMostSignificantBits() ^ bit, low(id)))).isEmpty();
    assertThat(codec.decode(new UUID(id.getMostSignificantBits(), low(id) ^ bit))).isEmpty();
  }

  @Test
  void givesNeighboursDifferentIdsWithoutATrace() {
    IdCodec codec = new IdCodec(1);
    Set<UUID> ids = new HashSet<>();
    Set<String> starts = new HashSet<>();
    for (Kind kind : Kind.values()) {
      for (int lead = 0; lead < 20; lead++) {
        for (int position = 0; position < 20; position++) {
          UUID id = codec.encode(new Meaning(kind, 0, lead, position));
          ids.add(id);
          starts.add(id.toString().substring(0, 8));
        }
      }
    }
    assertThat(ids).hasSize(4 * 20 * 20);
    assertThat(starts).hasSize(4 * 20 * 20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "e1225b12-d466-11e3-bebd-12313d233945"
      })
  void rejectsWhatIsNoVersion4(String id) {
    assertThat(new IdCodec(1).decode(UUID.fromString(id))).isEmpty();
  }

  @Test
  void rejectsAHundredThousandRandomUuids() {
    IdCodec codec = new IdCodec(1);
    Random random = new Random(42);
    for (int i = 0; i < 100_000; i++) {
      UUID id = version4(random.nextLong(), random.nextLong());
      assertThat(codec.decode(id)).isEmpty();
    }
  }

  private static UUID version4(long high, long low) {
    return new UUID((high & ~0xF000L) | 0x4000L, (low & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
  }

  private static long low(UUID id) {
    return id.getLeastSignificantBits();
  }

  @Provide
  Arbitrary<Meaning> meanings() {
    return Combinators.combine(
            Arbitraries.of(Kind.class),
            Arbitraries.integers().between(0, MAX_GROUP),
            Arbitraries.longs().between(0, MAX_LEAD),
            Arbitraries.integers().between(0, MAX_POSITION))
        .as(Meaning::new);
  }
}
