package io.github.leadmock.verify;

import io.github.leadmock.contract.Violation;

/** Takes what a look at answers tells. For one thread. */
interface Finder {

  /** Takes something wrong. */
  void find(Answer answer, Violation wrong);

  /** Takes which reading of an open point the server follows. */
  void reading(String rule, String reading);

  /** Takes something wrong. */
  default void find(
      String rule, Answer answer, String pointer, String message, String expected, String actual) {
    find(answer, new Violation(rule, pointer, message, expected, actual));
  }
}
