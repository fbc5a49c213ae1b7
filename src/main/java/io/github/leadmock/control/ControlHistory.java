package io.github.leadmock.control;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of forced outcomes in this process, and who waits for a change of the controls.
 * Thread-safe.
 */
final class ControlHistory {

  /** The maximum number of used-up outcomes to remember. */
  private static final int MAX_SPENT = 20;

  /** Each waiting call blocks a server thread. */
  private static final int MAX_WAITING = 16;

  private final Map<String, UsedOutcome> used = new LinkedHashMap<>();
  private final Deque<UsedOutcome> spent = new ArrayDeque<>();
  private long revision = 1;
  private int waiting;
  private boolean closed;

  /** The history at one moment, with the controls of that moment. */
  synchronized ControlPanel.Snapshot with(Controls controls) {
    Map<String, Integer> fired = new HashMap<>();
    used.forEach((id, one) -> fired.put(id, one.fired()));
    return new ControlPanel.Snapshot(revision, controls, Map.copyOf(fired), List.copyOf(spent));
  }

  /** The controls were changed to these. */
  synchronized void changedTo(Controls now) {
    used.keySet().retainAll(now.forced().stream().map(ForcedOutcome::id).toList());
    now.forced().forEach(outcome -> used.putIfAbsent(outcome.id(), new UsedOutcome(outcome, 0)));
    changed();
  }

  /** A call was made to fail. */
  synchronized void fired(ForcedOutcome due) {
    UsedOutcome once =
        Optional.ofNullable(used.get(due.id())).orElseGet(() -> new UsedOutcome(due, 0)).again();
    if (due.isSpent()) {
      used.remove(due.id());
      spent.addFirst(once);
      if (spent.size() > MAX_SPENT) {
        spent.removeLast();
      }
    } else {
      used.put(due.id(), once);
    }
    changed();
  }

  /** Forgets a used-up outcome; false if there is none with this id. */
  synchronized boolean forget(String id) {
    boolean found = spent.removeIf(one -> one.outcome().id().equals(id));
    if (found) {
      changed();
    }
    return found;
  }

  /** Forgets all used-up outcomes. */
  synchronized void forgetSpent() {
    if (!spent.isEmpty()) {
      spent.clear();
      changed();
    }
  }

  /** Something else about the controls is different now. */
  synchronized void changed() {
    revision++;
    if (waiting > 0) {
      notifyAll();
    }
  }

  /**
   * Waits until the revision is another than this one, for at most {@code limit}. Returns at once
   * if too many calls are waiting already, or after {@link #close}.
   */
  synchronized void await(long known, Duration limit) {
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
  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
