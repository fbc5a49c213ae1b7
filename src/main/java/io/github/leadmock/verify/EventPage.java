package io.github.leadmock.verify;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * A page of events, as far as it can be read: a malformed member rules out only the checks that
 * need it.
 *
 * @param answer the answer with the page
 * @param total the number of all events; empty if it cannot be read
 * @param offset the echoed start; empty if it cannot be read
 * @param events the events
 */
record EventPage(Answer answer, OptionalLong total, OptionalLong offset, List<JsonNode> events) {

  private static final JsonPointer ID = JsonPointer.compile("/data/event_id");

  /** Copies the list. */
  EventPage {
    events = List.copyOf(events);
  }

  /** The number of all events; ends the case if it cannot be read. */
  long count() {
    return total.orElseThrow(
        () -> new Undecided("count is not a whole number; a finding says where"));
  }

  /** The echoed start; ends the case if it cannot be read. */
  long start() {
    return offset.orElseThrow(
        () -> new Undecided("start is not a whole number; a finding says where"));
  }

  /** Requests a page; ends the case if there is none. */
  static EventPage ask(Probe probe, String query) {
    Answer answer = probe.send(call(probe, query));
    return of(probe, answer, probe.success(answer));
  }

  /** The request for a page. */
  static Call call(Probe probe, String query) {
    return Call.get(probe.session().paths().of("list-events", Map.of()) + query);
  }

  /** Reads a page from a body; ends the case if it has no list of events. */
  static EventPage of(Probe probe, Answer answer, JsonNode body) {
    EventPage page =
        read(answer, body)
            .orElseThrow(() -> probe.unreadable("list-events", "ML-EV-23", answer, body));
    boolean regular =
        page.total().isPresent()
            && page.offset().isPresent()
            && page.events().stream().allMatch(event -> event.at(ID).isString());
    if (!regular) {
      probe.irregular("list-events", "ML-EV-23", answer, body);
    }
    return page;
  }

  /** Reads a page from a body; empty if it has no list of events. */
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

  /** An event's id; the whole event if it has none. */
  static String id(JsonNode event) {
    JsonNode id = event.at(ID);
    return id.isString() ? id.stringValue().toLowerCase(Locale.ROOT) : event.toString();
  }
}
