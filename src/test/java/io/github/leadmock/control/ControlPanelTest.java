package io.github.leadmock.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.leadmock.control.Decision.Interference;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ControlPanelTest {

  private static Controls flaky(double rate) {
    return Controls.OFF
        .withLatency(Optional.of(new Latency.LogNormal(300, 0.5)))
        .withErrors(Optional.of(new ErrorRate(rate, List.of(500, 503))))
        .withFaults(Optional.of(new FaultRate(rate / 2, List.of(FaultKind.values()))));
  }

  @Property(tries = 100)
  void repeatsItsDecisions(@ForAll long seed, @ForAll @DoubleRange(min = 0, max = 1) double rate) {
    Fixture one = new Fixture(seed);
    Fixture two = new Fixture(seed);
    one.panel.change(off -> flaky(rate));
    two.panel.change(off -> flaky(rate));

    List<Decision> first = one.decisions(50);
    assertThat(two.decisions(50)).isEqualTo(first);
    one.panel.restart();
    assertThat(one.decisions(50)).isEqualTo(first);
  }

  @Test
  void drawsOfOneSwitchDoNotDependOnOthers() {
    Fixture all = new Fixture(7);
    all.panel.change(off -> flaky(0.5));
    Fixture slow = new Fixture(7);
    slow.panel.change(off -> flaky(0.5).withErrors(Optional.empty()).withFaults(Optional.empty()));

    assertThat(slow.decisions(100).stream().map(Decision::delayMillis))
        .isEqualTo(all.decisions(100).stream().map(Decision::delayMillis).toList());
  }

  @Test
  void decidesByTheNumberOfTheRequestWhoeverSendsIt() throws Exception {
    Fixture alone = new Fixture(3);
    alone.panel.change(off -> flaky(0.3));
    Map<Decision, Long> expected = counted(alone.decisions(1_600));
    Fixture crowd = new Fixture(3);
    crowd.panel.change(off -> flaky(0.3));
    ExecutorService threads = Executors.newFixedThreadPool(16);
    List<Future<List<Decision>>> parts =
        IntStream.range(0, 16)
            .mapToObj(thread -> threads.submit(() -> crowd.decisions(100)))
            .toList();
    Map<Decision, Long> together = new ConcurrentHashMap<>();
    for (Future<List<Decision>> part : parts) {
      counted(part.get()).forEach((decision, count) -> together.merge(decision, count, Long::sum));
    }
    threads.shutdown();

    assertThat(new HashMap<>(together)).isEqualTo(expected);
  }

  @Test
  void failsAsManyCallsAsTheRateSays() {
    Fixture fixture = new Fixture(1);
    fixture.panel.change(
        off -> Controls.OFF.withErrors(Optional.of(new ErrorRate(0.1, List.of(500, 503)))));
    List<Failure> failures =
        fixture.decisions(20_000).stream()
            .flatMap(decision -> decision.interference().stream())
            .map(Interference::failure)
            .toList();

    assertThat(failures.size()).isCloseTo(2_000, within(150));
    assertThat(failures.stream().filter(new Failure.Status(503)::equals).count())
        .isCloseTo(1_000, within(150L));
  }

  @Test
  void neverHitsAtRateZeroAndAlwaysAtOne() {
    Fixture fixture = new Fixture(1);
    fixture.panel.change(
        off -> Controls.OFF.withErrors(Optional.of(new ErrorRate(0, List.of(500)))));
    assertThat(fixture.decisions(1_000)).containsOnly(Decision.NONE);
    fixture.panel.change(
        off -> Controls.OFF.withErrors(Optional.of(new ErrorRate(1, List.of(500)))));
    assertThat(fixture.decisions(1_000)).allMatch(decision -> decision.interference().isPresent());
  }

  @Property(tries = 30)
  void logNormalLatencyHasItsMedian(
      @ForAll long seed, @ForAll @IntRange(min = 20, max = 5_000) int median) {
    Latency latency = new Latency.LogNormal(median, 0.5);
    List<Long> sorted =
        IntStream.rangeClosed(1, 4_001)
            .mapToObj(number -> latency.millis(new RequestRandom(seed, number)))
            .sorted()
            .toList();

    assertThat(sorted.get(2_000)).isCloseTo(median, within(Math.round(median * 0.06 + 1)));
    // 84.1 % of the values are below one standard deviation above the median.
    assertThat(sorted.get(3_366) / (double) sorted.get(2_000))
        .isCloseTo(Math.exp(0.5), within(0.15));
  }

  @Property(tries = 30)
  void uniformLatencyStaysWithinItsBounds(@ForAll long seed) {
    Latency latency = new Latency.Uniform(200, 203);
    assertThat(
            IntStream.range(0, 400)
                .mapToObj(number -> latency.millis(new RequestRandom(seed, number)))
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(200L, 201L, 202L, 203L);
  }

  @Test
  void capsLatencyAtTenMinutes() {
    Latency latency = new Latency.LogNormal(600_000, 3);
    assertThat(
            IntStream.range(0, 100)
                .mapToObj(number -> latency.millis(new RequestRandom(1, number))))
        .allMatch(millis -> millis <= 600_000)
        .contains(600_000L);
  }

  @Test
  void takesForcedOutcomesInTheirOrder() {
    Fixture fixture = new Fixture(1);
    ForcedOutcome first =
        fixture.panel.force(
            ForcedOutcome.next(2, Fixture.READ, new Failure.Status(500)).withSkip(1));
    fixture.panel.force(ForcedOutcome.next(1, Fixture.READ, new Failure.Status(503)));
    fixture.panel.force(ForcedOutcome.next(1, Fixture.WRITE, new Failure.Status(429)));

    assertThat(fixture.decisions(5).stream().map(ControlPanelTest::status))
        .containsExactly(503, 500, 500, 0, 0);
    assertThat(fixture.panel.controls().forced()).hasSize(1);
    assertThat(fixture.panel.release(first.id())).isFalse();
  }

  @Test
  void refusesUnknownOperationsAndStatuses() {
    Fixture fixture = new Fixture(1);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> fixture.panel.force(ForcedOutcome.next(1, "acme/other", new Failure.Status(500))))
        .withMessage("there is no operation 'acme/other'; expected one of [acme/read, acme/write]");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> fixture.panel.force(ForcedOutcome.next(1, Fixture.READ, new Failure.Status(404))))
        .withMessage(
            "acme/read documents no status 404; expected one of [400, 401, 429, 500, 503]");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                fixture.panel.change(
                    off -> off.withErrors(Optional.of(new ErrorRate(1, List.of(502))))))
        .withMessage(
            "no vendor documents the status 502; expected some of [400, 401, 429, 500, 503]");
    assertThat(fixture.panel.controls()).isEqualTo(Controls.OFF);
  }

  @Test
  void setsTheClock() {
    Fixture fixture = new Fixture(1);
    Instant then = Instant.parse("2017-02-23T10:21:08Z");
    fixture.panel.change(on -> on.withClock(new ClockSetting.Frozen(then)));
    assertThat(fixture.panel.clock().instant()).isEqualTo(then);
    fixture.panel.change(on -> on.withClock(new ClockSetting.Shifted(3_600_000)));
    assertThat(fixture.panel.clock().instant())
        .isBetween(Instant.now().plusSeconds(3_590), Instant.now().plusSeconds(3_610));
    fixture.panel.change(on -> Controls.OFF);
    assertThat(fixture.panel.clock().instant())
        .isBetween(Instant.now().minusSeconds(10), Instant.now());
  }

  private static int status(Decision decision) {
    return decision
        .interference()
        .map(interference -> ((Failure.Status) interference.failure()).status())
        .orElse(0);
  }

  private static Map<Decision, Long> counted(List<Decision> decisions) {
    return decisions.stream()
        .collect(Collectors.groupingBy(decision -> decision, Collectors.counting()));
  }
}
