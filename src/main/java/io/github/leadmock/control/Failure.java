package io.github.leadmock.control;

/** How a call is made to fail. */
public sealed interface Failure {

  /** A short description, for one call or for several. */
  String text(boolean one);

  /** Whether a write may have taken effect before it failed this way. */
  boolean mayHaveHappened();

  /**
   * The call gets an error response.
   *
   * @param status an error status that the vendor documents
   */
  record Status(int status) implements Failure {

    @Override
    public String text(boolean one) {
      return (one ? "answers " : "answer ") + status;
    }

    @Override
    public boolean mayHaveHappened() {
      return status >= 500;
    }
  }

  /** The call gets no complete response. */
  record Broken(FaultKind kind) implements Failure {

    @Override
    public String text(boolean one) {
      return "%s off (%s)".formatted(one ? "breaks" : "break", kind.word());
    }

    @Override
    public boolean mayHaveHappened() {
      return true;
    }
  }
}
