package io.github.leadmock.contract;

import static java.util.Objects.requireNonNull;

/**
 * One place where a body is not as its schema wants it.
 *
 * @param rule the rule that the place breaks
 * @param pointer the JSON pointer into the body
 * @param message what is wrong, a sentence
 * @param expected what the schema wants
 * @param actual what there is, as JSON
 */
public record Violation(
    String rule, String pointer, String message, String expected, String actual) {

  /** Checks that nothing is missing. */
  public Violation {
    requireNonNull(rule, "rule is null");
    requireNonNull(pointer, "pointer is null");
    requireNonNull(message, "message is null");
    requireNonNull(expected, "expected is null");
    requireNonNull(actual, "actual is null");
  }
}
