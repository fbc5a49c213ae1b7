package io.github.leadmock.bench;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What goes wrong when a note is added. */
final class AddFaults {

  private static final Operation ADD = Operation.ADD_NOTE;

  private AddFaults() {}

  static Stream<Fault> all() {
    return Stream.of(places(), listings(), answers(), requests()).flatMap(faults -> faults);
  }

  private static Stream<Fault> places() {
    return Stream.of(
        saved(
            "last",
            "a new note is the last of the list",
            (account, note) -> account.main().move(note, account.main().count() - 1)),
        saved(
            "second",
            "a new note is the second of the list",
            (account, note) -> account.main().move(note, 1)),
        saved(
            "lost",
            "a new note is answered but not saved",
            (account, note) -> account.main().remove(note)),
        saved(
            "twice",
            "a new note is saved twice, with two ids",
            (account, note) -> account.main().add(note.withId(account.ids().next()))),
        saved(
            "twice-same",
            "a new note is listed twice",
            (account, note) -> account.main().add(note)),
        saved(
            "displaces",
            "a new note pushes the oldest event out",
            (account, note) ->
                account.main().remove(account.main().events().get(account.main().count() - 1))));
  }

  private static Stream<Fault> listings() {
    return Stream.of(
        listed(
            "other-id",
            "a new note is listed with another id than it was answered with",
            account -> note -> note.withId(account.ids().next())),
        listed(
            "old",
            "a new note is first in the list with the time of the oldest event",
            account ->
                note ->
                    note.withTime(account.main().events().get(account.main().count() - 1).time())),
        listed(
            "upper-case",
            "a new note is listed with the type NOTE",
            account -> note -> note.withType("NOTE", Map.of())),
        listed(
            "as-sms",
            "a new note is listed as an SMS",
            account -> note -> note.withType("sms", account.samples().smsMembers(1))),
        listed(
            "comment",
            "a new note is listed with somebody's comment",
            account -> note -> note.withComments(somebodys(account))),
        listed(
            "blank",
            "a new note is listed without its text",
            account -> note -> note.withMessage("")),
        Fault.write(
            "ml-add-count",
            "count does not grow with a new note",
            Deviation.body(
                Operation.LIST_EVENTS,
                page -> page.put("count", Math.min(45, page.path("count").asInt()))),
            "ML-NO-04",
            "ML-EV-04",
            "ML-EV-12"),
        Fault.write(
            "ml-list-stale",
            "the list stays as it was when first asked for",
            new StaleList(),
            "ML-NO-04",
            "ML-NO-10",
            "ML-NO-12",
            "ML-NO-01"));
  }

