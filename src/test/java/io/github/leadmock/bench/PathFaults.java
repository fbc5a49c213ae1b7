package io.github.leadmock.bench;

import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Paths that name nothing and methods that do not fit, answered wrongly. */
final class PathFaults {

  private static final String NO_EVENTS = "{\"count\":0,\"start\":0,\"events\":[]}";

  private PathFaults() {}

  static Stream<Fault> all() {
    return Stream.of(leads(), malformed(), paths(), methods(), summaries())
        .flatMap(faults -> faults);
  }

  private static Stream<Fault> leads() {
    return Stream.of(
        lead(
            "unknown-empty",
            "an unknown lead has an empty timeline",
            (call, answer) -> Answer.json(200, Json.parse(NO_EVENTS))),
        lead(
            "unknown-200",
            "an unknown lead is a 200 with an error in it",
            (call, answer) -> answer.withStatus(200)),
        lead(
            "unknown-204",
            "an unknown lead is a 204",
            (call, answer) -> answer.withStatus(204).withText("")),
        lead("unknown-400", "an unknown lead is a 400", (call, answer) -> answer.withStatus(400)),
        lead("unknown-403", "an unknown lead is a 403", (call, answer) -> answer.withStatus(403)),
        lead("unknown-500", "an unknown lead is a 500", (call, answer) -> answer.withStatus(500)),
        lead(
            "unknown-html",
            "the 404 for an unknown lead is an HTML page",
            (call, answer) -> Answer.html(404, "Not Found")),
        lead(
            "unknown-text",
            "the 404 for an unknown lead is plain text",
            (call, answer) ->
                answer.withHeader(Answer.CONTENT_TYPE, "text/plain").withText("Not found")),
        Fault.read(
            "ml-lead-any",
            "an unknown lead has the timeline of a known one",
            correct ->
                call ->
                    correct.answer(
                        call.is(Operation.LIST_EVENTS) && call.route().orElseThrow().wellFormed()
                            ? call.withPath(
                                path(call.route().orElseThrow().company(), known(correct, call)))
                            : call),
            "ML-PA-05",
            "ML-ST-404"),
        Fault.read(
            "ml-company-any",
            "a lead is found under any company",
            correct ->
                call ->
                    correct.answer(
                        call.is(Operation.LIST_EVENTS) && call.route().orElseThrow().wellFormed()
                            ? call.withPath(
                                path(
                                    correct.account().company(), call.route().orElseThrow().lead()))
                            : call),
            "ML-PA-05",
            "ML-ST-404"),
        Fault.read(
            "ml-comments-any-lead",
            "the comments of an event are found under any lead",
            correct ->
                call ->
                    correct.answer(
                        call.is(Operation.LIST_COMMENTS)
                            ? call.withPath(
                                call.path()
                                    .replaceFirst(
                                        "/leads/[^/]+",
                                        "/leads/" + correct.account().main().lead()))
                            : call),
            "ML-PA-05",
            "ML-CO-08",
            "ML-ST-404"));
  }

  private static Stream<Fault> malformed() {
    return Stream.of(
        Fault.read(
            "ml-malformed-lead-empty",
            "a lead id that is no UUID has an empty timeline",
            refused(
                Operation.LIST_EVENTS,
                route -> !route.wellFormed(),
                (call, answer) -> Answer.json(200, Json.parse(NO_EVENTS))),
            "ML-PA-04",
            "ML-PA-05",
            "ML-ST-404"),
        Fault.read(
            "ml-malformed-lead-500",
            "a lead id that is no UUID is a 500",
            refused(
                Operation.LIST_EVENTS,
                route -> !route.wellFormed(),
                (call, answer) -> answer.withStatus(500)),
            "ML-PA-04",
            "ML-PA-05",
            "ML-ST-404",
            "ML-ST-500"),
        Fault.read(
            "ml-unknown-event-500",
            "comments of an unknown event are a 500",
            refused(
                Operation.LIST_COMMENTS, route -> true, (call, answer) -> answer.withStatus(500)),
            "ML-CO-08",
            "ML-PA-04",
            "ML-CO-04",
            "ML-ST-404"),
        Fault.read(
            "ml-unknown-event-html",
            "the 404 for an unknown event is an HTML page",
            refused(
                Operation.LIST_COMMENTS,
                route -> true,
                (call, answer) -> Answer.html(404, "Not Found")),
            "ML-ER-01"));
  }

  private static Stream<Fault> paths() {
    return Stream.of(
        Fault.read(
            "ml-path-unknown-200",
            "an unknown path is a 200 with the start page",
            unknownPath(answer -> Answer.html(200, "Welcome")),
            "ML-ER-04",
            "ML-ER-01",
            "ML-ST-404"),
        Fault.read(
            "ml-path-unknown-json-200",
            "an unknown path is a 200 with {}",
            unknownPath(answer -> Answer.json(200, Json.object())),
            "ML-ER-04",
            "ML-ST-404"),
        Fault.read(
            "ml-path-unknown-html",
            "the 404 for an unknown path is an HTML page",
            unknownPath(answer -> Answer.html(404, "Not Found")),
            "ML-ER-01"),
        Fault.read(
            "ml-path-unknown-500",
            "an unknown path is a 500",
            unknownPath(answer -> answer.withStatus(500)),
            "ML-ER-04",
            "ML-ST-404"));
  }

