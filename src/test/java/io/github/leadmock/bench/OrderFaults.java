package io.github.leadmock.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Timelines that are not the lead's: in another order, with events too few or too many. */
final class OrderFaults {

  private OrderFaults() {}

  static Stream<Fault> all() {
    return Stream.concat(orders(), contents());
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

  private static Fault order(String id, String says, BiConsumer<Vendor, List<ObjectNode>> change) {
    return Fault.read("ml-order-" + id, says, RetoldTimeline.of(change), "ML-EV-01");
  }

  private static Fault content(
      String id, String says, BiConsumer<Vendor, List<ObjectNode>> change, String... rules) {
    String[] all = Stream.concat(Stream.of("ML-EV-04"), Stream.of(rules)).toArray(String[]::new);
    return Fault.read("ml-events-" + id, says, RetoldTimeline.of(change), all);
  }
}
