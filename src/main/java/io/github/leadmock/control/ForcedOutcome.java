package io.github.leadmock.control;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;

/**
 * Makes the next calls of one operation fail.
 *
 * @param id its id; assigned by the panel
 * @param operation such as {@code metroleads/add-note}
 * @param failure how the calls fail
 * @param delayMillis how long to delay each of them, in milliseconds; 0 to apply {@link
 *     Controls#latency()}
 * @param skip how many calls to let through first
 * @param times how many calls fail after that; empty for all, until the outcome is removed
 */
public record ForcedOutcome(
    String id, String operation, Failure failure, long delayMillis, int skip, OptionalInt times) {

  /** The maximum number of calls. */
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

  /** Makes the next calls of an operation fail. */
  public static ForcedOutcome next(int times, String operation, Failure failure) {
    return new ForcedOutcome("", operation, failure, 0, 0, OptionalInt.of(times));
  }

  /** A copy with another id. */
  public ForcedOutcome withId(String other) {
    return new ForcedOutcome(other, operation, failure, delayMillis, skip, times);
  }

  /** A copy that lets this many calls through first. */
  public ForcedOutcome withSkip(int other) {
    return new ForcedOutcome(id, operation, failure, delayMillis, other, times);
  }

  /** The same for so many calls; empty for all, until it is removed. */
  public ForcedOutcome withTimes(OptionalInt other) {
    return new ForcedOutcome(id, operation, failure, delayMillis, skip, other);
  }

  /** The same with a wait before each failure, in milliseconds. */
  public ForcedOutcome withDelayMillis(long other) {
    return new ForcedOutcome(id, operation, failure, other, skip, times);
  }

  boolean isSpent() {
    return times.isPresent() && times.getAsInt() == 1;
  }

  /** The remainder after one use, unless it is spent. */
  ForcedOutcome used() {
    return times.isEmpty()
        ? this
        : new ForcedOutcome(
            id, operation, failure, delayMillis, skip, OptionalInt.of(times.getAsInt() - 1));
  }

  /** The operation without its API. */
  String name() {
    return operation.substring(operation.indexOf('/') + 1);
  }

  String text() {
    String first = skip == 0 ? "" : "after %s more: ".formatted(skip);
    boolean one = times.isEmpty() || times.getAsInt() == 1;
    String which = times.isEmpty() ? "every " : "next %s × ".formatted(times.getAsInt());
    return first + which + name() + " " + failure.text(one);
  }
}
