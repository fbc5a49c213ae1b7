package io.github.leadmock.data;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.github.leadmock.world.CommentData;
import io.github.leadmock.world.Event;
import io.github.leadmock.world.EventData;
import io.github.leadmock.world.LeadData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes one lead out of the answers that were recorded about it, in the order in which they came:
 * as it was before the first, or as the last left it. For one lead; not thread-safe.
 *
 * <p>What identifies an event's place is how many events are older: notes that are added on top do
 * not change it, and what else is known to have come or gone is counted in.
 */
final class Recording {

  /** The moment that a lead is to show. */
  enum State {
    BEFORE,
    AFTER
  }

  /** Something that an answer tells about a lead. */
  sealed interface Fact {}

  /** A page of its events. */
  record PageSeen(VendorAnswers.Page page) implements Fact {}

  /** All comments of one of its events, of which the path names the type. */
  record CommentsSeen(String type, UUID event, List<CommentData> comments) implements Fact {}

  /** A note was added. */
  record Added(EventData note) implements Fact {}

  /** A note got the text that it has here. */
  record Updated(EventData note) implements Fact {}

  /** A note was removed that was as it is here. */
  record Removed(EventData note) implements Fact {}

  private final State state;
  private final Map<UUID, Known> events = new LinkedHashMap<>();
  private final Set<Known> added = new HashSet<>();
  private final Set<Known> removed = new HashSet<>();
  private OptionalInt firstTotal = OptionalInt.empty();
  private OptionalInt lastTotal = OptionalInt.empty();

  private Recording(State state) {
    this.state = state;
  }

  /** The lead that the facts tell of. */
  static LeadData lead(
      UUID company, UUID lead, Optional<String> shows, State state, List<Fact> facts) {
    Recording recording = new Recording(state);
    facts.forEach(recording::take);
    return recording.assemble(company, lead, shows);
  }

  /** What is known about an event. */
  private static final class Known {

    private final UUID id;
    private final int seen;
    private @Nullable EventData listed;
    private @Nullable EventData saved;
    private @Nullable String message;
    private @Nullable Integer commentCount;
    private @Nullable List<CommentData> comments;
    private @Nullable Instant time;
    private boolean sms;

    /** How many events were older before the first answer. */
    private @Nullable Integer older;

    Known(UUID id, int seen) {
      this.id = id;
      this.seen = seen;
    }

    Instant timeOrNever() {
      return requireNonNullElse(time, Instant.MIN);
    }

    boolean isOlderThan(Known other) {
      return timeOrNever().isBefore(other.timeOrNever());
    }
  }

  private Known known(@Nullable UUID id) {
    UUID given = requireNonNull(id, "an event without an id was read");
    @Nullable Known event = events.get(given);
    if (event == null) {
      event = new Known(given, events.size());
      events.put(given, event);
    }
    return event;
  }

  private void take(Fact fact) {
    if (fact instanceof PageSeen page) {
      take(page.page());
    } else if (fact instanceof CommentsSeen seen) {
      Known event = known(seen.event());
      if (event.comments == null || state == State.AFTER) {
        event.comments = seen.comments();
      }
      if (event.time == null) {
        event.sms = seen.type().equals(Event.SMS);
      }
      if (event.time == null && !seen.comments().isEmpty()) {
        @Nullable Instant oldest = seen.comments().get(seen.comments().size() - 1).time();
        event.time = oldest == null ? null : oldest.minusSeconds(60);
      }
    } else if (fact instanceof Added note) {
      Known event = saved(note.note());
      added.add(event);
      removed.remove(event);
    } else if (fact instanceof Updated note) {
      saved(note.note());
    } else if (fact instanceof Removed note) {
      removed.add(saved(note.note()));
    }
  }

  private Known saved(EventData note) {
    Known event = known(note.id());
    event.saved = note;
    event.time = note.time();
    if (event.message == null || state == State.AFTER) {
      event.message = note.message();
    }
    return event;
  }

