package io.github.leadmock.world;

import java.time.Instant;

/**
 * What users changed on one lead; an immutable value.
 *
 * @param added how many notes were ever added: they take the positions after the unchanging part
 * @param latest when the latest of them was added; {@link Instant#MIN} before the first
 * @param notes added and updated notes by position
 * @param removed the positions of removed notes
 */
record Overlay(int added, Instant latest, RankedMap<Event> notes, RankedMap<Boolean> removed) {

  static final Overlay NONE = new Overlay(0, Instant.MIN, RankedMap.empty(), RankedMap.empty());

  Overlay add(int position, Event note) {
    return new Overlay(added + 1, note.time(), notes.with(position, note), removed);
  }

  Overlay update(int position, Event note) {
    return new Overlay(added, latest, notes.with(position, note), removed);
  }

  Overlay remove(int position) {
    return new Overlay(added, latest, notes.without(position), removed.with(position, true));
  }
}
