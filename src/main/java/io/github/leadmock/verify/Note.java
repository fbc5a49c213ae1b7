package io.github.leadmock.verify;

import java.util.HashMap;
import java.util.Map;

/**
 * A note that the run added.
 *
 * @param id its id, as given by the server
 * @param lead the lead that it was added to, as path variables; empty for the run's lead
 * @param text the text that was sent, which identifies it
 * @param saved the answer to the request that added it
 */
record Note(String id, Map<String, String> lead, String text, Answer saved) {

  /** Copies the map. */
  Note {
    lead = Map.copyOf(lead);
  }

  /** The variables of its path. */
  Map<String, String> variables() {
    HashMap<String, String> all = new HashMap<>(lead);
    all.put("note_or_event_uuid", id);
    return all;
  }
}
