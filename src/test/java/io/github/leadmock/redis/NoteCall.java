package io.github.leadmock.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One call of a client on one lead, and what came of it.
 *
 * @param what what it asked for
 * @param called when it was sent
 * @param returned when its answer came; {@link #NEVER} if none came, or one that leaves open
 *     whether it happened
 */
record NoteCall(What what, long called, long returned) {

  static final long NEVER = Long.MAX_VALUE;

  /** A note in a list. */
  record Note(String id, String text) {}

  boolean isOpen() {
    return returned == NEVER;
  }

  NoteCall returningAt(long time) {
    return new NoteCall(what, called, time);
  }

  /** What a call does to a lead that has these notes, the newest first. */
  sealed interface What {

    /** The notes afterwards; empty if this result is impossible then. */
    Optional<List<Note>> on(List<Note> notes);
  }

  /**
   * Adds a note.
   *
   * @param id the id that it got; empty if no answer came
   */
  record Add(String id, String text) implements What {
    @Override
    public Optional<List<Note>> on(List<Note> notes) {
      if (index(notes, id) >= 0) {
        return Optional.empty();
      }
      List<Note> after = new ArrayList<>(notes.size() + 1);
      after.add(new Note(id, text));
      after.addAll(notes);
      return Optional.of(after);
    }
  }

  /**
   * Changes a note's text.
   *
   * @param found whether there was such a note
   */
  record Update(String id, String text, boolean found) implements What {
    @Override
    public Optional<List<Note>> on(List<Note> notes) {
      int index = index(notes, id);
      if (index < 0 || !found) {
        return index < 0 && !found ? Optional.of(notes) : Optional.empty();
      }
      List<Note> after = new ArrayList<>(notes);
      after.set(index, new Note(id, text));
      return Optional.of(after);
    }
  }

  /**
   * Removes a note.
   *
   * @param found whether there was such a note
   * @param text its text then; empty if no answer came
   */
  record Remove(String id, boolean found, String text) implements What {
    @Override
    public Optional<List<Note>> on(List<Note> notes) {
      int index = index(notes, id);
      if (index < 0 || !found) {
        return index < 0 && !found ? Optional.of(notes) : Optional.empty();
      }
      if (!text.isEmpty() && !notes.get(index).text().equals(text)) {
        return Optional.empty();
      }
      List<Note> after = new ArrayList<>(notes);
      after.remove(index);
      return Optional.of(after);
    }
  }

  /** Reads all notes. */
  record Read(List<Note> notes) implements What {
    @Override
    public Optional<List<Note>> on(List<Note> now) {
      return now.equals(notes) ? Optional.of(now) : Optional.empty();
    }
  }

  private static int index(List<Note> notes, String id) {
    for (int i = 0; i < notes.size(); i++) {
      if (notes.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }
}
