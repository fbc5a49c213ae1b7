package io.github.leadmock.control;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Breaks some connections.
 *
 * @param rate the fraction of calls, from 0 for none to 1 for all
 * @param kinds the kinds to draw from
 */
public record FaultRate(double rate, List<FaultKind> kinds) {

  /** Checks the rate, and that there is a kind. */
  public FaultRate {
    Preconditions.rate(rate);
    kinds = kinds.stream().distinct().toList();
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException("kinds is empty; expected at least one");
    }
  }

  String text() {
    return "faults %s: %s"
        .formatted(
            Percent.of(rate),
            kinds.stream().map(FaultKind::word).collect(Collectors.joining(", ")));
  }
}
