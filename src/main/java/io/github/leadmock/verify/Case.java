package io.github.leadmock.verify;

import java.util.List;

/** A case and its check. */
record Case(CaseInfo info, Check check) {

  /** What a case does: sends requests and reports findings to the probe. */
  interface Check {
    void run(Probe probe);
  }

  /** A case that only reads. */
  static Case reading(String id, String title, List<String> rules, Check check) {
    return new Case(new CaseInfo(id, title, operation(id), rules, false), check);
  }

  /** A case that adds, updates or removes notes. */
  static Case writing(String id, String title, List<String> rules, Check check) {
    return new Case(new CaseInfo(id, title, operation(id), rules, true), check);
  }

  private static String operation(String id) {
    return id.split("/", 3)[1];
  }
}
