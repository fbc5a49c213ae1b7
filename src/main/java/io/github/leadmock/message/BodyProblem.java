package io.github.leadmock.message;

import static java.util.Objects.requireNonNull;

/**
 * Why a request cannot be taken, for its operation to answer in the vendor's words.
 *
 * @param message for the error's body
 * @param hint for the developer
 */
public record BodyProblem(String message, String hint) {

  /** Checks that nothing is missing. */
  public BodyProblem {
    requireNonNull(message, "message is null");
    requireNonNull(hint, "hint is null");
  }
}
