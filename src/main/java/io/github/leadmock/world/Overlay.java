package io.github.leadmock.world;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Users' changes to one lead. Immutable.
 *
 * @param added the number of notes ever added; they take the positions after the generated events
 * @param latest the time of the last note that was its lead's newest event when it was added;
 *     {@link Instant#MIN} if there is none
 * @param inOrder whether every note was its lead's newest event when it was added, so that the
 *     order of positions is the order of times
 * @param notes added and updated notes by position
 * @param removed the positions of removed notes
 * @param bytes the memory for the notes' texts
 * @param base the version of a user's lead that the positions refer to; null for other leads
 * @param version 0 before anything is written, then another number for each change of any lead
 */
record Overlay(
    int added,
    Instant latest,
    boolean inOrder,
    RankedMap<Event> notes,
    RankedMap<Boolean> removed,
    long bytes,
    @Nullable DataLead base,
    long version) {

  private static final AtomicLong VERSIONS = new AtomicLong();

  static final Overlay NONE =
      new Overlay(0, Instant.MIN, true, RankedMap.empty(), RankedMap.empty(), 0, null, 0);

  /** Nothing yet, on a version of a user's lead. */
  static Overlay on(DataLead base) {
    return new Overlay(0, Instant.MIN, true, RankedMap.empty(), RankedMap.empty(), 0, base, 0);
  }

  /** Whether nobody has written. */
  boolean isEmpty() {
    return added == 0 && size() == 0;
  }

  /** Adds a note. {@code newest} says whether no event of its lead is newer. */
  Overlay add(int position, Event note, boolean newest) {
    return new Overlay(
        added + 1,
        newest ? note.time() : latest,
        inOrder && newest,
        notes.with(position, note),
        removed,
        bytes + sizeOf(note),
        base,
        VERSIONS.incrementAndGet());
  }

  /** Counts a number that no note has. */
  Overlay skip(int position) {
    return new Overlay(
        added + 1,
        latest,
        inOrder,
        notes,
        removed.with(position, true),
        bytes,
        base,
        VERSIONS.incrementAndGet());
  }

  Overlay update(int position, Event note) {
    return new Overlay(
        added,
        latest,
        inOrder,
        notes.with(position, note),
        removed,
        bytes - sizeAt(position) + sizeOf(note),
        base,
        VERSIONS.incrementAndGet());
  }

  Overlay remove(int position) {
    return new Overlay(
        added,
        latest,
        inOrder,
        notes.without(position),
        removed.with(position, true),
        bytes - sizeAt(position),
        base,
        VERSIONS.incrementAndGet());
  }

  /** The number of notes added, updated or removed. */
  int size() {
    return notes.size() + removed.size();
  }

  private long sizeAt(int position) {
    @Nullable Event note = notes.get(position);
    return note == null ? 0 : sizeOf(note);
  }

  static long sizeOf(Event note) {
    return NoteQuota.size(note.message());
  }
}
