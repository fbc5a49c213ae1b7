package io.github.leadmock.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Timelines that are not the lead's: in another order, with events too few or too many. */
final class OrderFaults {

  private OrderFaults() {}

  static Stream<Fault> all() {
    return Stream.of(orders(), contents(), fields()).flatMap(faults -> faults);
  }

  private static Stream<Fault> orders() {
    return Stream.of(
        order(
            "oldest-first", "events come oldest first", (vendor, all) -> Collections.reverse(all)),
        order(
            "newest-swapped",
            "the two newest events are swapped",
            (vendor, all) -> Collections.swap(all, 0, 1)),
        order(
            "pair-swapped",
            "one pair of older events is swapped",
            (vendor, all) -> Collections.swap(all, 27, 28)),
        order(
            "oldest-swapped",
            "the two oldest events are swapped",
            (vendor, all) -> Collections.swap(all, 43, 44)),
        order(
            "by-type",
            "events are ordered by type first",
            (vendor, all) ->
                all.sort(Comparator.comparing(event -> event.path("type").asString()))),
        order(
            "by-id",
            "events are ordered by id",
            (vendor, all) ->
                all.sort(Comparator.comparing(event -> event.at("/data/event_id").asString()))),
        order(
            "clock",
            "events are ordered by time of day",
            (vendor, all) ->
                all.sort(
                    Comparator.comparing(
                            (ObjectNode event) ->
                                event.at("/data/event_time").asString().substring(11))
                        .reversed())),
        order(
            "oldest-on-top",
            "the oldest event stands before all others",
            (vendor, all) -> Collections.rotate(all, 1)),
        Fault.read(
            "ml-order-pages",
            "each page is oldest first",
            Deviation.body(
                Operation.LIST_EVENTS,
                page -> {
                  List<ObjectNode> events = new ArrayList<>(Json.objects(page.path("events")));
                  Collections.reverse(events);
                  page.set("events", Json.array(events));
                }),
            "ML-EV-01"));
  }

  private static Stream<Fault> contents() {
    return Stream.of(
        content(
            "no-sms",
            "SMS are not listed, only counted",
            (vendor, all) -> all.removeIf(event -> event.path("type").asString().equals("sms")),
            "ML-EV-12"),
        content(
            "last-missing",
            "the oldest event is never listed",
            (vendor, all) -> all.remove(44),
            "ML-EV-12"),
        content(
            "first-missing",
            "the newest event is never listed",
            (vendor, all) -> all.remove(0),
            "ML-EV-12"),
        content(
            "middle-missing",
            "one older event is never listed",
            (vendor, all) -> all.remove(23),
            "ML-EV-12"),
        content(
            "twice",
            "one event stands twice in a row",
            (vendor, all) -> all.add(9, all.get(9).deepCopy()),
            "ML-EV-12"),
        content(
            "twice-counted",
            "one event stands twice and the last one is pushed out",
            (vendor, all) -> {
              all.add(26, all.get(26).deepCopy());
              all.remove(45);
            },
            "ML-EV-12"),
        content(
            "joined",
            "an event with comments stands once for each comment",
            OrderFaults::joined,
            "ML-EV-12"),
        content(
            "leak",
            "the events of another lead are listed too",
            OrderFaults::leak,
            "ML-EV-18",
            "ML-EV-12",
            "ML-CO-08",
            "ML-CO-03"),
        content(
            "leak-one",
            "one event of another lead is listed in place of an own one",
            (vendor, all) -> all.set(8, others(vendor).get(2)),
            "ML-EV-18",
            "ML-EV-01",
            "ML-CO-08",
            "ML-CO-03"),
        Fault.read(
            "ml-events-null",
            "the first event of each page is null",
            Deviation.body(Operation.LIST_EVENTS, OrderFaults::nullFirst),
            "ML-EV-14",
            "ML-EV-15"));
  }

