package io.github.leadmock.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LeadShapeTest {

  private static final Instant NEWEST = Instant.parse("2024-12-01T12:00:00Z");

  @Property
  @Cites("ML-EV-01")
  void spacesEventsSoThatNoTwoShareASecond(
      @ForAll long seed,
      @ForAll @IntRange(max = 50) int events,
      @ForAll @IntRange(min = 2, max = 259_200) int gap) {
    LeadShape shape = new LeadShape(events, NEWEST, gap, TextStyle.ORDINARY, 0);
    List<Instant> times = times(shape, seed);
    assertThat(times).isSorted().doesNotHaveDuplicates();
    assertThat(times).allSatisfy(time -> assertThat(time).isBefore(NEWEST));
  }

  @Property
  @Cites("ML-EV-16")
  void countsInWholeSeconds(
      @ForAll long seed, @ForAll @LongRange(min = 0, max = 1_000_000_000L) long lead) {
    assertThat(times(LeadShape.ofPopulation(seed, 0, lead), seed))
        .allSatisfy(time -> assertThat(time.getNano()).isZero());
  }

  @Test
  void drawsEmptyShortAndLongTimelinesForThePopulation() {
    List<Integer> events =
        LongStream.range(0, 2_000)
            .mapToObj(lead -> LeadShape.ofPopulation(1, 0, lead).events())
            .toList();
    assertThat(events).allSatisfy(count -> assertThat(count).isBetween(0, 120));
    assertThat(events).contains(0, 1, 30, 31, 120);
    assertThat(events.stream().filter(count -> count > 20).count()).isGreaterThan(400);
  }

  private static List<Instant> times(LeadShape shape, long seed) {
    return IntStream.range(0, shape.events())
        .mapToObj(position -> shape.timeOf(seed, 0, 7, position))
        .toList();
  }
}
