package io.github.leadmock.store;

import org.jspecify.annotations.Nullable;

/** The engine did not do what it was asked. The message is a sentence without a full stop. */
public final class StoreFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final boolean mayHaveHappened;

  private StoreFailure(String message, @Nullable Throwable cause, boolean mayHaveHappened) {
    super(message, cause);
    this.mayHaveHappened = mayHaveHappened;
  }

  /** Nothing happened. */
  public static StoreFailure refused(String message) {
    return new StoreFailure(message, null, false);
  }

  /** Nothing happened, because of this. */
  public static StoreFailure refused(String message, Throwable cause) {
    return new StoreFailure(message, cause, false);
  }

  /** The engine may have done it: its answer was lost. */
  public static StoreFailure unanswered(String message) {
    return new StoreFailure(message, null, true);
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
