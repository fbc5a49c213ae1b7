package io.github.leadmock.control;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.api.Api;
import io.github.leadmock.control.Decision.Interference;
import io.github.leadmock.control.RequestRandom.Topic;
import io.github.leadmock.store.ControlStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * Holds the controls of a running mock and decides what happens to each request. Random decisions
 * are a function of the seed, the controls and the number of the request since the controls were
 * last changed: the same requests in the same order have the same outcome, except for the rate
 * limit, which depends on time. Thread-safe.
 */
public final class ControlPanel implements AutoCloseable {

  /** The maximum number of forced outcomes at a time. */
  public static final int MAX_FORCED = 100;

  private final long seed;
  private final SwitchTargets targets;
  private final ControlledClock clock;
  private final ControlState state;
  private final ControlHistory history = new ControlHistory();
  private volatile Controls initial = Controls.OFF;
  private Controls restored = Controls.OFF;
  private volatile boolean drilled;

  /**
   * A panel with all controls off, kept in this process.
   *
   * @param seed the mock's seed
   * @param targets the operations and statuses that controls may name
   * @param clock the clock of the fake world
   * @param nanos a monotonic clock in nanoseconds, used by the rate limit
   */
  public ControlPanel(long seed, SwitchTargets targets, ControlledClock clock, LongSupplier nanos) {
    this(seed, targets, clock, new MemoryControls(nanos));
  }

  /**
   * A panel whose state is in a store.
   *
   * @param text writes it as text
   */
  public ControlPanel(
      long seed,
      SwitchTargets targets,
      ControlledClock clock,
      ControlStore store,
      ControlsText text) {
    this(seed, targets, clock, new SharedControls(store, text));
  }

