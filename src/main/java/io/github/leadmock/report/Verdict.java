package io.github.leadmock.report;

import io.github.leadmock.baseline.Review;
import java.util.Comparator;
import java.util.List;

/** The verdict of a run on the server, best first. */
enum Verdict {
  /** At least one case was checked and none failed; there may be warnings and known findings. */
  PASSED("passed", "Contract met"),
  /** No case came to a result, which says nothing about the server. */
  NOTHING_CHECKED("nothing-checked", "Nothing was checked"),
  /** The run was aborted without a failing finding. */
  NOT_ENDED("not-ended", "The run did not end"),
  /** There are findings that fail the run. */
  FAILED("failed", "Contract not met");

  private final String id;
  private final String words;

  Verdict(String id, String words) {
    this.id = id;
    this.words = words;
  }

  /** The worst verdict of several runs. */
  static Verdict of(List<Review> runs) {
    return runs.stream()
        .map(run -> Tally.of(run.report()).verdict())
        .max(Comparator.naturalOrder())
        .orElse(NOTHING_CHECKED);
  }

  /** The verdict in machine-readable form. */
  String id() {
    return id;
  }

  /** The verdict in words. */
  String words() {
    return words;
  }
}
