package io.github.leadmock.control;

/** How a call is made to fail. */
public sealed interface Failure {

  /** Says it in a few words, of one call or of several. */
  String text(boolean one);

  /** Whether a write may have taken effect before it failed so. */
  boolean mayHaveHappened();

  /**
   * With an answer.
   *
   * @param status an error that the vendor documents
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

  /** Without a whole one. */
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
