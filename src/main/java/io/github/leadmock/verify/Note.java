package io.github.leadmock.verify;

import java.util.HashMap;
import java.util.Map;

/**
 * A note that the run has added.
 *
 * @param id its id, as the server gave it
 * @param lead the lead that it was added to, as path variables; empty for the lead of the run
 * @param text the text that was sent, with which it can be found
 * @param saved the answer that saved it
 */
record Note(String id, Map<String, String> lead, String text, Answer saved) {

  /** Copies the map. */
  Note {
    lead = Map.copyOf(lead);
  }

  /** The variables of a path to it. */
  Map<String, String> variables() {
    HashMap<String, String> all = new HashMap<>(lead);
    all.put("note_or_event_uuid", id);
    return all;
  }
}
