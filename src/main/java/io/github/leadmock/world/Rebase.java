package io.github.leadmock.world;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * Takes what was written on one version of a user's lead over to another: notes keep their ids, and
 * changes of its events find them by theirs.
 */
final class Rebase {

  private final DataLead from;
  private final DataLead to;

  Rebase(DataLead from, DataLead to) {
    this.from = from;
    this.to = to;
  }

  Overlay of(Overlay written) {
    Draft draft = new Draft();
    written.notes().forEach((position, note) -> draft.note(position(position), note));
    written.removed().forEach((position, gone) -> draft.removed(position(position)));
    int added = Math.max(0, from.firstNote() + written.added() - to.firstNote());
    draft.fill(added);
    return new Overlay(
        added,
        written.latest(),
        written.inOrder() && !draft.oldest.isBefore(newestOf(to)),
        draft.notes,
        draft.removed,
        draft.bytes,
        to,
        written.version());
  }

  private static Instant newestOf(DataLead lead) {
    return lead.events() == 0 ? Instant.MIN : lead.event(lead.events() - 1).time();
  }

  private OptionalInt position(int position) {
    return to.positionOf(from.idOf(position));
  }

  /** The overlay to be. */
  private final class Draft {

    private RankedMap<Event> notes = RankedMap.empty();
    private RankedMap<Boolean> removed = RankedMap.empty();
    private Instant oldest = Instant.MAX;
    private long bytes;

    /** Adds a note that was written or updated, unless the version has none with its id. */
    void note(OptionalInt position, Event note) {
      if (position.isEmpty()) {
        return;
      }
      int place = position.getAsInt();
      boolean isOfTheLead = place < to.events();
      // An event of the lead stands where its time puts it, which another version may have changed.
      Event kept = isOfTheLead ? to.event(place).withMessage(note.message()) : note;
      notes = notes.with(place, kept);
      bytes += Overlay.sizeOf(kept);
      if (!isOfTheLead && note.time().isBefore(oldest)) {
        oldest = note.time();
      }
    }

    void removed(OptionalInt position) {
      position.ifPresent(place -> removed = removed.with(place, true));
    }

    /** Numbers of written notes that are neither there nor removed belong to no note. */
    void fill(int added) {
      for (int place = to.events(); place < to.events() + added; place++) {
        if (!notes.contains(place) && !removed.contains(place)) {
          removed = removed.with(place, true);
        }
      }
    }
  }
}
