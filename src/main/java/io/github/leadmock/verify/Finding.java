package io.github.leadmock.verify;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.contract.Rule;
import java.util.Locale;

/**
 * A violation of the contract.
 *
 * @param rule the rule's id
 * @param severity how certain the rule is: the rule's status
 * @param weight its effect on the run
 * @param operation the operation
 * @param status the HTTP status of the response, 0 if there was none
 * @param pointer the JSON pointer into the body; empty for the whole response
 * @param message what is wrong, as a sentence
 * @param expected what the rule requires
 * @param actual what was found, shortened
 * @param curl a command that reproduces it, with the credentials as environment variables
 */
public record Finding(
    String rule,
    Rule.Status severity,
    Weight weight,
    String operation,
    int status,
    String pointer,
    String message,
    String expected,
    String actual,
    String curl) {

  /** The effect of a finding on the run. */
  public enum Weight {
    /** Its rule is at least as certain as the run requires: the server fails. */
    FAILS,
    /** Its rule is less certain than the run requires: a warning. */
    WARNS,
    /** It is in the run's baseline: accepted for now. */
    KNOWN;

    /** As reports spell it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The outcome of a case whose worst finding has this weight. */
    public CaseResult.Outcome outcome() {
      return switch (this) {
        case FAILS -> CaseResult.Outcome.FAILED;
        case WARNS -> CaseResult.Outcome.WARNED;
        case KNOWN -> CaseResult.Outcome.KNOWN;
      };
    }

    static Weight of(Rule.Status severity, Rule.Status failOn) {
      return severity.compareTo(failOn) <= 0 ? FAILS : WARNS;
    }
  }

  /** Checks that nothing is missing. */
  public Finding {
    requireNonNull(rule, "rule is null");
    requireNonNull(severity, "severity is null");
    requireNonNull(weight, "weight is null");
    requireNonNull(operation, "operation is null");
    requireNonNull(pointer, "pointer is null");
    requireNonNull(message, "message is null");
    requireNonNull(expected, "expected is null");
    requireNonNull(actual, "actual is null");
    requireNonNull(curl, "curl is null");
  }

  /** Its cause, the same in every run. */
  public Cause cause() {
    return Cause.of(this);
  }

  /** The same with another weight. */
  public Finding withWeight(Weight other) {
    return new Finding(
        rule, severity, other, operation, status, pointer, message, expected, actual, curl);
  }

  /** Whether it fails the run. */
  public boolean fails() {
    return weight == Weight.FAILS;
  }
}
