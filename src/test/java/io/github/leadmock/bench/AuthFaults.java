package io.github.leadmock.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Servers that let in whom they should not, or turn others away in the wrong manner. */
final class AuthFaults {

  private AuthFaults() {}

  static Stream<Fault> all() {
    return Stream.concat(
        Arrays.stream(Api.values()).flatMap(api -> Stream.concat(open(api), refused(api))),
        Stream.concat(partly(), token()));
  }

  private static Stream<Fault> open(Api api) {
    return Stream.of(
        open(api, "ignored", "credentials are not asked for", header -> true),
        open(api, "any-scheme", "any Authorization header will do", header -> !header.isEmpty()),
        open(
            api,
            "any-basic",
            "any Basic credentials will do",
            header -> header.startsWith("Basic ")),
        open(
            api,
            "any-token",
            "the token is not checked",
            header -> pair(header).startsWith(Account.USER + ":")),
        open(
            api,
            "no-token",
            "an empty token will do",
            header -> pair(header).equals(Account.USER + ":")),
        open(
            api,
            "malformed",
            "Basic credentials that cannot be decoded will do",
            header -> header.startsWith("Basic ") && pair(header).isEmpty()),
        open(api, "absent", "a request without the header will do", String::isEmpty));
  }

  private static Stream<Fault> refused(Api api) {
    return Stream.of(
        refused(
            api,
            "400",
            "a request without valid credentials is a 400",
            answer -> answer.withStatus(400)),
        refused(
            api,
            "403",
            "a request without valid credentials is a 403",
            answer -> answer.withStatus(403)),
        refused(
            api,
            "404",
            "a request without valid credentials is a 404",
            answer -> answer.withStatus(404)),
        refused(
            api,
            "500",
            "a request without valid credentials is a 500",
            answer -> answer.withStatus(500)),
        refused(
            api,
            "200",
            "a request without valid credentials is a 200 with an error in it",
            answer -> answer.withStatus(200)),
        refused(
            api,
            "login",
            "a request without valid credentials is led to a login page",
            answer -> answer.withStatus(302).withHeader("Location", "/login").withText("")),
        refused(
            api,
            "login-page",
            "a request without valid credentials gets a login page, 200",
            answer -> Answer.html(200, "Sign in")),
        Fault.read(
            prefix(api) + "auth-malformed-500",
            "Basic credentials that cannot be decoded break the server, a 500",
            Deviation.instead(
                call ->
                    Api.of(call.path()) == api
                        && call.header("Authorization")
                            .filter(header -> header.startsWith("Basic ") && pair(header).isEmpty())
                            .isPresent(),
                call -> ErrorAnswer.of(api, 500, "Incorrect padding")),
            rules(api)));
  }

  private static Stream<Fault> partly() {
    return Stream.of(
        partly(
            "list",
            "the list of events needs no credentials",
            call -> call.names(Operation.LIST_EVENTS),
            false),
        partly(
            "comments",
            "the comments need no credentials",
            call -> call.names(Operation.LIST_COMMENTS),
            false),
        partly(
            "notes",
            "writing a note needs no credentials",
            call -> call.method().equals("POST"),
            true),
        partly(
            "update",
            "updating a note needs no credentials",
            call -> call.names(Operation.UPDATE_NOTE),
            true),
        partly(
            "remove",
            "removing a note needs no credentials",
            call -> call.names(Operation.REMOVE_NOTE),
            true),
        Fault.read(
            "ml-auth-html",
            "the 401 is an HTML page",
            Deviation.errors(
                answer -> answer.status() == 401 ? Answer.html(401, "Unauthorized") : answer),
            "ML-ER-01"));
  }

  private static Stream<Fault> token() {
    List<String> given = List.of("username", "password");
    Predicate<Call> complete = call -> call.query().keySet().containsAll(given);
    return Stream.of(
        token(
            "incomplete-200",
            "issue_token without username or password gives a token",
            complete.negate(),
            200,
            "ML-AU-06"),
        token(
            "incomplete-500",
            "issue_token without username or password is a 500",
            complete.negate(),
            500,
            "ML-AU-06"),
        Fault.read(
            "ml-token-missing",
            "there is no issue_token",
            Deviation.instead(
                call -> call.names(Operation.ISSUE_TOKEN),
                call -> ErrorAnswer.of(Api.METROLEADS, 404, "No such resource")),
            "ML-PA-03"),
        token("wrong-500", "issue_token with a wrong password is a 500", complete, 500, "ML-AU-07"),
        Fault.read(
            "ml-token-html",
            "errors of issue_token are HTML pages",
            Deviation.answers(
                call -> call.is(Operation.ISSUE_TOKEN),
                (call, answer) -> answer.ok() ? answer : Answer.html(answer.status(), "Error")),
            "ML-ER-01"));
  }

  private static Fault open(Api api, String id, String says, Predicate<String> enough) {
    return Fault.read(
        prefix(api) + "auth-" + id,
        says,
        correct ->
            call ->
                correct.answer(
                    Api.of(call.path()) == api
                            && enough.test(call.header("Authorization").orElse(""))
                        ? authorized(correct, call)
                        : call),
        rules(api));
  }

  private static Fault refused(Api api, String id, String says, UnaryOperator<Answer> change) {
    return Fault.read(
        prefix(api) + "auth-" + id,
        says,
        Deviation.answers(
            call -> Api.of(call.path()) == api && !call.names(Operation.ISSUE_TOKEN),
            (call, answer) -> answer.status() == 401 ? change.apply(answer) : answer),
        rules(api));
  }

  private static Fault partly(String id, String says, Predicate<Call> when, boolean writes) {
    Deviation deviation =
        correct -> call -> correct.answer(when.test(call) ? authorized(correct, call) : call);
    return new Fault(
        "ml-auth-open-" + id,
        says,
        Api.METROLEADS,
        writes,
        List.of(rules(Api.METROLEADS)),
        deviation);
  }

  private static Fault token(
      String id, String says, Predicate<Call> when, int status, String rule) {
    Function<Vendor, Answer> answer =
        correct ->
            status == 200
                ? Answer.json(200, Json.string(correct.account().ids().next()))
                : ErrorAnswer.of(Api.METROLEADS, status, "unexpected error");
    return Fault.read(
        "ml-token-" + id,
        says,
        correct ->
            call -> {
              Answer correctly = correct.answer(call);
              return call.is(Operation.ISSUE_TOKEN) && when.test(call) && !correctly.ok()
                  ? answer.apply(correct)
                  : correctly;
            },
        rule,
        "ML-AU-03",
        "ML-ST-400",
        "ML-ST-401",
        "ML-ST-500");
  }

  private static Call authorized(Vendor correct, Call call) {
    String pair = Account.USER + ":" + correct.account().token();
    String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return call.withHeader("Authorization", "Basic " + encoded);
  }

  /** User and token of a Basic header; empty when they cannot be decoded. */
  private static String pair(String header) {
    try {
      String encoded = header.substring(header.indexOf(' ') + 1).strip();
      return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException undecodable) {
      return "";
    }
  }

  private static String prefix(Api api) {
    return api == Api.METROLEADS ? "ml-" : "lf-";
  }

  private static String[] rules(Api api) {
    return api == Api.METROLEADS
        ? new String[] {"ML-AU-01", "ML-ST-401"}
        : new String[] {"LF-AU-01", "LF-ST-401"};
  }
}
