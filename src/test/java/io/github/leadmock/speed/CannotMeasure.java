package io.github.leadmock.speed;

/** The measurement cannot run, for a reason that the user can fix. */
final class CannotMeasure extends RuntimeException {

  private static final long serialVersionUID = 1;

  CannotMeasure(String message) {
    super(message);
  }
}
