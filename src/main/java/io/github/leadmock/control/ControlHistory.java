package io.github.leadmock.control;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of forced outcomes in this process, and who waits for a change of the controls.
 * Thread-safe.
 */
final class ControlHistory {

  /** The maximum number of used-up outcomes to remember. */
  private static final int MAX_SPENT = 20;

  private final Map<String, UsedOutcome> used = new LinkedHashMap<>();
  private final Deque<UsedOutcome> spent = new ArrayDeque<>();
  private final Revision revision = new Revision(1);

  /** The history at one moment, with the controls of that moment. */
  synchronized ControlPanel.Snapshot with(Controls controls) {
    Map<String, Integer> fired = new HashMap<>();
    used.forEach((id, one) -> fired.put(id, one.fired()));
    return new ControlPanel.Snapshot(
        revision.current(), controls, Map.copyOf(fired), List.copyOf(spent));
  }

  /**
   * The controls were changed. An outcome that is another now is shown as it is now; one that only
   * counted calls, as it was added.
   */
  synchronized void changed(List<ForcedOutcome> before, Controls now) {
    used.keySet().retainAll(now.forced().stream().map(ForcedOutcome::id).toList());
    for (ForcedOutcome outcome : now.forced()) {
      @Nullable UsedOutcome known = used.get(outcome.id());
      if (known == null || !before.contains(outcome)) {
        used.put(outcome.id(), new UsedOutcome(outcome, known == null ? 0 : known.fired()));
      }
    }
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
  void changed() {
    revision.next();
  }

  /** Waits for a change, as {@link Revision#await} does. */
  void await(long known, Duration limit) {
    revision.await(known, limit);
  }

  /** Ends all waiting calls. */
  void close() {
    revision.close();
  }
}
