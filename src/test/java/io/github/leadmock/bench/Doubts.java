package io.github.leadmock.bench;

import java.text.Normalizer;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All behaviours that the documents neither exclude nor allow clearly. */
final class Doubts {

  private Doubts() {}

  static List<Doubt> all() {
    return Stream.concat(metroleads(), SummaryDoubts.all()).toList();
  }

  private static Stream<Doubt> metroleads() {
    return Stream.of(
        write(
            "update-author",
            "an updated note shows another author in the list",
            "add and update show one author, no text says that it stays",
            Aftermath.of(
                Operation.UPDATE_NOTE,
                (account, note) ->
                    account
                        .main()
                        .change(
                            event ->
                                event.id().equals(note.id())
                                    ? event.withAuthor(account.samples().author(1))
                                    : event))),
        write(
            "removal-listed",
            "the list shows the removal as an event of its own",
            "'returns the delete note event' may mean such an event",
            Aftermath.of(
                Operation.REMOVE_NOTE,
                (account, note) ->
                    account
                        .main()
                        .add(note.withId(account.ids().next()).withMessage("Note removed")))),
        read(
            "401-empty",
            "a 401 has no body",
            Api.METROLEADS,
            "'JSON in every response' says no, but many servers and gateways send none",
            Deviation.errors(answer -> answer.status() == 401 ? answer.withText("") : answer)),
        read(
            "no-content-type",
            "successes have no content type",
            Api.METROLEADS,
            "the bodies are documented as JSON, the header is not",
            Deviation.success(
                Operation.LIST_EVENTS, answer -> answer.withoutHeader(Answer.CONTENT_TYPE))),
        read(
            "any-event-type",
            "comments are found under a type that is not the event's",
            Api.METROLEADS,
            "no document says what a wrong type in the path does",
            anyType()),
        read(
            "method-404",
            "GET of a note to be added is a 404",
            Api.METROLEADS,
            "405 is documented, but so is 404 for what is not there",
            Deviation.outcome(
                Operation.ADD_NOTE,
                405,
                answer -> ErrorAnswer.of(Api.METROLEADS, 404, "No such resource"))),
        read(
            "token-needs-credentials",
            "issue_token asks for credentials too",
            Api.METROLEADS,
            "'on every request' says yes, the purpose of the call says no",
            Deviation.instead(
                call -> call.names(Operation.ISSUE_TOKEN),
                call -> ErrorAnswer.of(Api.METROLEADS, 401, "No valid API key"))),
        read(
            "token-wrong-200",
            "issue_token gives a token for a wrong password",
            Api.METROLEADS,
            "who has no password cannot tell a wrong one from a right one",
            Deviation.instead(
                call ->
                    call.is(Operation.ISSUE_TOKEN)
                        && call.query().keySet().containsAll(List.of("username", "password")),
                call -> Answer.json(200, Json.string("0b1f4c52-6f39-4f5e-9f0e-6c1d5f8a7e21")))),
        read(
            "capped-10",
            "a page has never more than 10 events",
            Api.METROLEADS,
            "no greatest size is documented, yet a default of 20 is",
            Deviation.body(
                Operation.LIST_EVENTS,
                page -> {
                  while (page.path("events").size() > 10) {
                    page.withArray("/events").remove(10);
                  }
                })),
        read(
            "token-missing-401",
            "issue_token without a password is a 401",
            Api.METROLEADS,
            "a missing parameter is often a 400, no valid key a 401",
            Deviation.outcome(Operation.ISSUE_TOKEN, 400, answer -> answer.withStatus(401))),
        read(
            "past-the-end-404",
            "a page past the end is a 404",
            Api.METROLEADS,
            "the document does not speak of such pages",
            Deviation.instead(
                call -> Window.of(call).filter(window -> window.start() >= 45).isPresent(),
                call -> ErrorAnswer.of(Api.METROLEADS, 404, "No such page"))),
        read(
            "time-offset",
            "times are written with the offset +05:30, right to the second",
            Api.METROLEADS,
            "only examples show UTC",
            time("+05:30")),
        read(
            "group-null",
            "created_by_entity.group_id is null",
            Api.METROLEADS,
            "the examples show users who have a group",
            author(entity -> entity.putNull("group_id"))),
        read(
            "phone-null",
            "the phone of an SMS is null",
            Api.METROLEADS,
            "the one example shows a number",
            event(
                event -> {
                  if (event.path("type").asString().equals("sms")) {
                    ((ObjectNode) event.get("data")).putNull("phone");
                  }
                })),
        read(
            "ids-bare",
            "event ids have no dashes",
            Api.METROLEADS,
            "the path says event_uuid, no document says how it is written",
            event(
                event ->
                    ((ObjectNode) event.get("data"))
                        .put("event_id", event.at("/data/event_id").asString().replace("-", "")))),
        read(
            "not-attached",
            "attached_entities is empty",
            Api.METROLEADS,
            "the examples show one lead",
            event(event -> ((ObjectNode) event.get("data")).putArray("attached_entities"))),
        write(
            "blank-accepted",
            "a note of white space is saved",
            "only a missing parameter is documented as a 400",
            message(JsonNode::isString, " - ")),
        write(
            "number-accepted",
            "a message that is a number is saved as text",
            "only a missing parameter is documented as a 400",
            message(JsonNode::isNumber, "17")),
        write(
            "normalised",
            "texts are saved in Unicode's composed form",
            "canonically equal, yet not the same characters",
            Deviation.calls(
                call -> call.path().contains("/note"),
                call ->
                    call.withMessage(text -> Normalizer.normalize(text, Normalizer.Form.NFC)))));
  }

  private static Doubt read(String id, String says, Api api, String why, Deviation deviation) {
    return new Doubt("doubt-" + id, says, api, false, why, deviation);
  }

  private static Doubt write(String id, String says, String why, Deviation deviation) {
    return new Doubt("doubt-" + id, says, Api.METROLEADS, true, why, deviation);
  }

  private static Deviation event(Consumer<ObjectNode> edit) {
    return Deviation.body(
        Operation.LIST_EVENTS, page -> Json.objects(page.path("events")).forEach(edit));
  }

  private static Deviation author(Consumer<ObjectNode> edit) {
    return event(event -> edit.accept((ObjectNode) event.at("/data/created_by_entity")));
  }

  private static Deviation time(String offset) {
    return event(
        event -> {
          ObjectNode data = (ObjectNode) event.get("data");
          OffsetDateTime utc = OffsetDateTime.parse(data.path("event_time").asString());
          data.put("event_time", utc.withOffsetSameInstant(ZoneOffset.of(offset)).toString());
        });
  }

  private static Deviation anyType() {
    return correct ->
        call -> {
          if (!call.is(Operation.LIST_COMMENTS)) {
            return correct.answer(call);
          }
          String type =
              correct
                  .account()
                  .main()
                  .find(call.route().orElseThrow().last())
                  .map(Event::type)
                  .orElse("note");
          return correct.answer(
              call.withPath(call.path().replaceFirst("/events/[^/]+/", "/events/" + type + "/")));
        };
  }

  /** A server that takes some messages for others when it would refuse the note. */
  private static Deviation message(Predicate<JsonNode> when, String text) {
    return correct ->
        call -> {
          Answer answer = correct.answer(call);
          return answer.status() == 400 && when.test(Json.lenient(call.body()).path("message"))
              ? correct.answer(call.withBody(Json.bytes(Json.object().put("message", text))))
              : answer;
        };
  }
}
