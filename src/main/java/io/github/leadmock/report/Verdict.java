package io.github.leadmock.report;

import io.github.leadmock.baseline.Review;
import io.github.leadmock.verify.Report;
import java.util.Comparator;
import java.util.List;

/** The verdict of a run on a server or a client, best first. */
enum Verdict {
  /** At least one case was checked and none failed; there may be warnings and known findings. */
  PASSED("passed", "Contract met", "Rules for clients kept"),
  /** No case came to a result, which says nothing about the server. */
  NOTHING_CHECKED("nothing-checked", "Nothing was checked", "Nothing was seen"),
  /** The run was aborted without a failing finding. */
  NOT_ENDED("not-ended", "The run did not end", "The run did not end"),
  /** There are findings that fail the run. */
  FAILED("failed", "Contract not met", "Rules for clients broken");

  private final String id;
  private final String ofServer;
  private final String ofClient;

  Verdict(String id, String ofServer, String ofClient) {
    this.id = id;
    this.ofServer = ofServer;
    this.ofClient = ofClient;
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

  /** The verdict in words, on what a report is of. */
  String words(Report report) {
    return report.isOfServer() ? ofServer : ofClient;
  }
}
