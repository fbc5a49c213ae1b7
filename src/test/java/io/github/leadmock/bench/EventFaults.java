package io.github.leadmock.bench;

import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Listed events with members that have the right type and a wrong value. */
final class EventFaults {

  private EventFaults() {}

  static Stream<Fault> all() {
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
            "ML-EV-20"),
        each(
            "author-name",
            "created_by is the name",
            event ->
                data(event).put("created_by", event.at("/data/created_by_entity/name").asString()),
            "ML-EV-20"),
        each(
            "author-dash",
            "created_by is user-<id>",
            event ->
                data(event)
                    .put("created_by", event.at("/data/created_by").asString().replace(':', '-')),
            "ML-EV-20"),
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

  private static ObjectNode data(ObjectNode event) {
    return (ObjectNode) event.get("data");
  }

  private static void time(ObjectNode event, String text) {
    data(event).put("event_time", text);
  }

  private static Fault each(String id, String says, Consumer<ObjectNode> edit, String... rules) {
    return Fault.read(
        "ml-event-" + id, says, RetoldTimeline.of((vendor, all) -> all.forEach(edit)), rules);
  }

  private static Fault one(
      String id, String says, int at, Consumer<ObjectNode> edit, String... rules) {
    return Fault.read(
        "ml-event-" + id,
        says,
        RetoldTimeline.of((vendor, all) -> edit.accept(all.get(at))),
        rules);
  }
}
