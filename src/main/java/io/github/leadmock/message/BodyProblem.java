package io.github.leadmock.message;

import static java.util.Objects.requireNonNull;

/**
 * Why a request's body cannot be processed; lets the operation answer in the vendor's format.
 *
 * @param status the status that HTTP has for it (RFC 9110), where no vendor has a say
 * @param message the message of the error's body
 * @param hint the hint for the developer
 */
public record BodyProblem(int status, String message, String hint) {

  /** Checks for nulls. */
  public BodyProblem {
    requireNonNull(message, "message is null");
    requireNonNull(hint, "hint is null");
  }

  /** Whether the mock is at fault, not the request. */
  public boolean isOurs() {
    return status >= 500;
  }
}
