package io.github.leadmock.store;

/** The engine did not do what it was asked. The message is a sentence without a full stop. */
public final class StoreFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final boolean mayHaveHappened;

  private StoreFailure(String message, boolean mayHaveHappened) {
    super(message);
    this.mayHaveHappened = mayHaveHappened;
  }

  /** Nothing happened. */
  public static StoreFailure refused(String message) {
    return new StoreFailure(message, false);
  }

  /** The engine may have done it: its answer was lost. */
  public static StoreFailure unanswered(String message) {
    return new StoreFailure(message, true);
  }

  /** Whether the step may have taken effect. */
  public boolean mayHaveHappened() {
    return mayHaveHappened;
  }

  /** What went wrong. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
