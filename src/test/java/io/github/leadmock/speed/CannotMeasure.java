package io.github.leadmock.speed;

/** Nothing can be measured, for a reason that the user can mend. */
final class CannotMeasure extends RuntimeException {

  private static final long serialVersionUID = 1;

  CannotMeasure(String message) {
    super(message);
  }
}
