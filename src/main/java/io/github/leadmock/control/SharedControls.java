package io.github.leadmock.control;

import io.github.leadmock.store.ControlStore;
import io.github.leadmock.store.ControlStore.Forced;
import io.github.leadmock.store.ControlStore.Held;
import io.github.leadmock.store.ControlStore.Taken;
import io.github.leadmock.store.ControlStore.Wanted;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * The state of the controls in a store that several replicas share. Each replica has a copy, which
 * it brings up to date when the store says so; a change returns when all have. Only a request that
 * a control applies to asks the store. Thread-safe.
 */
final class SharedControls implements ControlState {

  private final ControlStore store;
  private final ControlsText text;
  private volatile Copy copy = new Copy(0, Controls.OFF);
  private volatile Controls initial = Controls.OFF;

  private record Copy(long version, Controls controls) {}

  SharedControls(ControlStore store, ControlsText text) {
    this.store = store;
    this.text = text;
  }

  @Override
  public Controls controls() {
    return copy.controls();
  }

  @Override
  public Controls current() {
    return take(store.held()).controls();
  }

  /** Keeps what other replicas have set already. */
  @Override
  public Controls start(Controls wanted) {
    initial = wanted;
    return follow();
  }

  /** A store that has lost its data gets the controls of the start again. */
  @Override
  public Controls follow() {
    long before = copy.version();
    Held now = store.held();
    if (now.version() == 0) {
      copy = new Copy(0, initial);
      if (!initial.equals(Controls.OFF)) {
        now = store.replace(0, wanted(initial)).orElseGet(store::held);
      }
      return take(now).controls();
    }
    return take(before, now).controls();
  }

  @Override
  public Controls change(UnaryOperator<Controls> change) {
    while (true) {
      Held now = store.held();
      Controls wanted = change.apply(read(now));
      Optional<Held> changed = store.replace(now.version(), wanted(wanted));
      if (changed.isPresent()) {
        return take(changed.get()).controls();
      }
    }
  }

  private Wanted wanted(Controls controls) {
    return new Wanted(
        text.write(controls),
        controls.forced().stream().map(this::forced).toList(),
        controls.rateLimit().map(RateLimit::requests).orElse(0),
        controls.rateLimit().map(RateLimit::perMillis).orElse(0L));
  }

  private Forced forced(ForcedOutcome outcome) {
    return new Forced(
        outcome.id(),
        outcome.operation(),
        outcome.skip(),
        outcome.times().orElse(-1),
        text.write(outcome));
  }

  private Controls read(Held held) {
    if (held.version() == 0) {
      return initial;
    }
    List<ForcedOutcome> forced = held.forced().stream().map(this::read).toList();
    return text.read(held.settings()).withForced(forced);
  }

  private ForcedOutcome read(Forced forced) {
    return text.readForced(forced.text())
        .withId(forced.id())
        .withSkip(forced.skip())
        .withTimes(forced.times() < 0 ? OptionalInt.empty() : OptionalInt.of(forced.times()));
  }

  /** What the engine has counts, even if it is older: another one may have been promoted. */
  private synchronized Copy take(long before, Held held) {
    if (copy.version() == before && held.version() != copy.version()) {
      copy = new Copy(held.version(), read(held));
    }
    return take(held);
  }

  /** Versions only grow in one engine, so that of two answers the later one counts. */
  private synchronized Copy take(Held held) {
    if (held.version() > copy.version()) {
      copy = new Copy(held.version(), read(held));
    }
    return copy;
  }

  @Override
  public long number() {
    return store.take("", "", copy.version()).number();
  }

  @Override
  public Turn turn(String api, String operation) {
    Taken taken = store.take(api, operation, copy.version());
    Copy now = taken.newer().map(this::take).orElse(copy);
    long second = TimeUnit.SECONDS.toMicros(1);
    return new Turn(
        taken.number(),
        now.controls(),
        taken.due().map(this::read),
        (taken.waitMicros() + second - 1) / second);
  }

  /** The store does it with the reset of the notes, in the same step. */
  @Override
  public void restart() {}
}
