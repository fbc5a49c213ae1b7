package io.github.leadmock.control;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;

/**
 * The next calls of one operation fail.
 *
 * @param id names it; the panel gives it out
 * @param operation such as {@code metroleads/add-note}
 * @param failure how they fail
 * @param delayMillis how long each of them keeps its client waiting before that; 0 for as long as
 *     {@link Controls#latency()} says
 * @param skip how many calls get through first
 * @param times how many calls fail then; empty for all, until it is removed
 */
public record ForcedOutcome(
    String id, String operation, Failure failure, long delayMillis, int skip, OptionalInt times) {

  /** The most calls that can be counted. */
  public static final int MAX_CALLS = 1_000_000;

  /** Checks the numbers. */
  public ForcedOutcome {
    requireNonNull(id, "id is null");
    requireNonNull(operation, "operation is null");
    requireNonNull(failure, "failure is null");
    Preconditions.range("delayMillis", delayMillis, 0, Latency.MAX_MILLIS);
    Preconditions.range("skip", skip, 0, MAX_CALLS);
    if (times.isPresent()) {
      Preconditions.range("times", times.getAsInt(), 1, MAX_CALLS);
    }
  }

  /** The failure of so many calls of an operation, from the next one on. */
  public static ForcedOutcome next(int times, String operation, Failure failure) {
    return new ForcedOutcome("", operation, failure, 0, 0, OptionalInt.of(times));
  }

  /** The same under another id. */
  public ForcedOutcome withId(String other) {
    return new ForcedOutcome(other, operation, failure, delayMillis, skip, times);
  }

  /** The same after so many calls. */
  public ForcedOutcome withSkip(int other) {
    return new ForcedOutcome(id, operation, failure, delayMillis, other, times);
  }

  boolean isSpent() {
    return times.isPresent() && times.getAsInt() == 1;
  }

  /** What is left after it was used once, when it is not spent. */
  ForcedOutcome used() {
    return times.isEmpty()
        ? this
        : new ForcedOutcome(
            id, operation, failure, delayMillis, skip, OptionalInt.of(times.getAsInt() - 1));
  }

  String text() {
    String name = operation.substring(operation.indexOf('/') + 1);
    String first = skip == 0 ? "" : "after %s more: ".formatted(skip);
    boolean one = times.isEmpty() || times.getAsInt() == 1;
    String which = times.isEmpty() ? "every " : "next %s × ".formatted(times.getAsInt());
    return first + which + name + " " + failure.text(one);
  }
}
