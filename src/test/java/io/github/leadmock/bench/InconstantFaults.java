package io.github.leadmock.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Servers that say another thing at another time: careless caches, mixed-up answers, drift. */
final class InconstantFaults {

  private static final int TOTAL = 45;

  private InconstantFaults() {}

  static Stream<Fault> all() {
    return Stream.of(caches(), looks(), ordinary(), writes(), summaries())
        .flatMap(faults -> faults);
  }

  private static Stream<Fault> caches() {
    return Stream.of(
        Fault.read(
            "ml-cache-without-query",
            "a cache in front of the list takes all pages for one",
            cached(call -> call.path()),
            "ML-EV-06",
            "ML-EV-12",
            "ML-EV-05"),
        Fault.read(
            "ml-cache-without-lead",
            "a cache in front of the list takes all leads for one",
            cached(call -> String.valueOf(call.query())),
            "ML-PA-05",
            "ML-PA-04"),
        Fault.read(
            "ml-cache-without-credentials",
            "a cache in front of the list serves everybody what one may see",
            correct -> {
              Map<String, Answer> kept = new HashMap<>();
              return call -> {
                String key = call.path() + call.query();
                if (call.is(Operation.LIST_EVENTS) && kept.containsKey(key)) {
                  return kept.get(key);
                }
                Answer answer = correct.answer(call);
                if (call.is(Operation.LIST_EVENTS) && call.method().equals("GET") && answer.ok()) {
                  kept.put(key, answer);
                }
                return answer;
              };
            },
            "ML-AU-01"),
        Fault.read(
            "ml-answers-shifted",
            "from the tenth call on each answer is that of the call before",
            shifted(Api.METROLEADS),
            "ML-EV-05",
            "ML-EV-06",
            "ML-ST-200"),
        Fault.read(
            "lf-answers-shifted",
            "from the third call on each answer is that of the call before",
            shifted(Api.LIVEFORCE),
            "LF-SU-01",
            "LF-AU-01",
            "LF-SU-06"),
        Fault.read(
            "ml-list-500-now-and-then",
            "one list in ten is a 500",
            nowAndThen(Operation.LIST_EVENTS, 10),
            "ML-ST-200",
            "ML-ST-400",
            "ML-AU-01",
            "ML-PA-05",
            "ML-EV-07",
            "ML-ER-07"),
        Fault.read(
            "ml-list-304-unasked",
            "one list in five is a 304, though nobody asked whether it has changed",
            nowAndThen(Operation.LIST_EVENTS, 5, unasked()),
            "ML-ST-200",
            "ML-ST-400",
            "ML-AU-01",
            "ML-PA-05",
            "ML-EV-07",
            "ML-ER-07"),
        Fault.read(
            "lf-lead-304-unasked",
            "one summary in three is a 304, though nobody asked whether it has changed",
            nowAndThen(Operation.LEAD_SUMMARY, 3, unasked()),
            "LF-ST-200",
            "LF-AU-01",
            "LF-SU-06",
            "LF-ER-07",
            "LF-ST-400"),
        Fault.read(
            "lf-lead-500-now-and-then",
            "one summary in five is a 500",
            nowAndThen(Operation.LEAD_SUMMARY, 5),
            "LF-ST-200",
            "LF-AU-01",
            "LF-SU-06",
            "LF-ER-07",
            "LF-ST-400"));
  }

  private static Stream<Fault> looks() {
    return Stream.of(
        Fault.read(
            "ml-count-flickers",
            "count is one more at each second look",
            turning((turn, body) -> body.put("count", TOTAL + turn % 2)),
            "ML-EV-04"),
        Fault.read(
            "ml-times-drift",
            "event_time moves on with each look",
            turning(
                (turn, body) -> {
                  Json.objects(body.path("events"))
                      .forEach(
                          event -> {
                            ObjectNode data = (ObjectNode) event.get("data");
                            Instant time = Instant.parse(data.path("event_time").asString());
                            data.put("event_time", time.plusSeconds(turn).toString());
                          });
                  return body;
                }),
            "ML-EV-16"),
        Fault.read(
            "ml-end-start-zero",
            "start is 0 on a page past the end",
            answering((window, body) -> window.start() >= TOTAL ? body.put("start", 0) : body),
            "ML-EV-05"),
        Fault.read(
            "ml-end-start-count",
            "start is count on a page past the end",
            answering((window, body) -> window.start() > TOTAL ? body.put("start", TOTAL) : body),
            "ML-EV-05"),
        Fault.read(
            "ml-end-events-null",
            "events is null on a page past the end",
            answering((window, body) -> window.start() >= TOTAL ? body.putNull("events") : body),
            "ML-EV-23"),
        Fault.read(
            "ml-order-decimals",
            "events come oldest first on each page, and start is written 0.0",
            answering(
                (window, body) -> {
                  List<ObjectNode> events = new ArrayList<>(Json.objects(body.path("events")));
                  Collections.reverse(events);
                  body.set("events", Json.array(events));
                  return body.put("start", (double) window.start());
                }),
            "ML-EV-01"),
        Fault.read(
            "ml-start-text-order",
            "start is text, and comments say one too many",
            correct ->
                call -> {
                  Answer answer = correct.answer(call);
                  if (!answer.ok()) {
                    return answer;
                  }
                  if (call.is(Operation.LIST_EVENTS)) {
                    return answer.reshaped(
                        body -> body.put("start", body.path("start").asString()));
                  }
                  return call.is(Operation.LIST_COMMENTS)
                      ? answer.reshaped(
                          body -> body.put("total_count", body.path("total_count").asInt() + 1))
                      : answer;
                },
            "ML-CO-03"));
  }

