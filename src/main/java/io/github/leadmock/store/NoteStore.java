package io.github.leadmock.store;

import java.util.Optional;

/**
 * What users wrote, by session and lead. A session is stored from its first write on, until it is
 * reset, evicted or has expired. Thread-safe.
 */
public interface NoteStore {

  /** The session of requests that name none; it does not expire. */
  String SHARED = "s";

  /** The state of a session; counts as a use of it. */
  Stamp stamp(String session);

  /** What was written in a session after the state that is known here. */
  Notes since(String session, Stamp known);

  /**
   * Writes a note.
   *
   * @return for a removal the note as it was, else the note as it is now; empty if there is no such
   *     note, and then nothing changes
   */
  Optional<StoredNote> write(NoteWrite write);

  /** Discards what was written, in all sessions, and restarts the controls' counts. */
  void reset();

  /** Discards what was written in one session. */
  void reset(String session);

  /** Forgets what was written on a lead, in all sessions. */
  void forget(String lead);

  /** The number of stored sessions, without the shared one. */
  int sessions();

  /** How much is held in all sessions together. */
  Held held();

  /**
   * How much is held.
   *
   * @param notes the notes added, updated or removed
   * @param bytes the size of their texts, as {@link NoteWrite#size} counts it
   */
  record Held(long notes, long bytes) {}
}
