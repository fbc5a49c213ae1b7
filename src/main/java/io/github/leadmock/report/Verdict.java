package io.github.leadmock.report;

import io.github.leadmock.baseline.Review;
import java.util.Comparator;
import java.util.List;

/** What a run says of the server, the best first. */
enum Verdict {
  /** At least one case was checked and none failed; there may be warnings and known findings. */
  PASSED("passed", "Contract met"),
  /** No case came to a result: no praise for the server. */
  NOTHING_CHECKED("nothing-checked", "Nothing was checked"),
  /** The run was cut off before a finding could fail it. */
  NOT_ENDED("not-ended", "The run did not end"),
  /** There are findings that fail the run. */
  FAILED("failed", "Contract not met");

  private final String id;
  private final String words;

  Verdict(String id, String words) {
    this.id = id;
    this.words = words;
  }

  /** Of several runs: that of the worst. */
  static Verdict of(List<Review> runs) {
    return runs.stream()
        .map(run -> Tally.of(run.report()).verdict())
        .max(Comparator.naturalOrder())
        .orElse(NOTHING_CHECKED);
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
