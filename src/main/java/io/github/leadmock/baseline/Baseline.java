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
 */
public record Baseline(Map<FindingKey, String> reasons) {

  /** A baseline that accepts nothing. */
  public static final Baseline NONE = new Baseline(Map.of());

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

  /** Accepted findings that are gone, although their case ran to completion. */
  public List<FindingKey> fixed(Report report) {
    Findings found = Findings.of(report);
    return reasons.keySet().stream().filter(found::lacks).toList();
  }

  /**
   * A baseline of everything that these reports found, which keeps earlier reasons. Entries whose
   * case did not run to completion are kept.
   */
  public Baseline after(List<Report> reports) {
    Map<FindingKey, String> next = new TreeMap<>(reasons);
    for (Report report : reports) {
      Findings found = Findings.of(report);
      next.keySet().removeIf(found::lacks);
      found.keys().forEach(key -> next.putIfAbsent(key, ""));
    }
    return new Baseline(next);
  }
}
