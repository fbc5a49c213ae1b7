package io.github.leadmock.baseline;

import io.github.leadmock.verify.CaseResult;
import io.github.leadmock.verify.Finding;
import io.github.leadmock.verify.Report;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The findings that have been accepted for now. Immutable.
 *
 * @param reasons why each finding is accepted; empty text if no reason was given
 * @param strict whether a strict run has found some of them, which others do not look for
 */
public record Baseline(Map<FindingKey, String> reasons, boolean strict) {

  /** A baseline that accepts nothing. */
  public static final Baseline NONE = new Baseline(Map.of(), false);

  /** Copies the map. */
  public Baseline {
    reasons = Collections.unmodifiableMap(new TreeMap<>(reasons));
  }

  /** The report with accepted findings marked as known. */
  public Report mark(Report report) {
    return report.withCases(report.cases().stream().map(this::mark).toList());
  }

  private CaseResult mark(CaseResult result) {
    return result.withFindings(
        result.findings().stream()
            .map(
                finding ->
                    reasons.containsKey(FindingKey.of(result.id(), finding))
                        ? finding.withWeight(Finding.Weight.KNOWN)
                        : finding)
            .toList());
  }

  /** Whether what lies behind a finding is accepted in some case. */
  public boolean knows(Finding finding) {
    FindingKey key = FindingKey.of("", finding);
    return reasons.keySet().stream()
        .anyMatch(
            known ->
                known.cause().equals(key.cause())
                    && known.status() == key.status()
                    && known.was().equals(key.was()));
  }

  /** Whether it can tell from such a run what is fixed. */
  public boolean isOfRunsLike(boolean strictRun) {
    return reasons.isEmpty() || strict == strictRun;
  }

  /** Accepted findings that are gone, although their case ran to completion. */
  public List<FindingKey> fixed(Report report) {
    if (!isOfRunsLike(report.strict())) {
      return List.of();
    }
    Findings found = Findings.of(report);
    return reasons.keySet().stream().filter(found::lacks).toList();
  }

  /**
   * A baseline of everything that these reports found, which keeps earlier reasons. Entries whose
   * case did not run to completion are kept, and all of a baseline of the other strictness.
   */
  public Baseline after(List<Report> reports) {
    Map<FindingKey, String> next = new TreeMap<>(reasons);
    for (Report report : reports) {
      Findings found = Findings.of(report);
      if (isOfRunsLike(report.strict())) {
        next.keySet().removeIf(found::lacks);
      }
      found.keys().forEach(key -> next.putIfAbsent(key, ""));
    }
    boolean strictRun = reports.stream().anyMatch(Report::strict);
    return new Baseline(next, strictRun || (strict && !reasons.isEmpty()));
  }
}
