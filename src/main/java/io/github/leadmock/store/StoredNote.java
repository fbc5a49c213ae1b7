package io.github.leadmock.store;

/**
 * A note that a user added, or the user's change of another one.
 *
 * @param lead the lead
 * @param key {@code #} and the note's number on its lead, or {@code @} and the id of an event that
 *     the lead has from the start
 * @param removed whether it is removed; then its text is empty
 * @param second when it was added, in seconds since 1970; 0 for an event from the start
 * @param author whoever added it; empty for an event from the start
 * @param text the text
 */
public record StoredNote(
    String lead, String key, boolean removed, long second, String author, String text) {

  /** The number of an added note. */
  public int number() {
    return Integer.parseInt(key.substring(1));
  }

  /** Whether a user added it. */
  public boolean isAdded() {
    return key.startsWith("#");
  }
}
