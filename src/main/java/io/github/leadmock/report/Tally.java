package io.github.leadmock.report;

import io.github.leadmock.verify.CaseResult;
import io.github.leadmock.verify.CaseResult.Outcome;
import io.github.leadmock.verify.Finding.Weight;
import io.github.leadmock.verify.Report;
import java.util.List;
import java.util.Optional;

/**
 * How the cases of a run ended.
 *
 * @param passed cases
 * @param failed cases
 * @param warned cases: with findings, none of which fails the run
 * @param known cases: with findings that are all in the baseline
 * @param skipped cases
 * @param causes of the findings that fail the run
 * @param failing findings that fail the run
 * @param warnings findings that do not
 * @param accepted findings that are in the baseline
 * @param trouble why the run did not come to its end; empty if it did
 */
record Tally(
    int passed,
    int failed,
    int warned,
    int known,
    int skipped,
    int causes,
    int failing,
    int warnings,
    int accepted,
    Optional<String> trouble) {

  static Tally of(Report report) {
    return of(report.cases(), report.trouble());
  }

  static Tally of(List<CaseResult> cases) {
    return of(cases, Optional.empty());
  }

  private static Tally of(List<CaseResult> cases, Optional<String> trouble) {
    return new Tally(
        count(cases, Outcome.PASSED),
        count(cases, Outcome.FAILED),
        count(cases, Outcome.WARNED),
        count(cases, Outcome.KNOWN),
        count(cases, Outcome.SKIPPED),
        Reason.of(cases, Weight.FAILS).size(),
        count(cases, Weight.FAILS),
        count(cases, Weight.WARNS),
        count(cases, Weight.KNOWN),
        trouble);
  }

  int cases() {
    return checked() + skipped;
  }

  int findings() {
    return failing + warnings + accepted;
  }

  private int checked() {
    return passed + failed + warned + known;
  }

  Verdict verdict() {
    if (failed > 0) {
      return Verdict.FAILED;
    }
    if (checked() == 0) {
      return Verdict.NOTHING_CHECKED;
    }
    return trouble.isPresent() ? Verdict.NOT_ENDED : Verdict.PASSED;
  }

  /** The verdict's reason, a sentence without a full stop. */
  String sentence() {
    return trouble.map(why -> checked() == 0 ? why : why + "; " + counts()).orElseGet(this::counts);
  }

  private String counts() {
    return switch (verdict()) {
      case FAILED ->
          "%s, %s in %s of %s; %s passed, %s%s skipped"
              .formatted(
                  Words.count(causes, "cause"),
                  Words.count(failing, "finding"),
                  failed,
                  Words.count(cases(), "case"),
                  passed,
                  others(),
                  skipped);
      case PASSED, NOT_ENDED ->
          "%s passed, %s%s skipped".formatted(Words.count(passed, "case"), others(), skipped);
      case NOTHING_CHECKED ->
          skipped == 0 ? "no case was run" : Words.count(skipped, "case") + " skipped, none run";
    };
  }

  /** How many cases have warnings or known findings only; nothing for none. */
  private String others() {
    return (warned == 0 ? "" : warned + " with warnings only, ")
        + (known == 0 ? "" : known + " with known findings only, ");
  }

  private static int count(List<CaseResult> cases, Weight weight) {
    return (int)
        cases.stream()
            .flatMap(result -> result.findings().stream())
            .filter(finding -> finding.weight() == weight)
            .count();
  }

  private static int count(List<CaseResult> cases, Outcome outcome) {
    return (int) cases.stream().filter(result -> result.outcome() == outcome).count();
  }
}
