package io.github.leadmock.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Correct servers as they are in real life: replicas, colleagues, other origins of events. */
final class LivingVariants {

  private LivingVariants() {}

  static Stream<Variant> all() {
    return Stream.of(late(), colleagues(), origins(), access(), numbers(), errors())
        .flatMap(variants -> variants);
  }

  private static Stream<Variant> late() {
    return Stream.of(
        lagging("list-late", "the list shows writes 0.3 s late", Duration.ofMillis(300)),
        lagging("list-very-late", "the list shows writes a second late", Duration.ofMillis(1_000)),
        Variant.metroleads(
            "comments-late",
            "a new note is unknown to the list of comments for 0.3 s",
            correct -> {
              Map<String, Long> since = new HashMap<>();
              return call -> {
                Answer answer = correct.answer(call);
                if (call.is(Operation.ADD_NOTE) && answer.ok()) {
                  since.put(
                      Json.parse(answer.body()).at("/data/event_id").asString(), System.nanoTime());
                }
                boolean fresh =
                    call.is(Operation.LIST_COMMENTS)
                        && System.nanoTime()
                                - call.route().map(route -> since.get(route.last())).orElse(0L)
                            < Duration.ofMillis(300).toNanos();
                return fresh ? ErrorAnswer.of(Api.METROLEADS, 404, "No such event") : answer;
              };
            }));
  }

  /** The list is what the account was some time ago. */
  private static Variant lagging(String id, String says, Duration lag) {
    record Past(long at, List<Event> events) {}
    return Variant.metroleads(
        id,
        says,
        correct -> {
          Timeline main = correct.account().main();
          Deque<Past> history = new ArrayDeque<>();
          history.add(new Past(Long.MIN_VALUE / 2, main.events()));
          return call -> {
            if (Window.of(call).isPresent() || call.names(Operation.LIST_EVENTS)) {
              long seen = System.nanoTime() - lag.toNanos();
              while (history.size() > 1 && second(history).at() <= seen) {
                history.removeFirst();
              }
              List<Event> now = main.events();
              show(main, history.getFirst().events());
              Answer answer = correct.answer(call);
              show(main, now);
              return answer;
            }
            Answer answer = correct.answer(call);
            if (!main.events().equals(history.getLast().events())) {
              history.addLast(new Past(System.nanoTime(), main.events()));
            }
            return answer;
          };
        });
  }

  private static <T> T second(Deque<T> all) {
    return all.stream().skip(1).findFirst().orElseThrow();
  }

  private static void show(Timeline timeline, List<Event> events) {
    timeline.removeIf(event -> true);
    events.forEach(timeline::append);
  }

  private static Stream<Variant> colleagues() {
    return Stream.of(
        Variant.metroleads(
            "colleague-adds",
            "a colleague adds a note after each second one of ours",
            correct -> {
              AtomicInteger turn = new AtomicInteger();
              return Aftermath.of(
                      Operation.ADD_NOTE,
                      (account, note) -> {
                        if (turn.incrementAndGet() % 2 == 0) {
                          account
                              .main()
                              .add(
                                  note.withId(account.ids().next())
                                      .withMessage("Somebody else's note " + turn));
                        }
                      })
                  .over(correct);
            }),
        Variant.metroleads(
            "colleague-removes",
            "a colleague removes a note when its comments are asked for",
            correct -> {
              AtomicInteger turn = new AtomicInteger();
              return call -> {
                Optional<Event> asked =
                    call.route()
                        .filter(route -> call.is(Operation.LIST_COMMENTS))
                        .map(Route::last)
                        .flatMap(correct.account().main()::find)
                        .filter(
                            event -> event.time().isBefore(Instant.parse("2018-01-01T00:00:00Z")));
                if (asked.isPresent()
                    && correct.account().accepts(call.header("Authorization").orElse(""))
                    && turn.incrementAndGet() == 2) {
                  correct.account().main().remove(asked.get());
                }
                return correct.answer(call);
              };
            }));
  }

  private static Stream<Variant> origins() {
    return Stream.of(
        events(
            "created-by-system",
            "some events were created by an import, not by a user",
            data -> data.put("created_by", "import:2017-02"),
            4),
        events(
            "no-group",
            "some authors are in no group",
            data -> ((ObjectNode) data.get("created_by_entity")).remove("group_id"),
            3),
        events(
            "group-null",
            "the group of some authors is null",
            data -> ((ObjectNode) data.get("created_by_entity")).putNull("group_id"),
            3),
        events("sms-bare", "an SMS has no phone", data -> data.remove("phone"), 1),
        events("sms-no-extras", "an SMS has no extra_data", data -> data.remove("extra_data"), 1),
        Variant.metroleads(
            "type-with-a-space",
            "an event has a type of two words",
            Deviation.data(
                account ->
                    account
                        .main()
                        .change(
                            event ->
                                event.isNote() && event.comments().isEmpty()
                                    ? event
                                    : event.type().equals("sms")
                                        ? event.withType("phone call", Map.of())
                                        : event))),
        summary(
            "lf-no-ip",
            "a visitor has no address and no browser",
            analytics -> {
              analytics.remove("ip");
              analytics.remove("browser");
            }),
        summary(
            "lf-ip-null", "the address of a visitor is null", analytics -> analytics.putNull("ip")),
        summary(
            "lf-no-chat-times",
            "a lead without a chat has no chat times",
            analytics -> {
              analytics.remove("chat_start_time");
              analytics.remove("chat_end_time");
            }));
  }

