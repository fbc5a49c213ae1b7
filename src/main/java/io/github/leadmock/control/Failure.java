package io.github.leadmock.control;

/** How a call is made to fail. */
public sealed interface Failure {

  /** A short description, for one call or for several. */
  String text(boolean one);

  /** The status, or the kind of fault. */
  String word();

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
    public String word() {
      return String.valueOf(status);
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
      return "%s (%s)".formatted(one ? "fails" : "fail", kind.word());
    }

    @Override
    public String word() {
      return kind.word();
    }

    @Override
    public boolean mayHaveHappened() {
      return true;
    }
  }
}
