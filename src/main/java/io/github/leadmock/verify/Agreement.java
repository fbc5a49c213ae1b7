package io.github.leadmock.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether two members that should name the same thing do, all over an answer. The documented
 * examples have ids that were anonymised by hand and agree nowhere, so a server in which none agree
 * may be taken to do the same; where some agree, the others are wrong. For one thread.
 */
final class Agreement {

  private final Probe probe;
  private final String rule;
  private final String what;
  private final List<Runnable> differences = new ArrayList<>();
  private boolean agreesSomewhere;

  /**
   * Begins to compare.
   *
   * @param rule the rule that they agree
   * @param what the two members, for messages
   */
  Agreement(Probe probe, String rule, String what) {
    this.probe = probe;
    this.rule = rule;
    this.what = what;
  }

  /** Compares two ids, in any letter case. */
  void compare(Answer answer, String pointer, String expected, String actual) {
    if (expected.equalsIgnoreCase(actual)) {
      agreesSomewhere = true;
      return;
    }
    differences.add(() -> probe.find(rule, answer, pointer, what + " differ", expected, actual));
  }

  /** Tells what came of it. */
  void tell() {
    if (differences.isEmpty()) {
      return;
    }
    if (agreesSomewhere) {
      differences.forEach(Runnable::run);
      return;
    }
    probe.reading(rule, what + " differ everywhere, as in the documented examples");
  }
}
