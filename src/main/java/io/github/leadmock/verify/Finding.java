package io.github.leadmock.verify;

import static java.util.Objects.requireNonNull;

/**
 * One thing that is not as the contract wants it.
 *
 * @param rule the rule's id
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
    String operation,
    int status,
    String pointer,
    String message,
    String expected,
    String actual,
    String curl) {

  /** Checks that nothing is missing. */
  public Finding {
    requireNonNull(rule, "rule is null");
    requireNonNull(operation, "operation is null");
    requireNonNull(pointer, "pointer is null");
    requireNonNull(message, "message is null");
    requireNonNull(expected, "expected is null");
    requireNonNull(actual, "actual is null");
    requireNonNull(curl, "curl is null");
  }
}
