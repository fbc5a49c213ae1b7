package io.github.leadmock.report;

import io.github.leadmock.verify.CaseResult;
import io.github.leadmock.verify.CaseResult.Outcome;
import io.github.leadmock.verify.Report;
import java.util.List;

/**
 * How the cases of a run ended.
 *
 * @param passed cases
 * @param failed cases
 * @param skipped cases
 * @param findings in the failed cases
 */
record Tally(int passed, int failed, int skipped, int findings) {

  static Tally of(Report report) {
    return of(report.cases());
  }

  static Tally of(List<CaseResult> cases) {
    return new Tally(
        count(cases, Outcome.PASSED),
        count(cases, Outcome.FAILED),
        count(cases, Outcome.SKIPPED),
        cases.stream().mapToInt(result -> result.findings().size()).sum());
  }

  int cases() {
    return passed + failed + skipped;
  }

  Verdict verdict() {
    if (failed > 0) {
      return Verdict.FAILED;
    }
    return passed > 0 ? Verdict.PASSED : Verdict.NOTHING_CHECKED;
  }

  /** The verdict's reason, a sentence without a full stop. */
  String sentence() {
    return switch (verdict()) {
      case FAILED ->
          "%s in %s of %s; %s passed, %s skipped"
              .formatted(
                  Words.count(findings, "finding"),
                  failed,
                  Words.count(cases(), "case"),
                  passed,
                  skipped);
      case PASSED -> "%s passed, %s skipped".formatted(Words.count(passed, "case"), skipped);
      case NOTHING_CHECKED ->
          skipped == 0 ? "no case was run" : Words.count(skipped, "case") + " skipped, none run";
    };
  }

  private static int count(List<CaseResult> cases, Outcome outcome) {
    return (int) cases.stream().filter(result -> result.outcome() == outcome).count();
  }
}