  private void take(VendorAnswers.Page page) {
    // Those that were added and are still there, and those that were there and are gone.
    List<Known> more = added.stream().filter(event -> !removed.contains(event)).toList();
    List<Known> fewer = removed.stream().filter(event -> !added.contains(event)).toList();
    for (int i = 0; i < page.events().size(); i++) {
      take(page.events().get(i), page.count() - 1 - page.start() - i, more, fewer);
    }
    OptionalInt total = OptionalInt.of(Math.max(0, page.count() - more.size() + fewer.size()));
    firstTotal = firstTotal.isEmpty() ? total : firstTotal;
    lastTotal = total;
  }

  private void take(EventData listed, int older, List<Known> more, List<Known> fewer) {
    Known event = known(listed.id());
    boolean first = event.listed == null;
    event.time = listed.time();
    event.sms = listed.sms();
    if (first || state == State.AFTER) {
      event.listed = listed;
      event.commentCount = listed.commentCount();
    }
    if (event.message == null || state == State.AFTER) {
      event.message = listed.message();
    }
    if (event.older == null && !added.contains(event)) {
      event.older = older - countOlder(more, event) + countOlder(fewer, event);
    }
  }

  private static int countOlder(List<Known> events, Known than) {
    return events.isEmpty()
        ? 0
        : (int) events.stream().filter(event -> event.isOlderThan(than)).count();
  }

  private LeadData assemble(UUID company, UUID lead, Optional<String> shows) {
    List<Known> there = new ArrayList<>();
    List<Known> notesAdded = new ArrayList<>();
    List<Known> notesGone = new ArrayList<>();
    for (Known event : events.values()) {
      boolean isAdded = added.contains(event);
      boolean isGone = removed.contains(event);
      if (state == State.BEFORE ? !isAdded : !isGone) {
        there.add(event);
      }
      if (state == State.AFTER && isAdded && !isGone) {
        notesAdded.add(event);
      }
      if (state == State.AFTER && isGone && !isAdded) {
        notesGone.add(event);
      }
    }
    there.sort(
        comparing(Known::timeOrNever)
            .thenComparing(event -> requireNonNullElse(event.older, Integer.MAX_VALUE))
            .thenComparing(event -> event.seen, Comparator.reverseOrder()));
    int[] older = new int[there.size()];
    for (int i = 0; i < older.length; i++) {
      Known event = there.get(i);
      older[i] =
          event.older == null
              ? Integer.MAX_VALUE
              : event.older + countOlder(notesAdded, event) - countOlder(notesGone, event);
    }
    OptionalInt seen = state == State.BEFORE ? firstTotal : lastTotal;
    int total =
        seen.isPresent() ? seen.getAsInt() + notesAdded.size() - notesGone.size() : there.size();
    total = place(older, total);
    List<EventData> placed = new ArrayList<>(older.length);
    for (int i = 0; i < older.length; i++) {
      placed.add(event(there.get(i), older[i]));
    }
    return new LeadData(company, lead, shows, OptionalInt.of(total), placed);
  }

  /**
   * Makes the numbers of older events ascend, in the order of the events: one that is not known is
   * as high as it can be. What is too much for a lead is taken from the events that are not known.
   *
   * @return how many events the lead has with them
   */
  private static int place(int[] older, int least) {
    int total = Math.max(least, older.length);
    for (int number : older) {
      total = number == Integer.MAX_VALUE ? total : Math.max(total, number + 1);
    }
    total = Math.min(total, LeadData.MAX_EVENTS);
    int next = total;
    for (int i = older.length - 1; i >= 0; i--) {
      older[i] = Math.max(i, Math.min(older[i], next - 1));
      next = older[i];
    }
    return total;
  }

  private static EventData event(Known known, int older) {
    @Nullable EventData from = known.listed == null ? known.saved : known.listed;
    boolean unlisted = known.listed == null;
    if (from == null) {
      return new EventData(
          older,
          known.sms,
          known.id,
          known.time,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          known.comments,
          null);
    }
    return new EventData(
        older,
        from.sms(),
        from.id(),
        from.time(),
        from.inbound(),
        from.by(),
        from.createdBy(),
        from.attachedLead(),
        known.message == null ? from.message() : known.message,
        from.phone(),
        from.headerChecksum(),
        unlisted ? Integer.valueOf(0) : known.commentCount,
        known.comments,
        from.verbatim());
  }
}
