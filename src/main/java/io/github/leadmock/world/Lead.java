package io.github.leadmock.world;

import java.util.Optional;
import java.util.UUID;

/**
 * One lead of MetroLeads, for reading and writing. Thread-safe: writes to one lead are serialized,
 * each seeing the one before (rule ML-NO-19), and readers see a whole write or nothing of it.
 */
public final class Lead {

  private final LeadSource source;
  private final WorldConfig config;
  private final Writes writes;
  private final NoteQuota quota;

  Lead(LeadSource source, WorldConfig config, Writes writes, NoteQuota quota) {
    this.quota = quota;
    this.source = source;
    this.config = config;
    this.writes = writes;
  }

  /** The timeline as it is now. */
  public Timeline timeline() {
    return new Timeline(source, writes.on(source));
  }

  /**
   * Why there is no room for a text, as a sentence without a full stop; empty if there is room.
   * Call it before {@link #addNote} and {@link #updateNote}, which do not check.
   */
  public Optional<String> fullFor(String message) {
    return quota.fullFor(message);
  }

  /** Whether a text would fit if nothing had been written yet. */
  public boolean mayEverHold(String message) {
    return quota.mayEverHold(message);
  }

  /**
   * Adds a note, stamped with the clock's time. It becomes the newest event unless the clock is
   * earlier than that one; then it is sorted in by time (rule ML-NO-03).
   *
   * @param user the user name
   * @param name the user's display name
   */
  public Event addNote(String user, String name, String message) {
    Author author = Directory.writer(config.seed(), source.company(), user, name);
    return writes.add(source, author, message);
  }

  /**
   * Replaces a note's text; id, time and author stay the same.
   *
   * @return the updated note; empty if there is no such note
   */
  public Optional<Event> updateNote(UUID note, String message) {
    return writes.update(source, note, message);
  }

  /**
   * Removes a note.
   *
   * @return the note as it was; empty if there is no such note
   */
  public Optional<Event> removeNote(UUID note) {
    return writes.remove(source, note);
  }
}