  private static List<Comment> somebodys(Account account) {
    return account.main().events().stream()
        .map(Event::comments)
        .filter(comments -> !comments.isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Fault> answers() {
    return Stream.of(
        answered("list", "add answers with a list of the event", note -> Json.array(List.of(note))),
        answered(
            "wrapped",
            "add answers with the event in 'event'",
            note -> Json.object().set("event", note)),
        answered("id-only", "add answers with the id only", note -> note.at("/data/event_id")),
        answered(
            "status-only",
            "add answers {\"status\":\"ok\"}",
            note -> Json.object().put("status", "ok")),
        answered("null", "add answers null", note -> Json.parse("null")),
        answered("kind", "add answers with the type sms", note -> note.put("type", "sms")),
        answered(
            "time-space",
            "add answers with a time with a space and no Z",
            note ->
                put(
                    note,
                    "event_time",
                    note.at("/data/event_time").asString().replace('T', ' ').replace("Z", ""))),
        Fault.write(
            "ml-add-answer-author-bare",
            "add answers with a created_by without 'user:'",
            Deviation.reshape(
                ADD,
                note ->
                    put(note, "created_by", note.at("/data/created_by").asString().substring(5))),
            "ML-EV-20"),
        answered(
            "message-empty", "add answers with an empty message", note -> put(note, "message", "")),
        Fault.write(
            "ml-add-answer-previous",
            "add answers with the event that was the newest before",
            correct ->
                call -> {
                  Event newest = correct.account().main().events().get(0);
                  Answer answer = correct.answer(call);
                  return call.is(ADD) && answer.ok()
                      ? Answer.json(200, EventJson.saved(newest, correct.account().main().lead()))
                      : answer;
                },
            "ML-NO-01",
            "ML-NO-04",
            "ML-NO-08",
            "ML-NO-18"));
  }

  private static Stream<Fault> requests() {
    return Stream.of(
        Fault.write(
            "ml-add-form-415",
            "JSON that calls itself a form, as curl -d sends it, is a 415",
            refuse(type -> type.contains("form"), 415),
            "ML-NO-05",
            "ML-NO-18"),
        Fault.write(
            "ml-add-form-400",
            "JSON that calls itself a form is read as a form, a 400",
            refuse(type -> type.contains("form"), 400),
            "ML-NO-05",
            "ML-NO-18"),
        Fault.write(
            "ml-add-json-400",
            "JSON that calls itself JSON is a 400",
            refuse(type -> type.contains("json"), 400),
            "ML-NO-05",
            "ML-NO-01",
            "ML-ST-200"),
        Fault.write(
            "ml-add-no-message",
            "a note without a message is saved",
            filled(body -> body.path("message").isMissingNode() && body.isObject()),
            "ML-NO-06",
            "ML-ST-400"),
        Fault.write(
            "ml-add-not-json",
            "a body that is no JSON is saved as an empty note",
            filled(JsonNode::isMissingNode),
            "ML-NO-07",
            "ML-ST-400"),
        Fault.write(
            "ml-add-array",
            "a body that is a JSON list is saved as an empty note",
            filled(JsonNode::isArray),
            "ML-NO-07",
            "ML-ST-400"),
        Fault.write(
            "ml-add-no-message-500",
            "a note without a message breaks the server, a 500",
            Deviation.outcome(
                ADD, 400, answer -> ErrorAnswer.of(Api.METROLEADS, 500, "KeyError: 'message'")),
            "ML-NO-06",
            "ML-NO-07",
            "ML-ST-400",
            "ML-ST-500"),
        Fault.write(
            "ml-add-no-message-422",
            "a note without a message is a 422",
            Deviation.outcome(ADD, 400, answer -> answer.withStatus(422)),
            "ML-NO-06",
            "ML-NO-07",
            "ML-ST-400"),
        Fault.write(
            "ml-add-no-message-html",
            "the 400 for a note without a message is an HTML page",
            Deviation.outcome(ADD, 400, answer -> Answer.html(400, "Bad Request")),
            "ML-ER-01"));
  }

  private static Fault saved(String id, String says, Aftermath aftermath) {
    return Fault.write(
        "ml-add-" + id, says, Aftermath.of(ADD, aftermath), "ML-NO-01", "ML-NO-04", "ML-EV-01");
  }

  private static Fault listed(
      String id, String says, Function<Account, UnaryOperator<Event>> change) {
    Aftermath aftermath =
        (account, note) ->
            account
                .main()
                .change(
                    event ->
                        event.id().equals(note.id()) ? change.apply(account).apply(event) : event);
    return Fault.write(
        "ml-add-listed-" + id,
        says,
        Aftermath.of(ADD, aftermath),
        "ML-NO-01",
        "ML-NO-04",
        "ML-NO-08",
        "ML-EV-01",
        "ML-NO-03");
  }

  private static Fault answered(String id, String says, Function<ObjectNode, JsonNode> change) {
    return Fault.write(
        "ml-add-answer-" + id,
        says,
        Deviation.reshape(ADD, change),
        "ML-NO-01",
        "ML-NO-02",
        "ML-NO-18",
        "ML-NO-08",
        "ML-EV-16");
  }

  private static ObjectNode put(ObjectNode note, String member, String text) {
    ((ObjectNode) note.get("data")).put(member, text);
    return note;
  }

  private static Deviation refuse(Predicate<String> type, int status) {
    return Deviation.instead(
        call -> call.is(ADD) && type.test(call.header("Content-Type").orElse("")),
        call -> ErrorAnswer.of(Api.METROLEADS, status, "message is required"));
  }

  /** A server that takes some bodies for a note with a text. */
  private static Deviation filled(Predicate<JsonNode> when) {
    return Deviation.calls(
        call -> call.is(ADD) && when.test(Json.lenient(call.body())),
        call -> call.withBody(Json.bytes(Json.object().put("message", "None"))));
  }
}
