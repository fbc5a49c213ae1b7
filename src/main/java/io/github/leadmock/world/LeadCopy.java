package io.github.leadmock.world;

import io.github.leadmock.store.StoredNote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A replica's copy of what was written on one lead: applies stored notes to an overlay once
 * somebody looks at the lead. The overlay is a function of the stored notes, so all replicas have
 * the same. Thread-safe.
 */
final class LeadCopy {

  private @Nullable Overlay overlay;
  private long version;
  private List<StoredNote> fresh = new ArrayList<>();

  /** Notes in a later state than those before; each at most once. */
  synchronized void take(List<StoredNote> notes) {
    fresh.addAll(notes);
  }

  /**
   * What was written, with positions of this version of the lead; null if the copy was made for
   * another version, and has to be made anew.
   */
  synchronized @Nullable Overlay on(LeadSource lead) {
    if (overlay == null) {
      overlay = lead.rebase(Overlay.NONE);
      version = lead.version();
    }
    if (version != lead.version()) {
      return null;
    }
    if (!fresh.isEmpty()) {
      overlay = apply(lead, overlay, fresh);
      fresh = new ArrayList<>();
    }
    return overlay;
  }

  private static Overlay apply(LeadSource lead, Overlay before, List<StoredNote> notes) {
    Overlay overlay = before;
    // Added notes in the order of their numbers: what counts as newest depends on those before.
    for (Placed one : notes.stream().flatMap(note -> Placed.of(lead, note)).sorted().toList()) {
      overlay = one.on(lead, overlay);
    }
    return overlay;
  }

  /** Where a note stands. */
  private record Placed(int position, StoredNote note) implements Comparable<Placed> {

    /** Nowhere, if this version of the lead has no such event. */
    static Stream<Placed> of(LeadSource lead, StoredNote note) {
      OptionalInt position =
          note.isAdded()
              ? lead.positionOfNote(note.number())
              : lead.positionOf(UUID.fromString(note.key().substring(1)));
      return position.stream().mapToObj(place -> new Placed(place, note));
    }

    @Override
    public int compareTo(Placed other) {
      return Comparator.comparingInt(Placed::position).compare(this, other);
    }

    Overlay on(LeadSource lead, Overlay before) {
      Overlay overlay = before;
      int next = lead.events() + overlay.added();
      if (position >= next) {
        // Numbers between that no note has: another version of the lead had events there.
        for (int gap = next; gap < position; gap++) {
          overlay = overlay.skip(gap);
        }
        overlay = added(lead, overlay, position, event(lead, overlay));
      } else if (!note.removed()) {
        overlay = overlay.update(position, event(lead, overlay));
      }
      return note.removed() ? overlay.remove(position) : overlay;
    }

    private static Overlay added(LeadSource lead, Overlay overlay, int position, Event event) {
      Instant newest = new Timeline(lead, overlay).timeOfNewest();
      return overlay.add(position, event, !event.time().isBefore(newest));
    }

    /** Shares the author's instance with the note before: few users write most notes. */
    private Event event(LeadSource lead, Overlay overlay) {
      @Nullable Event before = overlay.notes().get(position - 1);
      Event event = LeadCopy.event(lead, position, note);
      return before != null && before.author().equals(event.author())
          ? Event.note(event.id(), event.time(), before.author(), lead.lead(), event.message())
          : event;
    }
  }

  private static final Author NOBODY =
      new Author(new UUID(0, 0), "", new UUID(0, 0), new UUID(0, 0));

  /** The event that a stored note stands for. */
  static Event event(LeadSource lead, int position, StoredNote note) {
    if (!note.isAdded() || position < lead.events()) {
      Event event = lead.event(position);
      return note.text().isEmpty() ? event : event.withMessage(note.text());
    }
    return Event.note(
        lead.idOf(position),
        Instant.ofEpochSecond(note.second()),
        note.author().isEmpty() ? NOBODY : author(note.author()),
        lead.lead(),
        note.text());
  }

  /** An author as text; {@link #author} reads it. */
  static String text(Author author) {
    return "%s %s %s %s"
        .formatted(author.userId(), author.groupId(), author.companyId(), author.name());
  }

  private static Author author(String text) {
    String[] parts = text.split(" ", 4);
    return new Author(
        UUID.fromString(parts[0]), parts[3], UUID.fromString(parts[1]), UUID.fromString(parts[2]));
  }
}
