package io.github.leadmock.baseline;

import io.github.leadmock.contract.Rule;
import io.github.leadmock.verify.CaseResult;
import io.github.leadmock.verify.CaseResult.Outcome;
import io.github.leadmock.verify.Finding;
import io.github.leadmock.verify.Report;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reports of runs to compare. */
final class Runs {

  private Runs() {}

  static Report report(CaseResult... cases) {
    return report(false, cases);
  }

  static Report strict(CaseResult... cases) {
    return report(true, cases);
  }

  private static Report report(boolean strict, CaseResult... cases) {
    return new Report(
        "metroleads",
        URI.create("http://localhost:8080"),
        "1",
        Instant.parse("2026-11-30T08:00:00Z"),
        Duration.ofSeconds(1),
        strict,
        Rule.Status.INFERRED,
        false,
        1,
        List.of(cases),
        List.of(),
        List.of(),
        Optional.empty());
  }

  static CaseResult passed(String id) {
    return result(id, Outcome.PASSED, "");
  }

  static CaseResult skipped(String id) {
    return result(id, Outcome.SKIPPED, "the lead has no events");
  }

  static CaseResult failed(String id, Finding... findings) {
    return result(id, Outcome.FAILED, "", findings);
  }

  private static CaseResult result(String id, Outcome outcome, String reason, Finding... findings) {
    return new CaseResult(
        id,
        "title",
        "list-events",
        List.of("ML-EV-03"),
        outcome,
        reason,
        List.of(findings),
        List.of(),
        Duration.ZERO);
  }

  static Finding finding(String message, String actual) {
    return new Finding(
        "ML-EV-03",
        Rule.Status.DOCUMENTED,
        Finding.Weight.FAILS,
        "list-events",
        200,
        "/events",
        message,
        "20",
        actual,
        "curl http://localhost:8080");
  }

  static FindingKey key(Report report) {
    return FindingKey.of(report.cases().get(0).id(), report.findings().get(0));
  }
}
