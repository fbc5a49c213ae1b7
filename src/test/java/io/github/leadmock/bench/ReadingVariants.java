package io.github.leadmock.bench;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Servers that read the documents in another way where these leave it open. */
final class ReadingVariants {

  private ReadingVariants() {}

  static Stream<Variant> all() {
    return Stream.of(pages(), paths(), writes()).flatMap(variants -> variants);
  }

  private static Stream<Variant> pages() {
    return Stream.of(
        capped(20),
        capped(50),
        capped(100),
        refused(
            "size-refused",
            "a size above 100 is a 400",
            call -> Window.of(call).filter(window -> window.size() > 100).isPresent()),
        refused(
            "past-the-end-400",
            "a page past the end is a 400",
            call -> Window.of(call).filter(window -> window.start() >= 45).isPresent()),
        Variant.metroleads(
            "numbers-lenient",
            "a start or size that is no number counts as not given",
            Deviation.calls(call -> call.is(Operation.LIST_EVENTS), ReadingVariants::lenient)),
        refused(
            "parameters-refused",
            "an unknown query parameter is a 400",
            call ->
                call.is(Operation.LIST_EVENTS)
                    && !Set.of("start", "size").containsAll(call.query().keySet())));
  }

  private static Stream<Variant> paths() {
    return Stream.of(
        malformed(Api.METROLEADS),
        malformed(Api.LIVEFORCE),
        Variant.both(
            "trailing-slash",
            "a slash at the end of a path does no harm",
            Deviation.calls(
                call -> call.path().endsWith("/"),
                call -> call.withPath(call.path().replaceFirst("/+$", "")))),
        only(
            "only-api-prefix",
            "MetroLeads is below /api only",
            Api.METROLEADS,
            path -> path.startsWith("/api/"),
            "/api"),
        only(
            "only-root",
            "MetroLeads is not below /api",
            Api.METROLEADS,
            path -> !path.startsWith("/api/c") && !path.startsWith("/api/a"),
            ""),
        only(
            "only-v1",
            "LiveForce is below /api/v1 only",
            Api.LIVEFORCE,
            path -> path.startsWith("/api/v1/"),
            "/api/v1"),
        only(
            "only-leads",
            "LiveForce is not below /api/v1",
            Api.LIVEFORCE,
            path -> path.startsWith("/leads"),
            ""),
        Variant.metroleads(
            "remove-get-405",
            "removing takes POST only",
            Deviation.instead(
                call -> call.names(Operation.REMOVE_NOTE) && call.method().equals("GET"),
                call ->
                    ErrorAnswer.of(Api.METROLEADS, 405, "Use POST").withHeader("Allow", "POST"))),
        Variant.both(
            "path-before-credentials",
            "an unknown path is a 404 for everybody",
            Deviation.instead(
                call -> call.route().isEmpty(),
                call -> ErrorAnswer.of(Api.of(call.path()), 404, "No such resource"))));
  }

  private static Stream<Variant> writes() {
    return Stream.of(
        refused(
            "members-refused",
            "a further member in the body of a note is a 400",
            call -> writes(call) && Json.lenient(call.body()).size() > 1),
        refused(
            "long-refused",
            "a message of more than 4000 characters is a 400",
            call ->
                writes(call)
                    && Json.lenient(call.body()).path("message").asString("").length() > 4000),
        Variant.metroleads(
            "message-not-named",
            "a bad body is a 400 with another reason",
            Deviation.errors(
                answer ->
                    answer.status() == 400
                        ? answer.withText("{\"message\":\"Bad request\",\"errors\":[]}")
                        : answer)));
  }

  private static Variant capped(int most) {
    Deviation cap = Window.misread(window -> window.size() > most, window -> window.sized(most));
    return Variant.metroleads(
        "capped-" + most,
        "a page has never more than " + most + " events, of 130",
        correct -> {
          DataVariants.lengthen(correct.account(), 130);
          return cap.over(correct);
        });
  }

  private static Variant malformed(Api api) {
    return new Variant(
        "malformed-400-" + api.text(),
        "an id that has not the form of one is a 400",
        List.of(api),
        Deviation.answers(
            call ->
                call.route()
                    .filter(
                        route ->
                            route.operation().api() == api
                                && route.operation() != Operation.ISSUE_TOKEN
                                && !route.wellFormed())
                    .isPresent(),
            (call, answer) ->
                answer.status() == 404 ? ErrorAnswer.of(api, 400, "Malformed id") : answer),
        target -> target);
  }

  private static Variant only(
      String id, String says, Api api, Predicate<String> there, String basePath) {
    return new Variant(
        id,
        says,
        List.of(api),
        Deviation.instead(
            call ->
                call.route().filter(route -> route.operation().api() == api).isPresent()
                    && !there.test(call.path()),
            call -> ErrorAnswer.of(api, 404, "No such resource")),
        target -> target.withBasePath(basePath));
  }

  /** A server that refuses some calls, once it knows the caller and the resource. */
  private static Variant refused(String id, String says, Predicate<Call> when) {
    return Variant.metroleads(
        id,
        says,
        correct ->
            call -> {
              if (!when.test(call)) {
                return correct.answer(call);
              }
              Answer unread = correct.answer(call.withBody(new byte[0]));
              return unread.status() == 401 || unread.status() == 404
                  ? unread
                  : ErrorAnswer.of(Api.METROLEADS, 400, "Unacceptable request");
            });
  }

  private static Call lenient(Call call) {
    Call lenient = call;
    for (String name : List.of("start", "size")) {
      if (call.parameter(name).filter(value -> !value.matches("[0-9]+")).isPresent()) {
        lenient = lenient.withoutParameter(name);
      }
    }
    return lenient;
  }

  private static boolean writes(Call call) {
    return call.is(Operation.ADD_NOTE) || call.is(Operation.UPDATE_NOTE);
  }
}
