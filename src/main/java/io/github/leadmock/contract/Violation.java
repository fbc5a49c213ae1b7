package io.github.leadmock.contract;

import static java.util.Objects.requireNonNull;

/**
 * One place where a body violates its schema.
 *
 * @param rule the rule that is broken
 * @param pointer the JSON pointer into the body
 * @param message what is wrong, as a sentence
 * @param expected what the schema requires
 * @param actual the actual value, as JSON
 */
public record Violation(
    String rule, String pointer, String message, String expected, String actual) {

  /** Checks for nulls. */
  public Violation {
    requireNonNull(rule, "rule is null");
    requireNonNull(pointer, "pointer is null");
    requireNonNull(message, "message is null");
    requireNonNull(expected, "expected is null");
    requireNonNull(actual, "actual is null");
  }
}
