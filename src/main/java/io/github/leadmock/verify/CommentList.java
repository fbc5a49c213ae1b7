package io.github.leadmock.verify;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * The comments of an event, as far as the cases need them.
 *
 * @param answer the answer with the comments
 * @param number the total_count; empty if it cannot be read
 * @param comments the comments
 */
record CommentList(Answer answer, OptionalLong number, List<JsonNode> comments) {

  /** Copies the list. */
  CommentList {
    comments = List.copyOf(comments);
  }

  /** The total_count; ends the case if it cannot be read. */
  long total() {
    return number.orElseThrow(
        () -> new Undecided("total_count is not a whole number; a finding says where"));
  }

  /** The request for the comments of a listed event. */
  static Call call(Probe probe, JsonNode event) {
    return call(probe, event.path("type").asString(""), event.at("/data/event_id").asString(""));
  }

  static Call call(Probe probe, String type, String id) {
    return call(probe, Map.of("event_type", type, "event_uuid", id));
  }

  /** The same, with other path variables. */
  static Call call(Probe probe, Map<String, String> variables) {
    Map<String, String> written = new HashMap<>(variables);
    // Type and id come from the server: escape them, so that they cannot change the path.
    written.computeIfPresent("event_type", (name, type) -> segment(type));
    written.computeIfPresent("event_uuid", (name, id) -> segment(id));
    return Call.get(probe.session().paths().of("list-comments", written));
  }

  private static String segment(String text) {
    if (text.matches("\\.{0,2}")) {
      throw new Undecided("the event has a type or an id that does not fit into a path");
    }
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Requests the comments of a listed event; ends the case if they cannot be read. */
  static CommentList ask(Probe probe, JsonNode event) {
    Answer answer = probe.send(call(probe, event));
    if (answer.status() == 404 && !isListed(probe, event)) {
      throw new Undecided("someone removed the event between the list and the call");
    }
    return of(probe, answer, probe.success(answer));
  }

  /** Whether an event is still listed at or near its old position. */
  private static boolean isListed(Probe probe, JsonNode event) {
    List<String> known = probe.session().timeline(probe).ids();
    int place = known.indexOf(EventPage.id(event));
    return EventPage.ask(probe, "?start=%s&size=20".formatted(Math.max(0, place - 5)))
        .ids()
        .contains(EventPage.id(event));
  }

  /** Reads comments from a body; ends the case if it has none. */
  static CommentList of(Probe probe, Answer answer, JsonNode body) {
    CommentList comments =
        read(answer, body)
            .orElseThrow(() -> probe.unreadable("list-comments", "ML-CO-10", answer, body));
    if (comments.number().isEmpty()) {
      probe.irregular("list-comments", "ML-CO-10", answer, body);
    }
    return comments;
  }

  /** Reads a body; empty when it has no list of comments. */
  static Optional<CommentList> read(Answer answer, JsonNode body) {
    return body.path("sub_events").isArray()
        ? Optional.of(
            new CommentList(
                answer,
                Json.whole(body.path("total_count")),
                body.path("sub_events").valueStream().toList()))
        : Optional.empty();
  }
}
