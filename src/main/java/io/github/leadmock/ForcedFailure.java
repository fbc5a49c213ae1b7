package io.github.leadmock;

import io.github.leadmock.control.ControlPanel;
import io.github.leadmock.control.ForcedOutcome;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * Calls of one operation that are made to fail: the next one, unless it is changed. It holds from
 * the moment it is asked for, and every change at once. Thread-safe.
 */
public final class ForcedFailure {

  private final ControlPanel panel;
  private final String id;

  ForcedFailure(ControlPanel panel, ForcedOutcome wanted) {
    this.panel = panel;
    this.id = panel.force(wanted).id();
  }

  /**
   * Lets so many calls through first.
   *
   * @throws IllegalStateException when it has failed all its calls already
   */
  public ForcedFailure after(int calls) {
    return change(outcome -> outcome.withSkip(calls));
  }

  /**
   * Fails so many calls, not one.
   *
   * @throws IllegalStateException when it has failed all its calls already
   */
  public ForcedFailure times(int calls) {
    return change(outcome -> outcome.withTimes(OptionalInt.of(calls)));
  }

  /**
   * Fails all calls that follow, until it is cancelled or the mock is reset.
   *
   * @throws IllegalStateException when it has failed all its calls already
   */
  public ForcedFailure always() {
    return change(outcome -> outcome.withTimes(OptionalInt.empty()));
  }

  /**
   * Keeps the client waiting first.
   *
   * @param delay up to ten minutes
   * @throws IllegalStateException when it has failed all its calls already
   */
  public ForcedFailure delayed(Duration delay) {
    return change(outcome -> outcome.withDelayMillis(delay.toMillis()));
  }

  /** Fails no further call; does no harm when it has failed all. */
  public void cancel() {
    panel.release(id);
  }

  private ForcedFailure change(UnaryOperator<ForcedOutcome> change) {
    panel.change(
        now -> {
          if (now.forced().stream().noneMatch(this::isThis)) {
            throw new IllegalStateException(
                "the failure has come to its end already; change it before the calls are made");
          }
          return now.withForced(
              now.forced().stream()
                  .map(outcome -> isThis(outcome) ? change.apply(outcome) : outcome)
                  .toList());
        });
    return this;
  }

  private boolean isThis(ForcedOutcome outcome) {
    return outcome.id().equals(id);
  }
}
