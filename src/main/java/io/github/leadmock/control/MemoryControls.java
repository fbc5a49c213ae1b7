package io.github.leadmock.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/** The state of the controls in this process. Thread-safe; reads take no lock. */
final class MemoryControls implements ControlState {

  private final LongSupplier nanos;
  private final Map<String, RateWindow> windows = new HashMap<>();
  private volatile Controls controls = Controls.OFF;
  private long number;
  private long lastId;

  /**
   * Starts with all controls off.
   *
   * @param nanos a monotonic clock in nanoseconds, used by the rate limit
   */
  MemoryControls(LongSupplier nanos) {
    this.nanos = nanos;
  }

  @Override
  public Controls controls() {
    return controls;
  }

  @Override
  public Controls start(Controls wanted) {
    return change(any -> wanted);
  }

  @Override
  public synchronized Controls change(UnaryOperator<Controls> change) {
    Controls wanted = change.apply(controls);
    if (!wanted.rateLimit().equals(controls.rateLimit())) {
      windows.clear();
    }
    number = 0;
    controls = wanted.withForced(wanted.forced().stream().map(this::withId).toList());
    return controls;
  }

  private ForcedOutcome withId(ForcedOutcome outcome) {
    return outcome.id().isEmpty() ? outcome.withId("f" + ++lastId) : outcome;
  }

  @Override
  public synchronized long number() {
    return ++number;
  }

  @Override
  public synchronized Turn turn(String api, String operation) {
    number++;
    Optional<ForcedOutcome> due = takeDue(operation);
    long wait =
        due.isPresent() ? 0 : controls.rateLimit().map(limit -> wait(api, limit)).orElse(0L);
    return new Turn(number, controls, due, wait);
  }

  private long wait(String api, RateLimit limit) {
    return windows.computeIfAbsent(api, unseen -> new RateWindow(limit)).pass(nanos.getAsLong());
  }

  /**
   * The first forced outcome due for a call. Outcomes before it count the call as skipped; those
   * after it are not affected.
   */
  private Optional<ForcedOutcome> takeDue(String operation) {
    List<ForcedOutcome> left = new ArrayList<>();
    Optional<ForcedOutcome> due = Optional.empty();
    for (ForcedOutcome outcome : controls.forced()) {
      if (due.isPresent() || !outcome.operation().equals(operation)) {
        left.add(outcome);
      } else if (outcome.skip() > 0) {
        left.add(outcome.withSkip(outcome.skip() - 1));
      } else {
        due = Optional.of(outcome);
        if (!outcome.isSpent()) {
          left.add(outcome.used());
        }
      }
    }
    if (!left.equals(controls.forced())) {
      controls = controls.withForced(left);
    }
    return due;
  }

  @Override
  public synchronized void restart() {
    number = 0;
    windows.clear();
  }
}
