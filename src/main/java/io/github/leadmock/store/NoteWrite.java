package io.github.leadmock.store;

/**
 * A write to a lead.
 *
 * @param kind what it does
 * @param session the session
 * @param lead the lead
 * @param first the lowest number that an added note may get
 * @param key the note, as in {@link StoredNote#key}; empty for one that is to be added
 * @param time the time of a note that is to be added
 * @param author whoever adds it
 * @param text the new text; empty for a removal
 * @param size the memory for the text, in bytes
 */
public record NoteWrite(
    Kind kind,
    String session,
    String lead,
    int first,
    String key,
    TimeRule time,
    String author,
    String text,
    long size) {

  /** What a write does. */
  public enum Kind {
    ADD,
    UPDATE,
    REMOVE
  }
}