  private static Stream<Fault> methods() {
    return Stream.of(
        method(
            "200",
            "GET of a note to be added is a 200 with the events",
            (call, answer) -> Answer.json(200, Json.parse(NO_EVENTS)),
            "ML-ER-03",
            "ML-ST-405"),
        method(
            "empty-message",
            "GET of a note to be added is taken for a POST, a 400",
            (call, answer) -> answer.withStatus(400),
            "ML-ER-03",
            "ML-ST-405"),
        method(
            "500",
            "GET of a note to be added is a 500",
            (call, answer) -> answer.withStatus(500),
            "ML-ER-03",
            "ML-ST-405"),
        method(
            "501",
            "GET of a note to be added is a 501",
            (call, answer) -> answer.withStatus(501),
            "ML-ER-03",
            "ML-ST-405"),
        method(
            "html",
            "the 405 is an HTML page",
            (call, answer) -> Answer.html(405, "Method Not Allowed"),
            "ML-ER-01"));
  }

  private static Stream<Fault> summaries() {
    return Stream.of(
        summary(
            "200",
            "an unknown lead is a 200 with an error in it",
            (call, answer) -> answer.withStatus(200)),
        summary(
            "null",
            "an unknown lead is a 200 with data null",
            (call, answer) ->
                Answer.json(200, Json.parse("{\"data\":null,\"message\":\"success\"}"))),
        summary(
            "empty",
            "an unknown lead is a 200 with empty data",
            (call, answer) ->
                Answer.json(200, Json.parse("{\"data\":[],\"message\":\"success\"}"))),
        summary(
            "204",
            "an unknown lead is a 204",
            (call, answer) -> answer.withStatus(204).withText("")),
        summary("500", "an unknown lead is a 500", (call, answer) -> answer.withStatus(500)),
        summary(
            "302",
            "an unknown lead is led to the start page",
            (call, answer) -> answer.withStatus(302).withHeader("Location", "/").withText("")),
        summary(
            "html-200",
            "an unknown lead is a 200 with an HTML page",
            (call, answer) -> Answer.html(200, "Not Found")),
        Fault.read(
            "lf-lead-any",
            "an unknown lead has the summary of a known one",
            Deviation.calls(
                call -> call.is(Operation.LEAD_SUMMARY) && call.route().orElseThrow().wellFormed(),
                call ->
                    call.path().matches(".*/(7|12)")
                        ? call
                        : call.withPath("/leads/summary/" + SampleSummaries.PLAIN)),
            "LF-SU-06",
            "LF-SU-01",
            "LF-ST-404"));
  }

  private static Fault lead(String id, String says, BiFunction<Call, Answer, Answer> change) {
    return Fault.read(
        "ml-lead-" + id,
        says,
        refused(Operation.LIST_EVENTS, Route::wellFormed, change),
        id.endsWith("html") || id.endsWith("text")
            ? new String[] {"ML-ER-01"}
            : new String[] {"ML-PA-05", "ML-ST-404"});
  }

  private static Fault summary(String id, String says, BiFunction<Call, Answer, Answer> change) {
    return Fault.read(
        "lf-lead-unknown-" + id,
        says,
        refused(Operation.LEAD_SUMMARY, Route::wellFormed, change),
        "LF-SU-06",
        "LF-ST-404");
  }

  private static Fault method(
      String id, String says, BiFunction<Call, Answer, Answer> change, String... rules) {
    return Fault.read(
        "ml-method-" + id,
        says,
        Deviation.answers(
            call -> call.names(Operation.ADD_NOTE) && call.method().equals("GET"),
            (call, answer) -> answer.status() == 405 ? change.apply(call, answer) : answer),
        rules);
  }

  private static Deviation unknownPath(UnaryOperator<Answer> change) {
    return Deviation.answers(
        call -> call.route().isEmpty() && Api.of(call.path()) == Api.METROLEADS,
        (call, answer) -> answer.status() == 404 ? change.apply(answer) : answer);
  }

  private static Deviation refused(
      Operation operation, Predicate<Route> when, BiFunction<Call, Answer, Answer> change) {
    return Deviation.answers(
        call -> call.is(operation) && call.route().filter(when).isPresent(),
        (call, answer) -> answer.status() == 404 ? change.apply(call, answer) : answer);
  }

  private static String known(Vendor correct, Call call) {
    Route route = call.route().orElseThrow();
    return correct
        .account()
        .timeline(correct.account().company(), route.lead())
        .map(Timeline::lead)
        .orElse(correct.account().main().lead());
  }

  private static String path(String company, String lead) {
    return "/companies/" + company + "/leads/" + lead + "/events";
  }
}
