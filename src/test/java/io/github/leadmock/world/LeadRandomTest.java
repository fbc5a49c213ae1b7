package io.github.leadmock.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.world.LeadRandom.Topic;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LeadRandomTest {

  @Test
  void mixesAsSplitMix64Does() {
    // The first two numbers of the published generator, for seed 0.
    assertThat(LeadRandom.mix(0x9E3779B97F4A7C15L)).isEqualTo(0xE220A8397B1DCDAFL);
    assertThat(LeadRandom.mix(0x3C6EF372FE94F82AL)).isEqualTo(0x6E789E6AA1B965F4L);
  }

  @Property
  void rollsTheSameForTheSameEntity(@ForAll long seed, @ForAll long entity) {
    assertThat(rolls(LeadRandom.of(seed, Topic.EVENT, entity)))
        .isEqualTo(rolls(LeadRandom.of(seed, Topic.EVENT, entity)));
  }

  @Test
  void rollsDifferentlyForAnotherSeedTopicOrEntity() {
    Stream<LeadRandom> random =
        Stream.of(
            LeadRandom.of(1, Topic.EVENT, 1, 2),
            LeadRandom.of(2, Topic.EVENT, 1, 2),
            LeadRandom.of(1, Topic.COMMENT, 1, 2),
            LeadRandom.of(1, Topic.EVENT, 2, 1),
            LeadRandom.of(1, Topic.EVENT, 1),
            LeadRandom.of(1, Topic.EVENT, 1, 2, 0));
    assertThat(random.map(LeadRandomTest::rolls)).doesNotHaveDuplicates();
  }

  @Property
  void staysBelowTheBound(@ForAll long seed, @ForAll @IntRange(min = 1) int bound) {
    assertThat(LeadRandom.of(seed, Topic.EVENT).below(bound)).isBetween(0, bound - 1);
  }

  @Test
  void reachesBothEndsOfARange() {
    LeadRandom random = LeadRandom.of(1, Topic.EVENT);
    assertThat(IntStream.range(0, 200).map(roll -> random.between(3, 5)).boxed())
        .containsOnly(3, 4, 5);
  }

  @Test
  void takesAChanceAboutAsOftenAsAsked() {
    LeadRandom random = LeadRandom.of(1, Topic.EVENT);
    assertThat(IntStream.range(0, 10_000).filter(roll -> random.chance(25)).count())
        .isBetween(2_300L, 2_700L);
    assertThat(IntStream.range(0, 1_000).filter(roll -> random.chance(0)).count()).isZero();
    assertThat(IntStream.range(0, 1_000).filter(roll -> random.chance(100)).count())
        .isEqualTo(1_000);
  }

  @Property
  void makesUuidsOfVersion4(@ForAll long seed) {
    UUID id = LeadRandom.of(seed, Topic.USER).uuid();
    assertThat(id.version()).isEqualTo(4);
    assertThat(id.variant()).isEqualTo(2);
  }

  @Test
  void makesTextsFromTheAlphabetAlone() {
    LeadRandom random = LeadRandom.of(1, Topic.CHAT);
    assertThat(random.hex(32)).matches("[0-9a-f]{32}");
    assertThat(random.text("xy", 100)).matches("[xy]{100}").contains("x", "y");
    assertThat(random.text("xy", 0)).isEmpty();
  }

  private static List<Long> rolls(LeadRandom random) {
    return Stream.generate(random::next).limit(8).toList();
  }
}
