package io.github.leadmock.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What users changed on one lead; an immutable value.
 *
 * @param added how many notes were ever added: they take the positions after the unchanging part
 * @param latest the latest time of one of them; {@link Instant#MIN} before the first
 * @param inOrder whether each of them was the newest event of its lead when it was added: then they
 *     stand in the order of their positions
 * @param notes added and updated notes by position
 * @param removed the positions of removed notes
 * @param bytes what the texts of the notes take in memory
 */
record Overlay(
    int added,
    Instant latest,
    boolean inOrder,
    RankedMap<Event> notes,
    RankedMap<Boolean> removed,
    long bytes) {

  static final Overlay NONE =
      new Overlay(0, Instant.MIN, true, RankedMap.empty(), RankedMap.empty(), 0);

  /** With a note more. {@code newest} says whether no event of its lead is newer. */
  Overlay add(int position, Event note, boolean newest) {
    return new Overlay(
        added + 1,
        newest ? note.time() : latest,
        inOrder && newest,
        notes.with(position, note),
        removed,
        bytes + sizeOf(note));
  }

  Overlay update(int position, Event note) {
    return new Overlay(
        added,
        latest,
        inOrder,
        notes.with(position, note),
        removed,
        bytes - sizeAt(position) + sizeOf(note));
  }

  Overlay remove(int position) {
    return new Overlay(
        added,
        latest,
        inOrder,
        notes.without(position),
        removed.with(position, true),
        bytes - sizeAt(position));
  }

  /** How many notes it keeps something of. */
  int size() {
    return notes.size() + removed.size();
  }

  private long sizeAt(int position) {
    @Nullable Event note = notes.get(position);
    return note == null ? 0 : sizeOf(note);
  }

  private static long sizeOf(Event note) {
    return NoteQuota.size(note.message());
  }
}
