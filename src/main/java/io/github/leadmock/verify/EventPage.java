package io.github.leadmock.verify;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A page of events, as far as the laws need it.
 *
 * @param answer the answer that holds it
 * @param count the number of all events
 * @param start the echoed start
 * @param events the events
 */
record EventPage(Answer answer, long count, long start, List<JsonNode> events) {

  /** Copies the list. */
  EventPage {
    events = List.copyOf(events);
  }

  /** Asks for a page; ends the case when there is none. */
  static EventPage ask(Probe probe, String query) {
    Answer answer = probe.send(call(probe, query));
    return of(probe, answer, probe.success(answer));
  }

  /** The request for a page. */
  static Call call(Probe probe, String query) {
    return Call.get(probe.session().paths().of("list-events", Map.of()) + query);
  }

  /** Takes a body for a page; ends the case when it is none. */
  static EventPage of(Probe probe, Answer answer, JsonNode body) {
    return read(answer, body).orElseThrow(() -> probe.unreadable("list-events", answer, body));
  }

  /** Reads a body; empty when it is no page. */
  static Optional<EventPage> read(Answer answer, JsonNode body) {
    JsonNode count = body.path("count");
    JsonNode start = body.path("start");
    List<JsonNode> events = body.path("events").valueStream().toList();
    boolean readable =
        count.isIntegralNumber()
            && start.isIntegralNumber()
            && body.path("events").isArray()
            && events.stream().allMatch(event -> event.at("/data/event_id").isString());
    return readable
        ? Optional.of(new EventPage(answer, count.longValue(), start.longValue(), events))
        : Optional.empty();
  }

  int size() {
    return events.size();
  }

  /** The ids, in the order of the page. */
  List<String> ids() {
    return events.stream().map(EventPage::id).toList();
  }

  static String id(JsonNode event) {
    return event.at("/data/event_id").asString("").toLowerCase(Locale.ROOT);
  }
}
