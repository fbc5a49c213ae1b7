package io.github.leadmock.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.verify.CaseResult.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The paging checks catch servers that break the rules, and accept those that do not. */
class PagingLawsTest {

  private static final List<String> LAWS =
      List.of(
          "list-events/success",
          "every-event",
          "list-events/order",
          "default-",
          "echoed-start",
          "list-events/size",
          "list-events/start",
          "last-page",
          "partition",
          "list-events/count",
          "past-the-end",
          "huge-size",
          "attached-lead",
          "list-events/author");

  private static Report run(TimelineStub stub) {
    try (StubServer server = new StubServer(stub)) {
      return Verifier.run(
          Settings.of(server.baseUrl(), "me@example.com", "token", TimelineStub.LEAD)
              .withOnly(LAWS)
              .withLimits(500, Double.POSITIVE_INFINITY, Duration.ofSeconds(5)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 19, 20, 21, 40, 56, 100, 333})
  void acceptsTimelinesOfAnyLength(int size) {
    assertThat(run(new TimelineStub(size)).findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 25, 50})
  void acceptsAGreatestSize(int greatest) {
    TimelineStub stub = new TimelineStub(130);
    stub.greatestSize = greatest;
    Report report = run(stub);

    assertThat(report.findings()).isEmpty();
    assertThat(report.readings())
        .contains(
            new Report.Reading(
                "ML-EV-09", "size=1000000: cut down to %d events".formatted(greatest)));
  }

  @Test
  void acceptsATimelineThatGrowsAllTheTimeAndSaysSo() {
    TimelineStub stub = new TimelineStub(56);
    stub.growsAlways = true;
    Report report = run(stub);

    assertThat(report.findings()).isEmpty();
    assertThat(report.cases())
        .filteredOn(result -> result.outcome() == Outcome.SKIPPED)
        .extracting(CaseResult::reason)
        .contains("the timeline changed during paging, three times");
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("default size 10", "ML-EV-03", stub -> stub.defaultSize = 10),
        fault("default size 50", "ML-EV-03", stub -> stub.defaultSize = 50),
        fault("count of the page", "ML-EV-04", stub -> stub.countsThePage = true),
        fault("oldest first", "ML-EV-01", stub -> stub.oldestFirst = true),
        fault("start ignored", "ML-EV-06", stub -> stub.ignoresStart = true),
        fault("size ignored", "ML-EV-06", stub -> stub.ignoresSize = true),
        fault("start not echoed", "ML-EV-05", stub -> stub.echoesNothing = true),
        fault("pages overlap", "ML-EV-12", stub -> stub.repeatsTheLast = true),
        fault("start from one", "ML-EV-06", stub -> stub.shift = -1),
        fault("first event missing", "ML-EV-04", stub -> stub.shift = 1));
  }

  private static Arguments fault(String name, String rule, Consumer<TimelineStub> slip) {
    return Arguments.of(name, rule, slip);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void catches(String name, String rule, Consumer<TimelineStub> slip) {
    TimelineStub stub = new TimelineStub(56);
    slip.accept(stub);

    assertThat(run(stub).findings()).extracting(Finding::rule).contains(rule);
  }
}