  private ControlPanel(
      long seed, SwitchTargets targets, ControlledClock clock, ControlState state) {
    this.seed = seed;
    this.targets = requireNonNull(targets, "targets is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.state = requireNonNull(state, "state is null");
  }

  /** The seed of the random decisions. */
  public long seed() {
    return seed;
  }

  /** The operations and statuses that controls may name. */
  public SwitchTargets targets() {
    return targets;
  }

  /** The clock of the fake world. */
  public ControlledClock clock() {
    return clock;
  }

  /** The controls as far as this process knows, which is enough to decide about a request. */
  public Controls controls() {
    return state.controls();
  }

  /** The controls with what forced outcomes have left, as all replicas have used them up. */
  public Controls current() {
    return state.current();
  }

  /** Brings what this process knows up to date, after another one has changed something. */
  public void follow() {
    Controls now = state.follow();
    clock.set(now.clock());
    history.changed(now.forced(), now);
  }

  /**
   * The controls and their history, at one moment.
   *
   * @param revision increases with every change, also when a forced outcome counts a call
   * @param controls the controls
   * @param fired how many calls each forced outcome has made fail in this process, by its id
   * @param spent outcomes that were used up in this process, the latest first
   */
  public record Snapshot(
      long revision, Controls controls, Map<String, Integer> fired, List<UsedOutcome> spent) {}

  /** The controls and their history. */
  public Snapshot snapshot() {
    return history.with(current());
  }

  /**
   * Waits until the revision is another than this one, for at most {@code limit}. Returns at once
   * if too many calls are waiting already, or if the panel is closed.
   */
  public void await(long known, Duration limit) {
    history.await(known, limit);
  }

  /** Ends all waiting calls. */
  @Override
  public void close() {
    history.close();
  }

  /**
   * Sets the controls that the mock starts with and remembers them, so that the hint of a failure
   * can name the command-line option.
   *
   * @throws IllegalArgumentException if they name an unknown operation or status
   */
  public synchronized void start(Controls wanted) {
    initial = checked(wanted);
    restored = initial;
    Controls now = state.start(initial);
    clock.set(now.clock());
    history.changed(now.forced(), now);
  }

  /**
   * Changes the controls atomically and restarts the count of requests at 1. Forced outcomes
   * without an id get one.
   *
   * @return the new controls
   * @throws IllegalArgumentException if the result names an unknown operation or status, or has too
   *     many forced outcomes; nothing is changed
   */
  public synchronized Controls change(UnaryOperator<Controls> change) {
    List<ForcedOutcome> before = new ArrayList<>();
    Controls changed =
        state.change(
            now -> {
              before.clear();
              before.addAll(now.forced());
              return checked(change.apply(now));
            });
    clock.set(changed.clock());
    history.changed(before, changed);
    return changed;
  }

  /**
   * Changes the controls as {@link #change} does, and those that {@link #reset} brings back.
   *
   * @throws IllegalArgumentException as {@link #change} does
   */
  public synchronized void keep(UnaryOperator<Controls> change) {
    Controls kept = checked(change.apply(restored));
    change(change);
    restored = kept;
    drilled = true;
  }

  /** Whether a drill is, or was, at work: whether {@link #keep} has been called. */
  public boolean isDrilled() {
    return drilled;
  }

  /** Brings the controls of the start back, with what was kept since, and forgets the used up. */
  public synchronized void reset() {
    change(any -> restored);
    forgetSpent();
  }

  private Controls checked(Controls wanted) {
    targets.check(wanted);
    if (wanted.forced().size() > MAX_FORCED) {
      throw new IllegalArgumentException(
          "there are %s forced outcomes; expected %s at most"
              .formatted(wanted.forced().size(), MAX_FORCED));
    }
    return wanted;
  }

  /**
   * Makes the next calls of an operation fail, after outcomes that are already forced.
   *
   * @return the forced outcome with its id
   * @throws IllegalArgumentException if the operation or status is unknown, or there are too many
   *     forced outcomes
   */
  public ForcedOutcome force(ForcedOutcome outcome) {
    List<ForcedOutcome> forced =
        change(
                now -> {
                  List<ForcedOutcome> more = new ArrayList<>(now.forced());
                  more.add(outcome.withId(""));
                  return now.withForced(more);
                })
            .forced();
    return forced.get(forced.size() - 1);
  }

  /** Removes a forced outcome; false if there is none with this id, or it is used up. */
  public synchronized boolean release(String id) {
    if (!has(current(), id)) {
      return false;
    }
    AtomicBoolean found = new AtomicBoolean();
    change(
        now -> {
          found.set(has(now, id));
          return now.withForced(
              now.forced().stream().filter(outcome -> !outcome.id().equals(id)).toList());
        });
    return found.get();
  }

  private static boolean has(Controls controls, String id) {
    return controls.forced().stream().anyMatch(outcome -> outcome.id().equals(id));
  }

  /** Forgets a used-up outcome; false if there is none with this id. */
  public boolean forget(String id) {
    return history.forget(id);
  }

  /** Forgets all used-up outcomes. */
  public void forgetSpent() {
    history.forgetSpent();
  }

  /** Restarts the count of requests at 1 and clears the rate limit's history. */
  public void restart() {
    state.restart();
  }

  /** The delay, in milliseconds, of a request that no other control applies to. */
  long delay() {
    Controls now = controls();
    return now.latency().isEmpty() ? 0 : latency(now, new RequestRandom(seed, state.number()));
  }

  /** Decides what happens to a request; {@code operation} is empty if it matches none. */
  Decision decide(Api api, String operation) {
    Controls before = controls();
    if (before.leavesRequestsAlone()) {
      return Decision.NONE;
    }
    Turn turn = state.turn(api.name(), api.name() + "/" + operation);
    Controls now = turn.controls();
    if (turn.due().isPresent()) {
      history.fired(turn.due().get());
    } else if (!now.forced().equals(before.forced())) {
      history.changed();
    }
    RequestRandom draws = new RequestRandom(seed, turn.number());
    long delay =
        turn.due()
            .map(ForcedOutcome::delayMillis)
            .filter(own -> own > 0)
            .orElseGet(() -> latency(now, draws));
    return new Decision(
        delay,
        turn.due()
            .map(ControlPanel::forced)
            .or(() -> limited(turn))
            .or(() -> broken(now, draws))
            .or(() -> failed(now, draws, api)));
  }

  private static long latency(Controls controls, RequestRandom draws) {
    return controls.latency().map(latency -> latency.millis(draws)).orElse(0L);
  }

  private static Interference forced(ForcedOutcome due) {
    return new Interference(
        due.failure(),
        Cause.FORCED,
        0,
        "by your rule %s -> %s (%s)".formatted(due.name(), due.failure().word(), due.id()));
  }

  private Optional<Interference> limited(Turn turn) {
    return turn.controls()
        .rateLimit()
        .filter(limit -> turn.waitSeconds() > 0)
        .map(
            limit ->
                new Interference(
                    new Failure.Status(429),
                    Cause.CHAOS,
                    turn.waitSeconds(),
                    "by the "
                        + limit.text()
                        + origin(
                            turn.controls().rateLimit(), initial.rateLimit(), "--rate-limit")));
  }

  private Optional<Interference> broken(Controls controls, RequestRandom draws) {
    return controls
        .faults()
        .filter(faults -> draws.fraction(Topic.FAULT) < faults.rate())
        .map(
            faults ->
                new Interference(
                    new Failure.Broken(draws.pick(Topic.KIND, faults.kinds())),
                    Cause.CHAOS,
                    0,
                    "by the control "
                        + faults.text()
                        + origin(controls.faults(), initial.faults(), "--faults")));
  }

  private Optional<Interference> failed(Controls controls, RequestRandom draws, Api api) {
    return controls
        .errors()
        .filter(errors -> draws.fraction(Topic.ERROR) < errors.rate())
        .flatMap(
            errors -> {
              List<Integer> documented =
                  errors.statuses().stream().filter(api.statuses()::contains).toList();
              return documented.isEmpty()
                  ? Optional.empty()
                  : Optional.of(
                      new Interference(
                          new Failure.Status(draws.pick(Topic.STATUS, documented)),
                          Cause.CHAOS,
                          0,
                          "by the control "
                              + errors.text()
                              + origin(controls.errors(), initial.errors(), "--errors")));
            });
  }

  /** Names the option of a control that has not changed since the start. */
  private static String origin(Object now, Object atStart, String option) {
    return now.equals(atStart) ? ", set at the start (" + option + ")" : "";
  }
}