  private static Stream<Fault> ordinary() {
    return Stream.of(
        Fault.read(
            "ml-start-needs-size",
            "start does not count where size is missing",
            Deviation.calls(
                call ->
                    call.is(Operation.LIST_EVENTS)
                        && call.parameter("size").isEmpty()
                        && call.parameter("start").isPresent(),
                call -> call.withParameter("start", 0)),
            "ML-EV-03",
            "ML-EV-05",
            "ML-EV-06"),
        Fault.read(
            "ml-bare-list-second",
            "without any parameter the list begins with the second event",
            Deviation.calls(
                call -> call.is(Operation.LIST_EVENTS) && call.query().isEmpty(),
                call -> call.withParameter("start", 1)),
            "ML-EV-02"),
        Fault.read(
            "ml-start-wraps-32",
            "start wraps at 32 bits",
            Deviation.calls(
                call ->
                    call.is(Operation.LIST_EVENTS)
                        && call.parameter("start").filter(s -> s.matches("\\d{10,18}")).isPresent(),
                call ->
                    call.withParameter(
                        "start",
                        Long.parseLong(call.parameter("start").orElseThrow()) % (1L << 32))),
            "ML-EV-08"));
  }

  private static Stream<Fault> writes() {
    return Stream.of(
        Fault.write(
            "ml-add-same-text-once",
            "a note with a text that is there already is that note again",
            correct ->
                call -> {
                  String text = Json.lenient(call.body()).path("message").asString("");
                  Optional<Event> there =
                      correct.account().main().events().stream()
                          .filter(event -> event.isNote() && event.message().equals(text))
                          .findFirst();
                  return call.is(Operation.ADD_NOTE)
                          && there.isPresent()
                          && there.get().time().isAfter(Instant.parse("2018-01-01T00:00:00Z"))
                      ? Answer.json(
                          200, EventJson.saved(there.get(), correct.account().main().lead()))
                      : correct.answer(call);
                },
            "ML-NO-01"),
        Fault.write(
            "ml-add-charset-refused",
            "a content type with a charset is a 400",
            refusingCharset(Operation.ADD_NOTE),
            "ML-NO-05"),
        Fault.write(
            "ml-add-company-other",
            "the author of a saved note is of another company",
            Deviation.body(
                Operation.ADD_NOTE,
                note ->
                    ((ObjectNode) note.at("/data/created_by_entity"))
                        .put("company_id", "7b1d5c0e-3f64-4f0e-8a56-0c9f2f6d1b23")),
            "ML-NO-18",
            "ML-NO-04"),
        Fault.write(
            "ml-add-listed-author-other",
            "a new note is listed with another author than its answer names",
            Aftermath.of(
                Operation.ADD_NOTE,
                (account, note) ->
                    account.main().replace(note.withAuthor(account.samples().author(2)))),
            "ML-NO-04"),
        Fault.write(
            "ml-removed-returns",
            "a removed note is back when three others have been removed",
            correct -> {
              List<Event> removed = new ArrayList<>();
              return call -> {
                Optional<Event> note =
                    call.route().map(Route::last).flatMap(correct.account().main()::find);
                Answer answer = correct.answer(call);
                if (call.is(Operation.REMOVE_NOTE) && answer.ok()) {
                  note.ifPresent(removed::add);
                  if (removed.size() == 4) {
                    correct.account().main().add(removed.remove(0));
                  }
                }
                return answer;
              };
            },
            "ML-NO-12"),
        Fault.write(
            "ml-notes-unlisted",
            "notes that were added are never listed",
            correct ->
                call -> {
                  Answer answer = correct.answer(call);
                  return Window.of(call).isPresent() && answer.ok()
                      ? withoutNew(correct, call)
                      : answer;
                },
            "ML-NO-04"));
  }

