package io.github.leadmock.verify;

import static io.github.leadmock.verify.Case.reading;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Checks issuing tokens. A run has no password, so it only sees how other users are refused or
 * accepted.
 */
final class TokenCases {

  private static final String TOKEN = "metroleads/issue-token/";
  private static final List<String> FORMS =
      List.of("", "?username=nobody%40example.com", "?password=none");

  private TokenCases() {}

  static List<Case> all() {
    return List.of(
        reading(
            TOKEN + "missing-parameters",
            "Without username or password it is a 400",
            List.of("ML-AU-06", "ML-AU-05", "ML-ST-400", "ML-PA-03"),
            TokenCases::missing),
        reading(
            TOKEN + "made-up-user",
            "A made-up user is refused, or gets a UUID as a JSON string",
            List.of("ML-AU-03", "ML-AU-05", "ML-AU-07"),
            TokenCases::madeUp),
        reading(
            TOKEN + "api-prefix",
            "Tokens may also be issued below /api",
            List.of("ML-PA-03"),
            TokenCases::prefix));
  }

  private static Call call(Probe probe, String query) {
    return Call.get(probe.session().paths().of("issue-token", Map.of()) + query)
        .withAccess(Access.LOGIN);
  }

  private static void missing(Probe probe) {
    there(probe);
    for (String query : FORMS) {
      probe.refusal(probe.send(call(probe, query)), "ML-AU-06", 400);
    }
  }

  /**
   * Ends the case if the server has no such call. The vendor documents it on a separate page, and
   * many fakes omit it; that is reported once.
   */
  private static void there(Probe probe) {
    if (!probe.session().issuesTokens(() -> isThere(probe))) {
      throw new Undecided("the server has no /auth/issue_token");
    }
  }

  private static boolean isThere(Probe probe) {
    Answer last = probe.send(call(probe, madeUpUser()));
    for (String query : FORMS) {
      if (last.status() != 404) {
        return true;
      }
      last = probe.send(call(probe, query));
    }
    if (last.status() == 404) {
      probe.find(
          "ML-PA-03", last, "", "no form of issue_token is known", "any other status", "404");
    }
    return last.status() != 404;
  }

  private static String madeUpUser() {
    return "?username=nobody%%40example.com&password=%s".formatted(UUID.randomUUID());
  }

  private static void madeUp(Probe probe) {
    there(probe);
    Answer answer = probe.send(call(probe, madeUpUser()));
    if (Set.of(400, 401, 402).contains(answer.status())) {
      probe.json(answer);
      probe.reading("ML-AU-07", "issue_token for a made-up user: " + answer.status());
      return;
    }
    if (probe.refusal(answer, "ML-AU-03", 200, 400, 401, 402)) {
      answer.json().ifPresent(body -> probe.schema("issue-token", answer, body));
      probe.reading("ML-AU-07", "issue_token for a made-up user: a token");
    }
  }

  private static void prefix(Probe probe) {
    if (!probe.session().settings().baseUrl().getPath().replaceAll("/+$", "").isEmpty()) {
      throw new Undecided("the base URL has a path of its own");
    }
    Answer answer = probe.send(Call.get("/api" + call(probe, "").path()).withAccess(Access.LOGIN));
    probe.reading("ML-PA-03", "issue_token below /api, without parameters: " + answer.status());
  }
}
