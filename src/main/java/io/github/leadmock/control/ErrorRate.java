package io.github.leadmock.control;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes some calls fail.
 *
 * @param rate the fraction of calls, from 0 for none to 1 for all
 * @param statuses the statuses to draw from; only those that the call's vendor documents are used
 */
public record ErrorRate(double rate, List<Integer> statuses) {

  /** Checks the rate, and that there is a status. */
  public ErrorRate {
    Preconditions.rate(rate);
    statuses = statuses.stream().distinct().toList();
    if (statuses.isEmpty()) {
      throw new IllegalArgumentException("statuses is empty; expected at least one");
    }
  }

  String text() {
    return "errors %s: %s"
        .formatted(
            Percent.of(rate),
            statuses.stream().map(String::valueOf).collect(Collectors.joining(", ")));
  }
}
