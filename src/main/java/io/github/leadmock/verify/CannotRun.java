package io.github.leadmock.verify;

/** A run that could not begin, for a reason that the user can mend; the message is one line. */
public final class CannotRun extends RuntimeException {

  private static final long serialVersionUID = 1;

  CannotRun(String message) {
    super(message);
  }
}
