package io.github.leadmock.control;

/** Checks the values of controls. */
final class Preconditions {

  private Preconditions() {}

  static void range(String name, long value, long low, long high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          "%s is %s; expected %s to %s".formatted(name, value, low, high));
    }
  }

  static void rate(double rate) {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("rate is %s; expected 0 to 1".formatted(rate));
    }
  }
}
