package io.github.leadmock.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What goes wrong when a note is removed. */
final class RemoveFaults {

  private static final Operation REMOVE = Operation.REMOVE_NOTE;

  private RemoveFaults() {}

  static Stream<Fault> all() {
    return Stream.of(removals(), answers(), afterwards(), unknown()).flatMap(faults -> faults);
  }

  private static Stream<Fault> removals() {
    return Stream.of(
        removed(
            "listed",
            "a removed note is still listed and counted",
            (account, note) -> account.main().add(note)),
        removed(
            "neighbour",
            "removing a note takes the next event with it",
            (account, note) -> account.main().remove(account.main().events().get(0))),
        removed(
            "blanked",
            "a removed note stays in the list without its text",
            (account, note) -> account.main().add(note.withMessage(""))),
        Fault.write(
            "ml-remove-other",
            "removing a note removes the oldest event",
            Aftermath.of(
                REMOVE,
                (account, note) -> {
                  account.main().add(note);
                  account.main().remove(account.main().events().get(account.main().count() - 1));
                }),
            "ML-NO-12"),
        Fault.write(
            "ml-remove-counted",
            "a removed note is gone from the list, not from count",
            counted(),
            "ML-NO-12",
            "ML-EV-04",
            "ML-EV-12"));
  }

  private static Stream<Fault> answers() {
    return Stream.of(
        answered(
            "other",
            "remove answers with another note",
            note ->
                put(
                    put(note, "event_id", "0b1f4c52-6f39-4f5e-9f0e-6c1d5f8a7e21"),
                    "message",
                    "Something else"),
            "ML-NO-11"),
        answered(
            "id",
            "remove answers with another id",
            note -> put(note, "event_id", "0b1f4c52-6f39-4f5e-9f0e-6c1d5f8a7e21"),
            "ML-NO-11"),
        answered(
            "message",
            "remove answers with an empty message",
            note -> put(note, "message", ""),
            "ML-NO-11"),
        answered(
            "time",
            "remove answers with the time of the removal",
            note -> put(note, "event_time", "2031-05-06T07:08:09Z"),
            "ML-NO-11"),
        answered(
            "status-only",
            "remove answers {\"status\":\"deleted\"}",
            note -> Json.object().put("status", "deleted"),
            "ML-NO-11",
            "ML-NO-02"),
        answered("null", "remove answers null", note -> Json.parse("null"), "ML-NO-11", "ML-NO-02"),
        answered(
            "kind",
            "remove answers with the type note_removed",
            note -> note.put("type", "note_removed"),
            "ML-NO-11",
            "ML-NO-02"),
        Fault.write(
            "ml-remove-needs-body",
            "remove without a body is a 400",
            Deviation.instead(
                call -> call.is(REMOVE) && call.body().length == 0,
                call -> ErrorAnswer.of(Api.METROLEADS, 400, "No JSON object")),
            "ML-NO-11",
            "ML-NO-18",
            "ML-ST-200"));
  }

  private static Stream<Fault> afterwards() {
    return Stream.of(
        remembered(
            "ml-removed-comments",
            "the comments of a removed note are an empty list",
            Operation.LIST_COMMENTS,
            saved -> Json.parse("{\"total_count\":0,\"sub_events\":[]}")),
        remembered(
            "ml-removed-again", "a removed note can be removed again", REMOVE, saved -> saved),
        remembered(
            "ml-removed-update",
            "a removed note can be updated",
            Operation.UPDATE_NOTE,
            saved -> saved));
  }

  private static Stream<Fault> unknown() {
    return Stream.of(
        unknown("200", "a 200", answer -> Answer.json(200, Json.parse("{\"status\":\"ok\"}"))),
        unknown("204", "a 204", answer -> answer.withStatus(204).withText("")),
        unknown("500", "a 500", answer -> answer.withStatus(500)),
        Fault.write(
            "ml-remove-unknown-html",
            "the 404 for an unknown note is an HTML page",
            Deviation.outcome(REMOVE, 404, answer -> Answer.html(404, "Not Found")),
            "ML-ER-01"));
  }

  private static Fault unknown(String id, String says, UnaryOperator<Answer> change) {
    return Fault.write(
        "ml-remove-unknown-" + id,
        "removing an unknown note is " + says,
        Deviation.outcome(REMOVE, 404, change),
        "ML-NO-12",
        "ML-ST-404");
  }

  private static Fault removed(String id, String says, Aftermath aftermath) {
    return Fault.write(
        "ml-remove-" + id, says, Aftermath.of(REMOVE, aftermath), "ML-NO-12", "ML-EV-04");
  }

  private static Fault answered(
      String id, String says, Function<ObjectNode, JsonNode> change, String... rules) {
    return Fault.write("ml-remove-answer-" + id, says, Deviation.reshape(REMOVE, change), rules);
  }

  /** A server that still answers an operation for notes that it has removed. */
  private static Fault remembered(
      String id, String says, Operation operation, UnaryOperator<JsonNode> answer) {
    return Fault.write(
        id,
        says,
        correct -> {
          Map<String, JsonNode> gone = new HashMap<>();
          return call -> {
            String asked = call.route().map(Route::last).orElse("");
            if (call.is(operation) && gone.containsKey(asked)) {
              return Answer.json(200, answer.apply(gone.get(asked)));
            }
            Answer correctly = correct.answer(call);
            if (call.is(REMOVE) && correctly.ok()) {
              gone.put(asked, Json.parse(correctly.body()));
            }
            return correctly;
          };
        },
        "ML-NO-12",
        "ML-ST-404");
  }

  /** A server whose count does not go down. */
  private static Deviation counted() {
    return correct -> {
      AtomicInteger removed = new AtomicInteger();
      return call -> {
        Answer answer = correct.answer(call);
        if (call.is(REMOVE) && answer.ok()) {
          removed.incrementAndGet();
        }
        return call.is(Operation.LIST_EVENTS) && answer.ok()
            ? answer.reshaped(page -> page.put("count", page.path("count").asInt() + removed.get()))
            : answer;
      };
    };
  }

  private static ObjectNode put(ObjectNode note, String member, String text) {
    ((ObjectNode) note.get("data")).put(member, text);
    return note;
  }
}
