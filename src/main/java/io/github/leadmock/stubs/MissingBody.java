package io.github.leadmock.stubs;

/**
 * A stub mapping names a body file that does not exist or cannot be used: a fault in the user's
 * folder, not in the mock.
 */
public final class MissingBody extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MissingBody(String message) {
    super(message);
  }
}
