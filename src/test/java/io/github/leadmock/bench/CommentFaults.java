package io.github.leadmock.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Lists of comments that are not those of the event. */
final class CommentFaults {

  private static final Operation COMMENTS = Operation.LIST_COMMENTS;

  private CommentFaults() {}

  static Stream<Fault> all() {
    return Stream.of(lists(), totals(), fields(), events()).flatMap(faults -> faults);
  }

  private static Stream<Fault> lists() {
    return Stream.of(
        list(
            "one",
            "only the newest comment comes",
            all -> all.subList(Math.min(1, all.size()), all.size()).clear(),
            "ML-CO-01",
            "ML-CO-03"),
        list(
            "paged",
            "at most 20 comments come",
            all -> all.subList(Math.min(20, all.size()), all.size()).clear(),
            "ML-CO-01",
            "ML-CO-03"),
        list("none", "comments are counted but never come", List::clear, "ML-CO-01", "ML-CO-03"),
        list("oldest-first", "comments come oldest first", Collections::reverse, "ML-CO-02"),
        list(
            "swapped", "the two newest of many comments are swapped", all -> swap(all), "ML-CO-02"),
        list(
            "twice",
            "the newest comment comes twice",
            all -> all.addAll(0, all.stream().limit(1).toList()),
            "ML-CO-01",
            "ML-CO-03"));
  }

  private static Stream<Fault> totals() {
    return Stream.of(
        total("more", "total_count is one too high", list -> list.path("total_count").asInt() + 1),
        total("zero", "total_count is always 0", list -> 0),
        total(
            "one",
            "total_count is 1 whenever there are comments",
            list -> Math.min(1, list.path("total_count").asInt())),
        Fault.read(
            "ml-comments-both-more",
            "a comment that was removed is still in comment_count",
            Deviation.body(
                COMMENTS,
                list -> {
                  int left = Math.max(0, list.path("sub_events").size() - 1);
                  list.set(
                      "sub_events",
                      Json.array(Json.objects(list.path("sub_events")).subList(0, left)));
                  list.put("total_count", left);
                }),
            "ML-CO-03"));
  }

  private static Stream<Fault> fields() {
    return Stream.of(
        each(
            "time-space",
            "the time of comments has a space and no Z",
            data ->
                data.put(
                    "event_time",
                    data.path("event_time").asString().replace('T', ' ').replace("Z", "")),
            "ML-EV-16",
            "ML-CO-05"),
        each(
            "author-bare",
            "created_by of comments has no 'user:'",
            data -> data.put("created_by", data.path("created_by").asString().substring(5)),
            "ML-EV-20"),
        each(
            "kind",
            "sub_event_type is 'Comment'",
            data -> data.put("sub_event_type", "Comment"),
            "ML-CO-05"),
        each(
            "id-same",
            "all comments have the same id",
            data -> data.put("sub_event_id", "5e0f2c1a-8f0e-4c7b-9a43-0f7d1a3a9e11"),
            "ML-CO-06",
            "ML-CO-01",
            "ML-CO-05"));
  }

  private static Stream<Fault> events() {
    return Stream.of(
        Fault.read(
            "ml-comments-none-404",
            "an event without comments is a 404",
            Deviation.success(
                COMMENTS,
                answer ->
                    Json.parse(answer.body()).path("sub_events").isEmpty()
                        ? ErrorAnswer.of(Api.METROLEADS, 404, "No comments")
                        : answer),
            "ML-CO-07",
            "ML-ST-200"),
        Fault.read(
            "ml-comments-none-204",
            "an event without comments is a 204",
            Deviation.success(
                COMMENTS,
                answer ->
                    Json.parse(answer.body()).path("sub_events").isEmpty()
                        ? answer.withStatus(204).withText("")
                        : answer),
            "ML-CO-07",
            "ML-ST-200",
            "ML-ER-01"),
        Fault.read(
            "ml-comments-none-null",
            "sub_events is null when there are none",
            Deviation.body(
                COMMENTS,
                list -> {
                  if (list.path("sub_events").isEmpty()) {
                    list.putNull("sub_events");
                  }
                }),
            "ML-CO-07",
            "ML-CO-05",
            "ML-CO-10",
            "ML-CO-01"),
        Fault.read(
            "ml-comments-sms-404",
            "comments of an SMS are a 404",
            Deviation.instead(
                call -> call.path().contains("/events/sms/"),
                call -> ErrorAnswer.of(Api.METROLEADS, 404, "No such note")),
            "ML-CO-01",
            "ML-CO-03",
            "ML-CO-07",
            "ML-ST-200",
            "ML-ST-404"),
        otherEvent("ml-comments-other-event", "the comments are those of another event"),
        unknown(
            "ml-comments-unknown-empty",
            "an unknown event has an empty list of comments",
            Route::wellFormed));
  }

  private static void swap(List<ObjectNode> all) {
    if (all.size() > 20) {
      Collections.swap(all, 0, 1);
    }
  }

  private static Fault list(
      String id, String says, Consumer<List<ObjectNode>> change, String... rules) {
    return Fault.read(
        "ml-comments-" + id,
        says,
        Deviation.body(
            COMMENTS,
            list -> {
              List<ObjectNode> all = new ArrayList<>(Json.objects(list.path("sub_events")));
              change.accept(all);
              list.set("sub_events", Json.array(all));
            }),
        rules);
  }

  private static Fault total(String id, String says, ToIntFunction<ObjectNode> count) {
    return Fault.read(
        "ml-comments-total-" + id,
        says,
        Deviation.body(COMMENTS, list -> list.put("total_count", count.applyAsInt(list))),
        "ML-CO-03",
        "ML-CO-07");
  }

  private static Fault each(String id, String says, Consumer<ObjectNode> edit, String... rules) {
    return Fault.read(
        "ml-comment-" + id,
        says,
        Deviation.body(
            COMMENTS,
            list ->
                Json.objects(list.path("sub_events"))
                    .forEach(comment -> edit.accept((ObjectNode) comment.get("data")))),
        rules);
  }

  private static Fault otherEvent(String id, String says) {
    return Fault.read(
        id,
        says,
        correct ->
            call -> {
              Answer answer = correct.answer(call);
              if (!call.is(COMMENTS) || !answer.ok()) {
                return answer;
              }
              List<Event> events = correct.account().main().events();
              String asked = call.route().orElseThrow().last();
              int next = 1;
              while (!events.get(next - 1).id().equalsIgnoreCase(asked)) {
                next++;
              }
              Event event = events.get(next % events.size());
              return answer.reshaped(
                  list -> {
                    list.set(
                        "sub_events",
                        Json.array(event.comments().stream().map(EventJson::comment).toList()));
                    return list.put("total_count", event.comments().size());
                  });
            },
        "ML-CO-03");
  }

  private static Fault unknown(String id, String says, Predicate<Route> when) {
    return Fault.read(
        id,
        says,
        Deviation.answers(
            call -> call.is(COMMENTS) && call.route().filter(when).isPresent(),
            (call, answer) ->
                answer.status() == 404
                    ? Answer.json(200, Json.parse("{\"total_count\":0,\"sub_events\":[]}"))
                    : answer),
        "ML-CO-08",
        "ML-CO-04",
        "ML-PA-05",
        "ML-ST-404");
  }
}