  private static Stream<Fault> summaries() {
    return Stream.of(
        Fault.read(
            "lf-message-failed",
            "the message of a success is that it failed",
            Deviation.body(
                Operation.LEAD_SUMMARY, body -> body.put("message", "failed to load the lead")),
            "LF-SU-01"),
        Fault.read(
            "lf-id-rewritten",
            "the id has zeros before it",
            Deviation.body(
                Operation.LEAD_SUMMARY,
                body ->
                    ((ObjectNode) body.get("data"))
                        .put("id", "00" + body.at("/data/id").asString())),
            "LF-SU-01"),
        Fault.read(
            "lf-lead-after-error",
            "after an unknown lead the next one asked for is another",
            correct -> {
              AtomicInteger failed = new AtomicInteger();
              return call -> {
                Answer answer = correct.answer(call);
                if (call.is(Operation.LEAD_SUMMARY) && answer.status() == 404) {
                  failed.set(1);
                }
                boolean mixedUp =
                    call.is(Operation.LEAD_SUMMARY) && answer.ok() && failed.getAndSet(0) == 1;
                return mixedUp
                    ? answer.reshaped(
                        body -> {
                          ((ObjectNode) body.get("data")).put("name", "Somebody Else");
                          return body;
                        })
                    : answer;
              };
            },
            "LF-SU-01"),
        Fault.read(
            "lf-lead-flickers",
            "each look at a lead gives it another phone number",
            correct -> {
              AtomicInteger turn = new AtomicInteger();
              return call -> {
                Answer answer = correct.answer(call);
                return call.is(Operation.LEAD_SUMMARY) && answer.ok()
                    ? answer.reshaped(
                        body -> {
                          ((ObjectNode) body.get("data"))
                              .put("phonenumber", "0" + turn.incrementAndGet());
                          return body;
                        })
                    : answer;
              };
            },
            "LF-SU-01"));
  }

  /** A cache of successes of the list, for who may see one. */
  private static Deviation cached(Function<Call, String> key) {
    return correct -> {
      Map<String, Answer> kept = new HashMap<>();
      return call -> {
        Answer answer = correct.answer(call);
        boolean list = call.is(Operation.LIST_EVENTS) && call.method().equals("GET");
        if (!list || answer.status() == 401) {
          return answer;
        }
        return answer.ok()
            ? kept.computeIfAbsent(key.apply(call), first -> answer)
            : kept.getOrDefault(key.apply(call), answer);
      };
    };
  }

  private static Deviation shifted(Api api) {
    int from = api == Api.METROLEADS ? 10 : 3;
    return correct -> {
      List<Answer> before = new ArrayList<>();
      return call -> {
        Answer answer = correct.answer(call);
        if (Api.of(call.path()) != api || !call.method().equals("GET")) {
          return answer;
        }
        before.add(answer);
        return before.size() < from ? answer : before.get(before.size() - 2);
      };
    };
  }

  private static Deviation nowAndThen(Operation operation, int each) {
    return nowAndThen(operation, each, ErrorAnswer.of(operation.api(), 500, "deadlock found"));
  }

  private static Deviation nowAndThen(Operation operation, int each, Answer instead) {
    return correct -> {
      AtomicInteger calls = new AtomicInteger();
      return call ->
          call.is(operation) && calls.incrementAndGet() % each == 0
              ? instead
              : correct.answer(call);
    };
  }

  private static Answer unasked() {
    return new Answer(304, Map.of(), new byte[0], false, Duration.ZERO);
  }

  private static Deviation turning(BiFunction<Integer, ObjectNode, ObjectNode> change) {
    return correct -> {
      AtomicInteger turn = new AtomicInteger();
      return call -> {
        Answer answer = correct.answer(call);
        return Window.of(call).isPresent() && answer.ok()
            ? answer.reshaped(body -> change.apply(turn.incrementAndGet(), body))
            : answer;
      };
    };
  }

  private static Deviation answering(BiFunction<Window, ObjectNode, ObjectNode> change) {
    return Deviation.answers(
        call -> Window.of(call).isPresent(),
        (call, answer) ->
            answer.ok()
                ? answer.reshaped(body -> change.apply(Window.of(call).orElseThrow(), body))
                : answer);
  }

  private static Deviation refusingCharset(Operation operation) {
    return Deviation.instead(
        call ->
            call.is(operation)
                && call.header("Content-Type").filter(type -> type.contains("charset")).isPresent(),
        call -> ErrorAnswer.of(Api.METROLEADS, 400, "unknown media type"));
  }

  /** The page as it would be without what was added since the server started. */
  private static Answer withoutNew(Vendor correct, Call call) {
    List<Event> all = correct.account().main().events();
    List<Event> added =
        all.stream()
            .filter(event -> event.time().isAfter(Instant.parse("2018-01-01T00:00:00Z")))
            .toList();
    added.forEach(correct.account().main()::remove);
    Answer answer = correct.answer(call);
    for (int i = added.size() - 1; i >= 0; i--) {
      correct.account().main().add(added.get(i));
    }
    return answer;
  }
}
