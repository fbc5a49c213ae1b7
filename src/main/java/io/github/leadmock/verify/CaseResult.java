package io.github.leadmock.verify;

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
 * @param findings what is wrong, or worth a look; none unless it failed or warned
 * @param exchanges the requests it made, with their responses
 * @param took how long it was
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
    Duration took) {

  /** How a case ends. */
  public enum Outcome {
    /** Checked, and as the contract wants it. */
    PASSED,
    /** Checked, and not so: there are findings that fail the run. */
    FAILED,
    /** Checked, with findings, none of which fails the run. */
    WARNED,
    /** Not decidable, with a reason. */
    SKIPPED
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
    boolean fails = findings.stream().anyMatch(Finding::fails);
    if (fails != (outcome == Outcome.FAILED)
        || (!fails && !findings.isEmpty()) != (outcome == Outcome.WARNED)) {
      throw new IllegalArgumentException(
          "%s is %s with %s findings".formatted(id, outcome, findings.size()));
    }
    if ((outcome == Outcome.SKIPPED) == reason.isEmpty()) {
      throw new IllegalArgumentException(
          "%s is %s with the reason '%s'".formatted(id, outcome, reason));
    }
  }
}
