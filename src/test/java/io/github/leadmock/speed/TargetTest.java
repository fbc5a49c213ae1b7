package io.github.leadmock.speed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TargetTest {

  @Test
  void isJudgedByItsMedian() {
    assertThat(new Target("rate", true, 1.2, new Spread(0.5, 1.2, 2)).isMet()).isTrue();
    assertThat(new Target("rate", true, 1.2, new Spread(0.5, 1.19, 2)).isMet()).isFalse();
    assertThat(new Target("time", false, 0.35, new Spread(0.3, 0.35, 2)).isMet()).isTrue();
    assertThat(new Target("time", false, 0.35, new Spread(0.3, 0.36, 2)).isMet()).isFalse();
  }

  @Test
  void isTakenFromTheResults() {
    assertThat(Target.of(Samples.results()))
        .extracting(
            target ->
                "%s: %s, %s, %s"
                    .formatted(
                        target.what(),
                        target.measured().asRatio(),
                        target.wanted(),
                        target.isMet()))
        .containsExactly(
            "lead summary, requests/s : MockServer 5.15.0: 1.50 (1.50–1.50), ≥ 1.20, true",
            "lead summary, requests/s : WireMock 3.13.2, stock: 4.00 (4.00–4.00), ≥ 5.00, false",
            "lead summary, requests/s : bare Jetty 12.1: 0.80 (0.80–0.80), ≥ 0.60, true",
            "add note, requests/s : MockServer 5.15.0: 0.90 (0.90–0.90), ≥ 1.20, false",
            "add note : own event page, requests/s: 0.60 (0.60–0.60), ≥ 0.50, true",
            "lead summary, 99th percentile : MockServer 5.15.0: 0.67 (0.67–0.67), ≤ 1.00, true",
            "add note, 99th percentile : MockServer 5.15.0: 1.11 (1.11–1.11), ≤ 1.00, false",
            "event page beside 10,000 idle connections : without: 0.93 (0.90–0.95), ≥ 0.90, true",
            "start to first answer : WireMock, stock: 0.28 (0.25–0.30), ≤ 0.35, true",
            "./leadmock verify, metroleads, seconds: 1.30 (1.30–1.30), ≤ 1.20, false",
            "resident after the load, launcher's defaults : WireMock, tuned: 0.75 (0.75–0.75), ≤ 1.00, true");
  }
}
