package io.github.leadmock.control;

import static java.util.Objects.requireNonNull;

/**
 * A forced outcome with its history.
 *
 * @param outcome the outcome as it was added, with the id that the panel gave it
 * @param fired how many calls it has made fail
 */
public record UsedOutcome(ForcedOutcome outcome, int fired) {

  /** Checks for nulls. */
  public UsedOutcome {
    requireNonNull(outcome, "outcome is null");
  }

  UsedOutcome again() {
    return new UsedOutcome(outcome, fired + 1);
  }
}
