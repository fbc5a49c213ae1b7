package io.github.leadmock.control;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.api.Api;
import io.github.leadmock.control.Decision.Interference;
import io.github.leadmock.control.RequestRandom.Topic;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** The maximum number of used-up outcomes to remember. */
  private static final int MAX_SPENT = 20;

  /** Each waiting call blocks a server thread. */
  private static final int MAX_WAITING = 16;

  private final long seed;
  private final SwitchTargets targets;
  private final ControlledClock clock;
  private final LongSupplier nanos;
  private final Map<String, RateWindow> windows = new HashMap<>();
  private volatile Controls controls = Controls.OFF;
  private volatile Controls initial = Controls.OFF;
  private final Map<String, UsedOutcome> used = new LinkedHashMap<>();
  private final Deque<UsedOutcome> spent = new ArrayDeque<>();
  private long number;
  private long lastId;
  private long revision = 1;
  private int waiting;
  private boolean closed;

  /**
   * A panel with all controls off.
   *
   * @param seed the mock's seed
   * @param targets the operations and statuses that controls may name
   * @param clock the clock of the fake world
   * @param nanos a monotonic clock in nanoseconds, used by the rate limit
   */
  public ControlPanel(long seed, SwitchTargets targets, ControlledClock clock, LongSupplier nanos) {
    this.seed = seed;
    this.targets = requireNonNull(targets, "targets is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.nanos = requireNonNull(nanos, "nanos is null");
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

  /** The current controls. */
  public Controls controls() {
    return controls;
  }

  /**
   * The controls and their history, at one moment.
   *
   * @param revision increases with every change, also when a forced outcome counts a call
   * @param controls the controls
   * @param fired how many calls each forced outcome has made fail, by its id
   * @param spent outcomes that are used up, the latest first
   */
  public record Snapshot(
      long revision, Controls controls, Map<String, Integer> fired, List<UsedOutcome> spent) {}

  /** The controls and their history. */
  public synchronized Snapshot snapshot() {
    Map<String, Integer> fired = new HashMap<>();
    used.forEach((id, one) -> fired.put(id, one.fired()));
    return new Snapshot(revision, controls, Map.copyOf(fired), List.copyOf(spent));
  }

  /**
   * Waits until the revision is another than this one, for at most {@code limit}. Returns at once
   * if too many calls are waiting already, or if the panel is closed.
   */
  public synchronized void await(long known, Duration limit) {
    if (waiting >= MAX_WAITING) {
      return;
    }
    long deadline = System.nanoTime() + limit.toNanos();
    waiting++;
    try {
      while (revision == known && !closed) {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
          return;
        }
        wait(millis);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      waiting--;
    }
  }

  /** Ends all waiting calls. */
  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  private void changed() {
    revision++;
    if (waiting > 0) {
      notifyAll();
    }
  }

  /**
   * Sets the controls that the mock starts with and remembers them, so that the hint of a failure
   * can name the command-line option.
   *
   * @throws IllegalArgumentException if they name an unknown operation or status
   */
  public synchronized void start(Controls wanted) {
    initial = change(any -> wanted);
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
    Controls wanted = change.apply(controls);
    targets.check(wanted);
    if (wanted.forced().size() > MAX_FORCED) {
      throw new IllegalArgumentException(
          "there are %s forced outcomes; expected %s at most"
              .formatted(wanted.forced().size(), MAX_FORCED));
    }
    if (!wanted.rateLimit().equals(controls.rateLimit())) {
      windows.clear();
    }
    number = 0;
    controls = wanted.withForced(wanted.forced().stream().map(this::withId).toList());
    clock.set(controls.clock());
    used.keySet().retainAll(controls.forced().stream().map(ForcedOutcome::id).toList());
    controls
        .forced()
        .forEach(outcome -> used.putIfAbsent(outcome.id(), new UsedOutcome(outcome, 0)));
    changed();
    return controls;
  }

  /**
   * Makes the next calls of an operation fail, after outcomes that are already forced.
   *
   * @return the forced outcome with its id
   * @throws IllegalArgumentException if the operation or status is unknown, or there are too many
   *     forced outcomes
   */
  public synchronized ForcedOutcome force(ForcedOutcome outcome) {
    ForcedOutcome named = withId(outcome.withId(""));
    change(
        now -> {
          List<ForcedOutcome> forced = new ArrayList<>(now.forced());
          forced.add(named);
          return now.withForced(forced);
        });
    return named;
  }

  /** Removes a forced outcome; false if there is none with this id, or it is used up. */
  public synchronized boolean release(String id) {
    List<ForcedOutcome> others =
        controls.forced().stream().filter(outcome -> !outcome.id().equals(id)).toList();
    boolean found = others.size() < controls.forced().size();
    if (found) {
      change(now -> now.withForced(others));
    }
    return found;
  }

  /** Forgets a used-up outcome; false if there is none with this id. */
  public synchronized boolean forget(String id) {
    boolean found = spent.removeIf(one -> one.outcome().id().equals(id));
    if (found) {
      changed();
    }
    return found;
  }

  /** Forgets all used-up outcomes. */
  public synchronized void forgetSpent() {
    if (!spent.isEmpty()) {
      spent.clear();
      changed();
    }
  }

  /** Restarts the count of requests at 1 and clears the rate limit's history. */
  public synchronized void restart() {
    number = 0;
    windows.clear();
  }

  /** The delay, in milliseconds, of a request that no other control applies to. */
  long delay() {
    if (controls.latency().isEmpty()) {
      return 0;
    }
    synchronized (this) {
      return latency(new RequestRandom(seed, ++number));
    }
  }

  /** Decides what happens to a request; {@code operation} is empty if it matches none. */
  Decision decide(Api api, String operation) {
    if (controls.leavesRequestsAlone()) {
      return Decision.NONE;
    }
    synchronized (this) {
      RequestRandom draws = new RequestRandom(seed, ++number);
      Optional<ForcedOutcome> due = takeDue(api.name() + "/" + operation);
      long delay =
          due.map(ForcedOutcome::delayMillis)
              .filter(own -> own > 0)
              .orElseGet(() -> latency(draws));
      return new Decision(
          delay,
          due.map(ControlPanel::forced)
              .or(() -> limited(api))
              .or(() -> broken(draws))
              .or(() -> failed(draws, api)));
    }
  }

  private ForcedOutcome withId(ForcedOutcome outcome) {
    return outcome.id().isEmpty() ? outcome.withId("f" + ++lastId) : outcome;
  }

  private long latency(RequestRandom draws) {
    return controls.latency().map(latency -> latency.millis(draws)).orElse(0L);
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
        count(outcome);
      }
    }
    boolean counted = !left.equals(controls.forced());
    if (counted) {
      controls = controls.withForced(left);
    }
    if (counted || due.isPresent()) {
      changed();
    }
    return due;
  }

  private void count(ForcedOutcome due) {
    UsedOutcome once =
        Optional.ofNullable(used.get(due.id())).orElseGet(() -> new UsedOutcome(due, 0)).again();
    if (!due.isSpent()) {
      used.put(due.id(), once);
      return;
    }
    used.remove(due.id());
    spent.addFirst(once);
    if (spent.size() > MAX_SPENT) {
      spent.removeLast();
    }
  }

  private static Interference forced(ForcedOutcome due) {
    return new Interference(
        due.failure(),
        Cause.FORCED,
        0,
        "by your rule %s -> %s (%s)".formatted(due.name(), due.failure().word(), due.id()));
  }

  private Optional<Interference> limited(Api api) {
    return controls
        .rateLimit()
        .flatMap(
            limit -> {
              long wait =
                  windows
                      .computeIfAbsent(api.name(), unseen -> new RateWindow(limit))
                      .pass(nanos.getAsLong());
              return wait == 0
                  ? Optional.empty()
                  : Optional.of(
                      new Interference(
                          new Failure.Status(429),
                          Cause.CHAOS,
                          wait,
                          "by the "
                              + limit.text()
                              + origin(controls.rateLimit(), initial.rateLimit(), "--rate-limit")));
            });
  }

  private Optional<Interference> broken(RequestRandom draws) {
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

  private Optional<Interference> failed(RequestRandom draws, Api api) {
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
