package io.github.leadmock.verify;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.contract.Rule;
import java.util.Locale;

/**
 * One thing that is not as the contract wants it.
 *
 * @param rule the rule's id
 * @param severity how sure the contract is of it: the status of the rule
 * @param weight what it does to the run
 * @param operation the operation
 * @param status the HTTP status of the response, 0 when there was none
 * @param pointer the JSON pointer into the body; empty for the whole response
 * @param message what is wrong, a sentence
 * @param expected what the rule wants
 * @param actual what there was, shortened
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

  /** What a finding does to the run. */
  public enum Weight {
    /** It is as sure as the run asks for, or surer: the server does not pass. */
    FAILS,
    /** The contract is less sure of its rule than the run asks for: worth a look. */
    WARNS,
    /** It is in the baseline of the run: somebody knows of it. */
    KNOWN;

    /** As reports spell it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** How a case ends whose gravest finding has this weight. */
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

  /** What lies behind it. */
  public Cause cause() {
    return Cause.of(this);
  }

  /** The same with another effect on the run. */
  public Finding withWeight(Weight other) {
    return new Finding(
        rule, severity, other, operation, status, pointer, message, expected, actual, curl);
  }

  /** Whether it keeps the server from passing. */
  public boolean fails() {
    return weight == Weight.FAILS;
  }
}
