package io.github.leadmock.redis;

import io.github.leadmock.redis.NoteCall.Add;
import io.github.leadmock.redis.NoteCall.Note;
import io.github.leadmock.redis.NoteCall.Read;
import io.github.leadmock.redis.NoteCall.Remove;
import io.github.leadmock.redis.NoteCall.Update;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Searches for an order of the calls on one lead in which each result is right, and in which no
 * call comes before one that had returned when it was sent (Herlihy and Wing). Goes through the
 * calls and returns by time and keeps all states that the lead may be in, each with the calls that
 * must have taken effect for it although they had not returned (Lowe's just-in-time linearization):
 * memory grows with the number of clients, not with the length of the history. Leads are
 * independent, so each history is of one of them.
 */
final class Linearizability {

  private Linearizability() {}

  /** Why there is no such order; empty if there is one. */
  static Optional<String> violation(List<NoteCall> history) {
    return new Search(settled(history)).run();
  }

  /**
   * Decides about calls without a known result. One whose text nobody ever saw may be left out: it
   * explains nothing. Another one took effect before the return of the first call that saw it.
   */
  private static List<NoteCall> settled(List<NoteCall> history) {
    Map<String, Seen> texts = new HashMap<>();
    for (NoteCall call : history) {
      if (call.what() instanceof Read read) {
        read.notes().forEach(note -> see(texts, note.text(), note.id(), call.returned()));
      } else if (call.what() instanceof Remove remove && !call.isOpen() && remove.found()) {
        see(texts, remove.text(), remove.id(), call.returned());
      }
    }
    List<NoteCall> settled = new ArrayList<>();
    for (NoteCall call : history) {
      if (!call.isOpen()) {
        settled.add(call);
      } else if (call.what() instanceof Add add && texts.containsKey(add.text())) {
        Seen seen = texts.get(add.text());
        settled.add(new NoteCall(new Add(seen.id(), add.text()), call.called(), seen.time()));
      } else if (call.what() instanceof Update update && texts.containsKey(update.text())) {
        settled.add(call.returningAt(texts.get(update.text()).time()));
      } else if (call.what() instanceof Remove remove) {
        goneAt(history, remove.id(), call).ifPresent(time -> settled.add(call.returningAt(time)));
      }
    }
    return settled;
  }

  private record Seen(String id, long time) {}

  private static void see(Map<String, Seen> texts, String text, String id, long time) {
    texts.merge(text, new Seen(id, time), (one, other) -> one.time() <= other.time() ? one : other);
  }

  /**
   * When somebody first saw that a note is gone which nobody else removed; empty if it need not
   * have happened. Of several removals, the one that was sent first may stand for all.
   */
  private static Optional<Long> goneAt(List<NoteCall> history, String id, NoteCall removal) {
    for (NoteCall call : history) {
      boolean same = call.what() instanceof Remove other && other.id().equals(id) && other.found();
      if (same && (!call.isOpen() || call.called() < removal.called())) {
        return Optional.empty();
      }
    }
    // Whoever removes a note knows its id: before the removal was sent, it was there.
    return history.stream()
        .filter(call -> !call.isOpen() && call.called() >= removal.called())
        .filter(call -> showsThatItIsGone(call, id))
        .map(NoteCall::returned)
        .min(Comparator.naturalOrder());
  }

  private static boolean showsThatItIsGone(NoteCall call, String id) {
    if (call.what() instanceof Read read) {
      return read.notes().stream().noneMatch(note -> note.id().equals(id));
    }
    if (call.what() instanceof Update update) {
      return update.id().equals(id) && !update.found();
    }
    return call.what() instanceof Remove remove && remove.id().equals(id) && !remove.found();
  }

  private record Configuration(List<Note> notes, Set<Integer> done) {}

  private static final class Search {

    private final List<NoteCall> calls;
    private final Set<Integer> open = new TreeSet<>();
    private Set<Configuration> configurations = Set.of(new Configuration(List.of(), Set.of()));

    Search(List<NoteCall> calls) {
      this.calls = calls;
    }

    private record Event(long time, boolean isReturn, int call) {}

    Optional<String> run() {
      List<Event> events = new ArrayList<>();
      for (int i = 0; i < calls.size(); i++) {
        events.add(new Event(calls.get(i).called(), false, i));
        events.add(new Event(calls.get(i).returned(), true, i));
      }
      // A call at the very time of a return overlaps with it.
      events.sort(Comparator.comparingLong(Event::time).thenComparing(Event::isReturn));
      for (Event event : events) {
        if (!event.isReturn()) {
          open.add(event.call());
          continue;
        }
        Set<Configuration> next = new HashSet<>();
        for (Configuration one : configurations) {
          leadTo(event.call(), one, next, new HashSet<>());
        }
        open.remove(event.call());
        if (next.isEmpty()) {
          return Optional.of(report(event.call()));
        }
        configurations = next;
      }
      return Optional.empty();
    }

    /** All configurations in which a call has taken effect, without that mark: it has returned. */
    private void leadTo(
        int call, Configuration from, Set<Configuration> found, Set<Configuration> visited) {
      if (from.done().contains(call)) {
        Set<Integer> left = new TreeSet<>(from.done());
        left.remove(call);
        found.add(new Configuration(from.notes(), left));
        return;
      }
      if (!visited.add(from)) {
        return;
      }
      for (int other : open) {
        if (!from.done().contains(other)) {
          calls
              .get(other)
              .what()
              .on(from.notes())
              .ifPresent(
                  notes -> {
                    Set<Integer> done = new TreeSet<>(from.done());
                    done.add(other);
                    leadTo(call, new Configuration(notes, done), found, visited);
                  });
        }
      }
    }

    private String report(int call) {
      return "no order explains %s; open then: %s; the lead may have been: %s"
          .formatted(
              calls.get(call),
              open.stream().map(calls::get).toList(),
              configurations.stream().limit(3).map(Configuration::notes).toList());
    }
  }
}
