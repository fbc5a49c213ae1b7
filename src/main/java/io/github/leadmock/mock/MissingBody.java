package io.github.leadmock.mock;

/** A stub mapping names a body that is not there: a fault of the user's folder, not of the mock. */
final class MissingBody extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MissingBody(String message) {
    super(message);
  }
}
