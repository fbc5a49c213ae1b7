package io.github.leadmock.bench;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What goes wrong when a note is updated. */
final class UpdateFaults {

  private static final Operation UPDATE = Operation.UPDATE_NOTE;

  private UpdateFaults() {}

  static Stream<Fault> all() {
    return Stream.of(updates(), answers(), unknown()).flatMap(faults -> faults);
  }

  private static Stream<Fault> updates() {
    return Stream.of(
        updated(
            "id",
            "an update gives the note another id in the list",
            (account, note) -> edit(account, note, event -> event.withId(account.ids().next())),
            "ML-NO-09"),
        updated(
            "time",
            "an update sets the time of the note in the list",
            (account, note) ->
                edit(account, note, event -> event.withTime(event.time().plusSeconds(3))),
            "ML-NO-09"),
        updated(
            "hidden",
            "an update does not show in the list",
            (account, note) -> account.main().replace(note),
            "ML-NO-10"),
        updated(
            "appends",
            "an update appends its text to the old one",
            (account, note) ->
                edit(account, note, event -> event.withMessage(note.message() + event.message())),
            "ML-NO-10"),
        updated(
            "copies",
            "an update leaves the old note there and adds a new one",
            (account, note) -> {
              account
                  .main()
                  .add(account.main().find(note.id()).orElseThrow().withId(account.ids().next()));
              account.main().replace(note);
            },
            "ML-NO-10"),
        updated(
            "removes",
            "an update takes the note out of the list",
            (account, note) -> account.main().remove(note),
            "ML-NO-10"),
        updated(
            "last",
            "an update moves the note to the end of the list",
            (account, note) ->
                account
                    .main()
                    .move(account.main().find(note.id()).orElseThrow(), account.main().count() - 1),
            "ML-NO-09",
            "ML-EV-01",
            "ML-NO-10"),
        updated(
            "kind",
            "an update makes the note an SMS in the list",
            (account, note) ->
                edit(
                    account, note, event -> event.withType("sms", account.samples().smsMembers(2))),
            "ML-NO-10",
            "ML-EV-14"),
        updated(
            "marks",
            "an update adds ' (edited)' to the text",
            (account, note) ->
                edit(account, note, event -> event.withMessage(event.message() + " (edited)")),
            "ML-NO-08",
            "ML-NO-10"));
  }

  private static Stream<Fault> answers() {
    return Stream.of(
        answered(
            "id",
            "update answers with another id",
            note -> put(note, "event_id", "0b1f4c52-6f39-4f5e-9f0e-6c1d5f8a7e21"),
            "ML-NO-09"),
        answered(
            "time",
            "update answers with the time of the update",
            note -> put(note, "event_time", "2031-05-06T07:08:09Z"),
            "ML-NO-09"),
        answered("empty", "update answers {}", note -> Json.object(), "ML-NO-02", "ML-NO-18"),
        answered("true", "update answers true", note -> Json.parse("true"), "ML-NO-02", "ML-NO-18"),
        answered(
            "list",
            "update answers with a list of the event",
            note -> Json.array(List.of(note)),
            "ML-NO-02",
            "ML-NO-18"),
        answered(
            "kind",
            "update answers with the type sms",
            note -> note.put("type", "sms"),
            "ML-NO-02",
            "ML-NO-18"),
        oldMessage(),
        Fault.write(
            "ml-update-form-415",
            "an update that calls itself a form is a 415",
            Deviation.instead(
                call -> call.is(UPDATE) && call.header("Content-Type").orElse("").contains("form"),
                call -> ErrorAnswer.of(Api.METROLEADS, 415, "Unsupported Media Type")),
            "ML-NO-05",
            "ML-NO-18"),
        Fault.write(
            "ml-update-no-message",
            "an update without a message empties the note",
            Deviation.calls(
                call ->
                    call.is(UPDATE) && Json.lenient(call.body()).path("message").isMissingNode(),
                call -> call.withBody(Json.bytes(Json.object().put("message", "None")))),
            "ML-NO-06",
            "ML-NO-07",
            "ML-ST-400"));
  }

  private static Stream<Fault> unknown() {
    return Stream.of(
        unknown("200", answer -> Answer.json(200, Json.parse("{\"status\":\"ok\"}"))),
        unknown("400", answer -> answer.withStatus(400)),
        unknown("500", answer -> answer.withStatus(500)),
        Fault.write(
            "ml-update-unknown-adds",
            "updating an unknown note adds one",
            correct ->
                call -> {
                  Answer answer = correct.answer(call);
                  return call.is(UPDATE) && answer.status() == 404
                      ? correct.answer(call.withPath(call.path().replaceFirst("/note/.*", "/note")))
                      : answer;
                },
            "ML-NO-12",
            "ML-ST-404"));
  }

  private static Fault unknown(String id, UnaryOperator<Answer> change) {
    return Fault.write(
        "ml-update-unknown-" + id,
        "updating an unknown note is a " + id,
        Deviation.outcome(UPDATE, 404, change),
        "ML-NO-12",
        "ML-ST-404");
  }

  private static Fault updated(String id, String says, Aftermath aftermath, String... rules) {
    return Fault.write("ml-update-" + id, says, Aftermath.of(UPDATE, aftermath), rules);
  }

  private static Fault answered(
      String id, String says, Function<ObjectNode, JsonNode> change, String... rules) {
    return Fault.write("ml-update-answer-" + id, says, Deviation.reshape(UPDATE, change), rules);
  }

  private static Fault oldMessage() {
    return Fault.write(
        "ml-update-answer-old",
        "update answers with the text before the update",
        correct ->
            call -> {
              Optional<Event> before =
                  call.route().map(Route::last).flatMap(correct.account().main()::find);
              Answer answer = correct.answer(call);
              return call.is(UPDATE) && answer.ok() && before.isPresent()
                  ? answer.reshaped(note -> put(note, "message", before.get().message()))
                  : answer;
            },
        "ML-NO-10",
        "ML-NO-08",
        "ML-NO-18");
  }

  private static void edit(Account account, Event note, UnaryOperator<Event> change) {
    account.main().change(event -> event.id().equals(note.id()) ? change.apply(event) : event);
  }

  private static ObjectNode put(ObjectNode note, String member, String text) {
    ((ObjectNode) note.get("data")).put(member, text);
    return note;
  }
}
