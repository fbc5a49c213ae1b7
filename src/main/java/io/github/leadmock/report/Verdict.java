package io.github.leadmock.report;

/** What a run says of the server. */
enum Verdict {
  /** At least one case was checked and none failed; there may be warnings. */
  PASSED("passed", "Contract met"),
  /** There are findings that fail the run. */
  FAILED("failed", "Contract not met"),
  /** No case came to a result: no praise for the server. */
  NOTHING_CHECKED("nothing-checked", "Nothing was checked");

  private final String id;
  private final String words;

  Verdict(String id, String words) {
    this.id = id;
    this.words = words;
  }

  /** For machines. */
  String id() {
    return id;
  }

  /** For people. */
  String words() {
    return words;
  }
}
