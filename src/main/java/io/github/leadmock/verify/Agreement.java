package io.github.leadmock.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * Compares two members that should name the same thing, over a whole answer. The documented
 * examples were anonymized by hand, so their ids agree nowhere. A server whose ids agree nowhere
 * may have copied them; where some agree, the others are wrong. Not thread-safe.
 */
final class Agreement {

  private final Finder finder;
  private final String rule;
  private final String what;
  private final List<Runnable> differences = new ArrayList<>();
  private boolean agreesSomewhere;

  /**
   * Starts without comparisons.
   *
   * @param rule the rule that requires the two members to agree
   * @param what the two members, for messages
   */
  Agreement(Finder finder, String rule, String what) {
    this.finder = finder;
    this.rule = rule;
    this.what = what;
  }

  /** Compares two ids, ignoring case. */
  void compare(Answer answer, String pointer, String expected, String actual) {
    if (expected.equalsIgnoreCase(actual)) {
      agreesSomewhere = true;
      return;
    }
    differences.add(() -> finder.find(rule, answer, pointer, what + " differ", expected, actual));
  }

  /** Reports the result of the comparisons. */
  void tell() {
    if (differences.isEmpty()) {
      return;
    }
    if (agreesSomewhere) {
      differences.forEach(Runnable::run);
      return;
    }
    finder.reading(rule, what + " differ everywhere, as in the documented examples");
  }
}
