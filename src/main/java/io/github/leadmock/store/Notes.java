package io.github.leadmock.store;

import java.util.List;

/**
 * Notes of a session.
 *
 * @param stamp the state that they lead to
 * @param whole whether they are all there is; otherwise they add to what was known
 * @param notes each in its latest state, in no order
 */
public record Notes(Stamp stamp, boolean whole, List<StoredNote> notes) {

  /** Copies the list. */
  public Notes {
    notes = List.copyOf(notes);
  }
}
