package io.github.leadmock.stubs;

/** A stub mapping names a body that is not there: a fault of the user's folder, not of the mock. */
public final class MissingBody extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MissingBody(String message) {
    super(message);
  }
}
