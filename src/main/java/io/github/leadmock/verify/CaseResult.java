package io.github.leadmock.verify;

import static java.util.Comparator.naturalOrder;
import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/**
 * The result of one case.
 *
 * @param id such as {@code metroleads/list-events/default-size}
 * @param title what is checked, as a sentence
 * @param operation the operation under test
 * @param rules the ids of the rules that it checks
 * @param outcome how it ended
 * @param reason why it was skipped; empty for other outcomes
 * @param findings the violations and warnings; empty if it passed or was skipped
 * @param exchanges its requests and their responses
 * @param took how long it ran
 * @param complete whether it ran to the end, so that a finding it does not have is fixed
 */
public record CaseResult(
    String id,
    String title,
    String operation,
    List<String> rules,
    Outcome outcome,
    String reason,
    List<Finding> findings,
    List<HttpExchange> exchanges,
    Duration took,
    boolean complete) {

  /** How a case ends. */
  public enum Outcome {
    /** Checked, without findings. */
    PASSED,
    /** Checked, with findings that fail the run. */
    FAILED,
    /** Checked, with findings, none of which fails the run. */
    WARNED,
    /** Checked, with findings that are all in the baseline. */
    KNOWN,
    /** Could not be decided, for a stated reason. */
    SKIPPED
  }

  /** A case that ran to the end, unless it was skipped. */
  public CaseResult(
      String id,
      String title,
      String operation,
      List<String> rules,
      Outcome outcome,
      String reason,
      List<Finding> findings,
      List<HttpExchange> exchanges,
      Duration took) {
    this(
        id,
        title,
        operation,
        rules,
        outcome,
        reason,
        findings,
        exchanges,
        took,
        outcome != Outcome.SKIPPED);
  }

  /** Copies the lists; checks that findings and reason match the outcome. */
  public CaseResult {
    requireNonNull(id, "id is null");
    requireNonNull(title, "title is null");
    requireNonNull(operation, "operation is null");
    requireNonNull(took, "took is null");
    rules = List.copyOf(rules);
    findings = List.copyOf(findings);
    exchanges = List.copyOf(exchanges);
    boolean fits =
        findings.isEmpty()
            ? outcome == Outcome.PASSED || outcome == Outcome.SKIPPED
            : outcome == outcome(findings);
    if (!fits) {
      throw new IllegalArgumentException(
          "%s is %s with %s findings".formatted(id, outcome, findings.size()));
    }
    if ((outcome == Outcome.SKIPPED) == reason.isEmpty()) {
      throw new IllegalArgumentException(
          "%s is %s with the reason '%s'".formatted(id, outcome, reason));
    }
  }

  /** The outcome of a case with findings, determined by the worst of them. */
  static Outcome outcome(List<Finding> findings) {
    return findings.stream().map(Finding::weight).min(naturalOrder()).orElseThrow().outcome();
  }

  /** The same with findings of other weights; there must be as many as before. */
  public CaseResult withFindings(List<Finding> others) {
    return others.isEmpty()
        ? this
        : new CaseResult(
            id,
            title,
            operation,
            rules,
            outcome(others),
            reason,
            others,
            exchanges,
            took,
            complete);
  }
}
