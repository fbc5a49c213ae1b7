package io.github.leadmock.world;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What users changed on one lead; an immutable value.
 *
 * @param added how many notes were ever added: they take the positions after the unchanging part
 * @param latest when the latest of them was added; {@link Instant#MIN} before the first
 * @param notes added and updated notes by position
 * @param removed the positions of removed notes
 * @param bytes what the texts of the notes take in memory
 */
record Overlay(
    int added, Instant latest, RankedMap<Event> notes, RankedMap<Boolean> removed, long bytes) {

  static final Overlay NONE = new Overlay(0, Instant.MIN, RankedMap.empty(), RankedMap.empty(), 0);

  Overlay add(int position, Event note) {
    return new Overlay(
        added + 1, note.time(), notes.with(position, note), removed, bytes + sizeOf(note));
  }

  Overlay update(int position, Event note) {
    return new Overlay(
        added,
        latest,
        notes.with(position, note),
        removed,
        bytes - sizeAt(position) + sizeOf(note));
  }

  Overlay remove(int position) {
    return new Overlay(
        added,
        latest,
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
