package io.github.leadmock.verify;

import static java.util.Comparator.naturalOrder;
import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/**
 * One case of a run.
 *
 * @param id such as {@code metroleads/list-events/default-size}
 * @param title what is checked, a sentence
 * @param operation the operation that it is about
 * @param rules the ids of the rules that it checks
 * @param outcome how it ended
 * @param reason why it was skipped; empty for any other outcome
 * @param findings what is wrong, or worth a look; none if it passed or was skipped
 * @param exchanges the requests it made, with their responses
 * @param took how long it was
 * @param complete whether it came to its end: what it did not find is not there
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
    /** Checked, and as the contract wants it. */
    PASSED,
    /** Checked, and not so: there are findings that fail the run. */
    FAILED,
    /** Checked, with findings, none of which fails the run. */
    WARNED,
    /** Checked, with findings, all of which are in the baseline of the run. */
    KNOWN,
    /** Not decidable, with a reason. */
    SKIPPED
  }

  /** One that came to its end unless it was skipped. */
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

  /** Copies the lists; findings and reason have to fit the outcome. */
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

  /** How a case with some findings ends: as the gravest of them wants it. */
  static Outcome outcome(List<Finding> findings) {
    return findings.stream().map(Finding::weight).min(naturalOrder()).orElseThrow().outcome();
  }

  /** The same with its findings weighed anew; there have to be as many. */
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
