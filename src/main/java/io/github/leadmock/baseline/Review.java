package io.github.leadmock.baseline;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.verify.Report;
import java.util.List;
import java.util.Optional;

/**
 * A run held against what is known of the server. Immutable.
 *
 * @param report what the run has come to, with what is in the baseline weighed as known
 * @param fixed what is in the baseline and no longer there
 * @param changes what has changed since an earlier run, if one was named
 * @param place where the user has described the server, if in a file
 */
public record Review(
    Report report, List<FindingKey> fixed, Optional<Changes> changes, Optional<Place> place) {

  /** Copies the list. */
  public Review {
    requireNonNull(report, "report is null");
    requireNonNull(changes, "changes is null");
    requireNonNull(place, "place is null");
    fixed = List.copyOf(fixed);
  }

  /** A run of which nothing is known. */
  public static Review of(Report report) {
    return new Review(report, List.of(), Optional.empty(), Optional.empty());
  }

  /** A run held against a baseline and an earlier one. */
  public static Review of(
      Report report, Baseline baseline, Optional<EarlierReport> earlier, Optional<Place> place) {
    return new Review(
        baseline.mark(report),
        baseline.fixed(report),
        earlier.flatMap(before -> Changes.between(before, report)),
        place);
  }

  /**
   * A line of a file of the user's.
   *
   * @param file relative to the folder of the run, with slashes
   * @param line the first line is 1
   */
  public record Place(String file, int line) {}
}