  private static Stream<Fault> fields() {
    return Stream.of(
        each(
            "id-same",
            "all events have the same id",
            event -> data(event).put("event_id", "5e0f2c1a-8f0e-4c7b-9a43-0f7d1a3a9e11"),
            "ML-EV-12"),
        each(
            "id-number",
            "event_id is a number in a string",
            event ->
                data(event)
                    .put(
                        "event_id",
                        String.valueOf(Math.abs(event.at("/data/event_id").hashCode()))),
            "ML-EV-14",
            "ML-EV-15",
            "ML-PA-04",
            "ML-CO-07"),
        each(
            "time-space",
            "event_time has a space and no Z",
            event ->
                time(
                    event,
                    event.at("/data/event_time").asString().replace('T', ' ').replace("Z", "")),
            "ML-EV-16"),
        each(
            "time-zoneless",
            "event_time has no Z",
            event -> time(event, event.at("/data/event_time").asString().replace("Z", "")),
            "ML-EV-16"),
        each(
            "time-text",
            "event_time is written as in an e-mail",
            event -> time(event, "Thu, 23 Feb 2017 10:21:08 GMT"),
            "ML-EV-16"),
        each(
            "time-date",
            "event_time is only a date",
            event -> time(event, event.at("/data/event_time").asString().substring(0, 10)),
            "ML-EV-16"),
        each(
            "time-digits",
            "event_time is seconds since 1970 in a string",
            event -> time(event, "1487845268"),
            "ML-EV-16"),
        each(
            "author-bare",
            "created_by has no 'user:' before the id",
            event ->
                data(event)
                    .put("created_by", event.at("/data/created_by_entity/user_id").asString()),
            "ML-EV-17"),
        each(
            "author-name",
            "created_by is the name",
            event ->
                data(event).put("created_by", event.at("/data/created_by_entity/name").asString()),
            "ML-EV-17"),
        each(
            "author-dash",
            "created_by is user-<id>",
            event ->
                data(event)
                    .put("created_by", event.at("/data/created_by").asString().replace(':', '-')),
            "ML-EV-17"),
        each(
            "comments-zero",
            "comment_count is always 0",
            event -> data(event).put("comment_count", 0),
            "ML-CO-03"),
        each(
            "comments-more",
            "comment_count is one too high",
            event -> data(event).put("comment_count", event.at("/data/comment_count").asInt() + 1),
            "ML-CO-03"),
        each(
            "comments-negative",
            "comment_count is -1 when there are none",
            event ->
                data(event)
                    .put(
                        "comment_count",
                        event.at("/data/comment_count").asInt() == 0
                            ? -1
                            : event.at("/data/comment_count").asInt()),
            "ML-CO-03",
            "ML-EV-14",
            "ML-EV-15"),
        one(
            "oldest-no-id",
            "only the oldest event has no event_id",
            44,
            event -> data(event).remove("event_id"),
            "ML-EV-14",
            "ML-EV-15"),
        one(
            "old-no-message",
            "only one older SMS has no message",
            32,
            event -> data(event).remove("message"),
            "ML-EV-15"),
        one(
            "old-time-zero",
            "one older event_time is 0000-00-00T00:00:00Z",
            33,
            event -> time(event, "0000-00-00T00:00:00Z"),
            "ML-EV-16",
            "ML-EV-01"));
  }

  private static void nullFirst(ObjectNode page) {
    if (!page.path("events").isEmpty()) {
      ((ArrayNode) page.get("events")).setNull(0);
    }
  }

  private static void joined(Vendor vendor, List<ObjectNode> all) {
    List<ObjectNode> rows = new ArrayList<>();
    for (ObjectNode event : all) {
      rows.add(event);
      for (int i = 1; i < event.at("/data/comment_count").asInt(); i++) {
        rows.add(event.deepCopy());
      }
    }
    all.clear();
    all.addAll(rows);
  }

  private static void leak(Vendor vendor, List<ObjectNode> all) {
    all.addAll(others(vendor));
    all.sort(
        Comparator.comparing((ObjectNode event) -> event.at("/data/event_time").asString())
            .reversed());
  }

  private static List<ObjectNode> others(Vendor vendor) {
    Timeline other = vendor.account().other();
    return other.events().stream().map(event -> EventJson.listed(event, other.lead())).toList();
  }

  private static ObjectNode data(ObjectNode event) {
    return (ObjectNode) event.get("data");
  }

  private static void time(ObjectNode event, String text) {
    data(event).put("event_time", text);
  }

  private static Fault order(String id, String says, BiConsumer<Vendor, List<ObjectNode>> change) {
    return Fault.read("ml-order-" + id, says, timeline(change), "ML-EV-01");
  }

  private static Fault content(
      String id, String says, BiConsumer<Vendor, List<ObjectNode>> change, String... rules) {
    String[] all = Stream.concat(Stream.of("ML-EV-04"), Stream.of(rules)).toArray(String[]::new);
    return Fault.read("ml-events-" + id, says, timeline(change), all);
  }

  private static Fault each(String id, String says, Consumer<ObjectNode> edit, String... rules) {
    return Fault.read("ml-event-" + id, says, timeline((vendor, all) -> all.forEach(edit)), rules);
  }

  private static Fault one(
      String id, String says, int at, Consumer<ObjectNode> edit, String... rules) {
    return Fault.read(
        "ml-event-" + id, says, timeline((vendor, all) -> edit.accept(all.get(at))), rules);
  }

  /** A server that takes the timelines for other ones than they are, and counts them rightly. */
  private static Deviation timeline(BiConsumer<Vendor, List<ObjectNode>> change) {
    return correct ->
        call -> {
          Answer answer = correct.answer(call);
          Optional<Window> window = Window.of(call);
          if (window.isEmpty() || !answer.ok()) {
            return answer;
          }
          JsonNode whole = Json.parse(correct.answer(new Window(0, 1000).on(call)).body());
          List<ObjectNode> all = new ArrayList<>(Json.objects(whole.path("events")));
          change.accept(correct, all);
          ArrayNode page =
              Json.array(
                  all.stream().skip(window.get().start()).limit(window.get().size()).toList());
          return answer.reshaped(body -> body.set("events", page));
        };
  }
}
