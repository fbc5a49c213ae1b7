package io.github.leadmock.world;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One session's writes. What an operation does to a lead is one atomic step: readers see all of it
 * or nothing, and each write to a lead sees the one before. Thread-safe.
 */
interface Writes {

  /** The changes to a lead, with positions of this version of it. */
  Overlay on(LeadSource lead);

  /** Adds a note, with the clock's time. */
  Event add(LeadSource lead, Author author, String message);

  /**
   * Replaces a note's text.
   *
   * @return the updated note; empty if there is no such note
   */
  Optional<Event> update(LeadSource lead, UUID note, String message);

  /**
   * Removes a note.
   *
   * @return the note as it was; empty if there is no such note
   */
  Optional<Event> remove(LeadSource lead, UUID note);

  /** The leads that somebody has written to, in no order. */
  Set<LeadRef> leads();
}
