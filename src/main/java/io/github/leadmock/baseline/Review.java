package io.github.leadmock.baseline;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.verify.Report;
import java.util.List;
import java.util.Optional;

/**
 * The result of a run compared with what is known about the server. Immutable.
 *
 * @param report the result, with findings in the baseline marked as known
 * @param fixed findings in the baseline that are gone
 * @param changes the differences from an earlier run, if one was given
 * @param place where the user's file describes the server, if it does
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

  /** A review without a baseline or an earlier run. */
  public static Review of(Report report) {
    return new Review(report, List.of(), Optional.empty(), Optional.empty());
  }

  /** Compares a run with a baseline and an earlier run. */
  public static Review of(
      Report report, Baseline baseline, Optional<EarlierReport> earlier, Optional<Place> place) {
    return new Review(
        baseline.mark(report),
        baseline.fixed(report),
        earlier.flatMap(before -> Changes.between(before, report)),
        place);
  }

  /**
   * A line in a file of the user's.
   *
   * @param file relative to the working directory, with forward slashes
   * @param line the line number, from 1
   */
  public record Place(String file, int line) {}
}