  private static Stream<Variant> access() {
    return Stream.of(
        Variant.both(
            "anybody",
            "well-formed credentials of anybody are taken",
            correct -> {
              String right = basic(Account.USER + ":" + correct.account().token());
              return call ->
                  correct.answer(
                      wellFormed(call.header("Authorization").orElse(""))
                          ? call.withHeader("Authorization", right)
                          : call);
            }),
        Variant.both(
            "strangers-403",
            "well-formed credentials of others are a 403",
            Deviation.answers(
                call -> wellFormed(call.header("Authorization").orElse("")),
                (call, answer) ->
                    answer.status() == 401
                        ? ErrorAnswer.of(Api.of(call.path()), 403, "No such user")
                        : answer)),
        Variant.metroleads(
            "company-403",
            "another company is a 403 for comments and notes",
            correct ->
                call -> {
                  boolean others =
                      call.route()
                          .filter(route -> !route.ids().isEmpty())
                          .filter(route -> route.operation() != Operation.LIST_EVENTS)
                          .filter(
                              route ->
                                  route.operation().api() == Api.METROLEADS
                                      && !route
                                          .company()
                                          .equalsIgnoreCase(correct.account().company()))
                          .isPresent();
                  Answer answer = correct.answer(call);
                  return others && answer.status() == 404
                      ? ErrorAnswer.of(Api.METROLEADS, 403, "Not your company")
                      : answer;
                }),
        Variant.metroleads(
            "remove-get-405-empty-allow",
            "GET to remove is a 405 without Allow",
            Deviation.instead(
                call -> call.names(Operation.REMOVE_NOTE) && call.method().equals("GET"),
                call -> ErrorAnswer.of(Api.METROLEADS, 405, "Use POST"))));
  }

  private static Stream<Variant> numbers() {
    return Stream.of(
        retyped(
            "numbers-exponent",
            "count is written with an exponent",
            "\"count\":(\\d+)",
            "\"count\":$1e0"),
        retyped(
            "numbers-capital-exponent",
            "start is written with a capital E",
            "\"start\":(\\d+)",
            "\"start\":$1.0E0"),
        retyped(
            "total-decimal",
            "total_count is written with a decimal",
            "\"total_count\":(\\d+)",
            "\"total_count\":$1.00"),
        retyped(
            "comments-exponent",
            "comment_count is written with an exponent",
            "\"comment_count\":(\\d+)",
            "\"comment_count\":$1e+0"),
        Variant.liveforce(
            "lf-counts-decimal",
            "the counts are written with decimals",
            Deviation.success(
                Operation.LEAD_SUMMARY,
                answer ->
                    answer.retyped(
                        text ->
                            text.replaceAll("(\"(?:notes|attachment)_count\":\\d+)", "$1.0")))));
  }

  private static Stream<Variant> errors() {
    return Stream.of(
        lfErrors(
            "lf-errors-html",
            "errors are HTML pages",
            answer -> Answer.html(answer.status(), "Error")),
        lfErrors(
            "lf-errors-empty",
            "errors have no body",
            answer -> answer.withBody(new byte[0]).withoutHeader("Content-Type")),
        lfErrors(
            "lf-errors-text",
            "errors are plain text",
            answer -> answer.withText("Not found").withHeader("Content-Type", "text/plain")),
        Variant.metroleads(
            "long-413", "a message of more than 1000 characters is a 413", tooLong()));
  }

  private static Deviation tooLong() {
    return Deviation.instead(
        call ->
            (call.is(Operation.ADD_NOTE) || call.is(Operation.UPDATE_NOTE))
                && Json.lenient(call.body()).path("message").asString("").length() > 1000,
        call -> ErrorAnswer.of(Api.METROLEADS, 413, "Too long"));
  }

  private static Variant lfErrors(String id, String says, UnaryOperator<Answer> change) {
    return Variant.liveforce(id, says, Deviation.errors(change));
  }

  private static Variant retyped(String id, String says, String pattern, String instead) {
    return Variant.metroleads(
        id,
        says,
        Deviation.answers(
            call -> !call.names(Operation.ISSUE_TOKEN),
            (call, answer) ->
                answer.ok() ? answer.retyped(text -> text.replaceAll(pattern, instead)) : answer));
  }

  private static Variant events(String id, String says, Consumer<ObjectNode> edit, int each) {
    return Variant.metroleads(
        id,
        says,
        Deviation.body(
            Operation.LIST_EVENTS,
            page ->
                Json.objects(page.path("events")).stream()
                    .filter(event -> event.at("/data/event_time").asString().compareTo("2018") < 0)
                    .filter(event -> event.at("/data/event_time").asString().hashCode() % each == 0)
                    .forEach(event -> edit.accept((ObjectNode) event.get("data")))));
  }

  private static Variant summary(String id, String says, Consumer<ObjectNode> edit) {
    return Variant.liveforce(
        id,
        says,
        Deviation.body(
            Operation.LEAD_SUMMARY, body -> edit.accept((ObjectNode) body.at("/data/analytics"))));
  }

  private static boolean wellFormed(String header) {
    try {
      String pair =
          header.startsWith("Basic ")
              ? new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8)
              : "";
      return pair.matches("[^:]+:.+");
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
