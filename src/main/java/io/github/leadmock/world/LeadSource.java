package io.github.leadmock.world;

import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * The immutable part of one lead's timeline. Positions count up from the oldest event, 0; positions
 * from {@link #events()} on belong to notes that users wrote. Immutable and thread-safe.
 */
interface LeadSource {

  /** Identifies the lead in the overlay and in the ids of written notes. */
  LeadRef ref();

  UUID company();

  UUID lead();

  /** The number of events before any writes. */
  int events();

  /** The event at a position below {@link #events()}. */
  Event event(int position);

  /**
   * The position encoded in an event id, written notes included; empty if it is not an id of this
   * lead.
   */
  OptionalInt positionOf(UUID event);

  /** The id of the event at any position, written notes included. */
  UUID idOf(int position);

  /** The number of the first written note. */
  default int firstNote() {
    return events();
  }

  /** The number of a written note by its position; the same in all versions of a lead. */
  default int numberOfNote(int position) {
    return position;
  }

  /** Where the written note with a number stands; empty if this version has no place for it. */
  default OptionalInt positionOfNote(int number) {
    return OptionalInt.of(number);
  }

  /** Another number for each version of a lead that may change while the mock runs. */
  default long version() {
    return 0;
  }

  /** What was written on an earlier version of this lead, as it is to be on this one. */
  default Overlay rebase(Overlay written) {
    return written;
  }

  /** The comments of the event at a position below {@link #events()}, newest first. */
  List<Comment> comments(int position);
}
