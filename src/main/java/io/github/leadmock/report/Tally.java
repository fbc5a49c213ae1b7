package io.github.leadmock.report;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.github.leadmock.verify.CaseResult;
import io.github.leadmock.verify.CaseResult.Outcome;
import io.github.leadmock.verify.Finding.Weight;
import io.github.leadmock.verify.Report;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The results of a run in numbers.
 *
 * @param passed the number of passed cases
 * @param failed the number of failed cases
 * @param warned the number of cases with findings, none of which fails the run
 * @param known the number of cases whose findings are all in the baseline
 * @param skipped the number of skipped cases
 * @param causes the number of causes of findings that fail the run
 * @param failing the number of findings that fail the run
 * @param warnings the number of findings that are only warnings
 * @param accepted the number of findings in the baseline
 * @param trouble why the run did not finish; empty if it did
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

  /** The cases of each operation, in the order in which the operations first occur. */
  static Map<String, Tally> byOperation(Report report) {
    return report.cases().stream()
        .collect(
            groupingBy(
                CaseResult::operation, LinkedHashMap::new, collectingAndThen(toList(), Tally::of)));
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

  /** The reason for the verdict, as a sentence without a full stop. */
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

  /** The numbers of cases with only warnings or only known findings; empty if there are none. */
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
