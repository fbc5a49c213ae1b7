package io.github.leadmock.report;

import io.github.leadmock.verify.CaseResult;
import io.github.leadmock.verify.CaseResult.Outcome;
import io.github.leadmock.verify.Finding;
import io.github.leadmock.verify.Report;
import java.util.List;
import java.util.function.Predicate;

/**
 * How the cases of a run ended.
 *
 * @param passed cases
 * @param failed cases
 * @param warned cases: with findings, none of which fails the run
 * @param skipped cases
 * @param findings in all cases
 * @param warnings those of the findings that do not fail the run
 */
record Tally(int passed, int failed, int warned, int skipped, int findings, int warnings) {

  static Tally of(Report report) {
    return of(report.cases());
  }

  static Tally of(List<CaseResult> cases) {
    return new Tally(
        count(cases, Outcome.PASSED),
        count(cases, Outcome.FAILED),
        count(cases, Outcome.WARNED),
        count(cases, Outcome.SKIPPED),
        findings(cases, finding -> true),
        findings(cases, finding -> !finding.fails()));
  }

  int cases() {
    return passed + failed + warned + skipped;
  }

  Verdict verdict() {
    if (failed > 0) {
      return Verdict.FAILED;
    }
    return passed + warned > 0 ? Verdict.PASSED : Verdict.NOTHING_CHECKED;
  }

  /** The verdict's reason, a sentence without a full stop. */
  String sentence() {
    return switch (verdict()) {
      case FAILED ->
          "%s in %s of %s; %s passed, %s%s skipped"
              .formatted(
                  Words.count(findings - warnings, "finding"),
                  failed,
                  Words.count(cases(), "case"),
                  passed,
                  withWarnings(),
                  skipped);
      case PASSED ->
          "%s passed, %s%s skipped".formatted(Words.count(passed, "case"), withWarnings(), skipped);
      case NOTHING_CHECKED ->
          skipped == 0 ? "no case was run" : Words.count(skipped, "case") + " skipped, none run";
    };
  }

  /** How many cases have warnings only; nothing for none. */
  private String withWarnings() {
    return warned == 0 ? "" : warned + " with warnings only, ";
  }

  private static int findings(List<CaseResult> cases, Predicate<Finding> which) {
    return (int) cases.stream().flatMap(result -> result.findings().stream()).filter(which).count();
  }

  private static int count(List<CaseResult> cases, Outcome outcome) {
    return (int) cases.stream().filter(result -> result.outcome() == outcome).count();
  }
}
