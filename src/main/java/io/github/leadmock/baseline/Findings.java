package io.github.leadmock.baseline;

import io.github.leadmock.verify.CaseResult;
import io.github.leadmock.verify.Report;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The findings of one run, by key.
 *
 * @param keys the findings
 * @param checked the cases that ran to completion
 * @param run the cases that were not skipped
 * @param strict whether the run held the server to the letter, and so finds what others do not
 */
record Findings(Set<FindingKey> keys, Set<String> checked, Set<String> run, boolean strict) {

  /** Copies the sets. */
  Findings {
    keys = Set.copyOf(keys);
    checked = Set.copyOf(checked);
    run = Set.copyOf(run);
  }

  static Findings of(Report report) {
    return new Findings(
        report.cases().stream()
            .flatMap(
                result ->
                    result.findings().stream().map(finding -> FindingKey.of(result.id(), finding)))
            .collect(Collectors.toSet()),
        report.cases().stream()
            .filter(CaseResult::complete)
            .map(CaseResult::id)
            .collect(Collectors.toSet()),
        report.cases().stream()
            .filter(result -> result.outcome() != CaseResult.Outcome.SKIPPED)
            .map(CaseResult::id)
            .collect(Collectors.toSet()),
        report.strict());
  }

  /** Whether the finding's case ran to completion without it. */
  boolean lacks(FindingKey key) {
    return checked.contains(key.caseId()) && !keys.contains(key);
  }
}
