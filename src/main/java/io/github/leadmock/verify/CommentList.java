package io.github.leadmock.verify;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The comments of an event, as far as the laws need them.
 *
 * @param answer the answer that holds them
 * @param total the number that it says
 * @param comments the comments
 */
record CommentList(Answer answer, long total, List<JsonNode> comments) {

  /** Copies the list. */
  CommentList {
    comments = List.copyOf(comments);
  }

  /** The request for the comments of a listed event. */
  static Call call(Probe probe, JsonNode event) {
    return call(probe, event.path("type").asString(""), event.at("/data/event_id").asString(""));
  }

  static Call call(Probe probe, String type, String id) {
    // Both come from the server: only what cannot lead elsewhere goes into a path.
    if (!(type + id).matches("[A-Za-z0-9._-]+")) {
      throw new Undecided("the event has a type or an id that does not fit into a path");
    }
    return Call.get(
        probe.session().paths().of("list-comments", Map.of("event_type", type, "event_uuid", id)));
  }

  /** Asks for the comments of a listed event; ends the case when there are none to read. */
  static CommentList ask(Probe probe, JsonNode event) {
    Answer answer = probe.send(call(probe, event));
    return of(probe, answer, probe.success(answer));
  }

  /** Takes a body for comments; ends the case when it is none. */
  static CommentList of(Probe probe, Answer answer, JsonNode body) {
    if (!body.path("total_count").isIntegralNumber() || !body.path("sub_events").isArray()) {
      throw probe.unreadable("list-comments", answer, body);
    }
    return new CommentList(
        answer,
        body.path("total_count").longValue(),
        body.path("sub_events").valueStream().toList());
  }
}
