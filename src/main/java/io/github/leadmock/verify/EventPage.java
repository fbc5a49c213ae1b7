package io.github.leadmock.verify;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * A page of events, as far as it can be read: one member that is not as documented spoils what is
 * said of it, and nothing else.
 *
 * @param answer the answer that holds it
 * @param total the number of all events; empty when it cannot be read
 * @param offset the echoed start; empty when it cannot be read
 * @param events the events
 */
record EventPage(Answer answer, OptionalLong total, OptionalLong offset, List<JsonNode> events) {

  private static final String ID = "/data/event_id";

  /** Copies the list. */
  EventPage {
    events = List.copyOf(events);
  }

  /** The number of all events; ends the case where it cannot be read. */
  long count() {
    return total.orElseThrow(() -> new Undecided("count is no whole number; a finding says where"));
  }

  /** The echoed start; ends the case where it cannot be read. */
  long start() {
    return offset.orElseThrow(
        () -> new Undecided("start is no whole number; a finding says where"));
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

  /** Takes a body for a page; ends the case when it has no events to read. */
  static EventPage of(Probe probe, Answer answer, JsonNode body) {
    EventPage page =
        read(answer, body)
            .orElseThrow(() -> probe.unreadable("list-events", "ML-EV-06", answer, body));
    boolean regular =
        page.total().isPresent()
            && page.offset().isPresent()
            && page.events().stream().allMatch(event -> event.at(ID).isString());
    if (!regular) {
      probe.irregular("list-events", "ML-EV-06", answer, body);
    }
    return page;
  }

  /** Reads a body; empty when it has no list of events. */
  static Optional<EventPage> read(Answer answer, JsonNode body) {
    return body.path("events").isArray()
        ? Optional.of(
            new EventPage(
                answer,
                Json.whole(body.path("count")),
                Json.whole(body.path("start")),
                body.path("events").valueStream().toList()))
        : Optional.empty();
  }

  int size() {
    return events.size();
  }

  /** The ids, in the order of the page. */
  List<String> ids() {
    return events.stream().map(EventPage::id).toList();
  }

  /** What tells an event from others: its id, and where it has none all of it. */
  static String id(JsonNode event) {
    return event.at(ID).isString()
        ? event.at(ID).asString().toLowerCase(Locale.ROOT)
        : event.toString();
  }
}
