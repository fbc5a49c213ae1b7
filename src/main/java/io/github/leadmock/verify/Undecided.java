package io.github.leadmock.verify;

/** Ends a case that cannot be decided, or that has found enough. The message says why. */
final class Undecided extends RuntimeException {

  private static final long serialVersionUID = 1;

  Undecided(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
