package io.github.leadmock.verify;

/** A run that cannot start, for a reason that the user can fix; the message is one line. */
public final class CannotRun extends RuntimeException {

  private static final long serialVersionUID = 1;

  CannotRun(String message) {
    super(message);
  }
}
