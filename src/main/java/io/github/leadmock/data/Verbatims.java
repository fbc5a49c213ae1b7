package io.github.leadmock.data;

import io.github.leadmock.world.Event;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Splits an event as it was sent at its message. */
final class Verbatims {

  private Verbatims() {}

  /**
   * The parts of an event.
   *
   * @param typeIfNone the type of one that names none
   */
  static Event.Verbatim of(JsonNode event, String typeIfNone) {
    String whole = event.toString();
    ObjectNode copy = (ObjectNode) event.deepCopy();
    String marker = marker(whole);
    ((ObjectNode) copy.path("data")).put("message", marker);
    String text = copy.toString();
    String quoted = '"' + marker + '"';
    int place = text.indexOf(quoted);
    return new Event.Verbatim(
        event.path("type").asString(typeIfNone),
        text.substring(0, place),
        text.substring(place + quoted.length()));
  }

  /** A text that does not occur in the event. */
  private static String marker(String event) {
    String marker = "message-";
    while (event.contains(marker)) {
      marker += "-";
    }
    return marker;
  }
}
