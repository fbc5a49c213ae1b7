package io.github.leadmock.verify;

import java.util.List;
import java.util.function.Function;

/**
 * That an operation really asks for credentials.
 *
 * @param prefix the API and the operation, with slashes
 * @param rule the rule that it does
 * @param statusRule the rule of the status that refuses
 * @param challengeRule the rule of the header that names the scheme
 * @param writes whether the operation writes
 */
record AccessCases(
    String prefix, String rule, String statusRule, String challengeRule, boolean writes) {

  static AccessCases metroLeads(String operation) {
    return new AccessCases(
        "metroleads/" + operation + "/", "ML-AU-01", "ML-ST-401", "ML-AU-08", false);
  }

  static AccessCases metroLeadsWriting(String operation) {
    return new AccessCases(
        "metroleads/" + operation + "/", "ML-AU-01", "ML-ST-401", "ML-AU-08", true);
  }

  static AccessCases liveForce(String operation) {
    return new AccessCases(
        "liveforce/" + operation + "/", "LF-AU-01", "LF-ST-401", "LF-AU-03", false);
  }

  /** The cases of an operation that reads. */
  List<Case> of(Function<Probe, Call> call) {
    return with((probe, access) -> probe.send(call.apply(probe).withAccess(access)));
  }

  /** What a case does with each kind of credentials. */
  interface Attempt {
    /** Sends the request and gives back its answer. */
    Answer send(Probe probe, Access access);
  }

  /** The cases of an operation. */
  List<Case> with(Attempt attempt) {
    return List.of(
        one("no-credentials", "Without credentials it is a 401", probe -> none(probe, attempt)),
        one(
            "malformed-credentials",
            "With malformed or incomplete credentials it is a 401",
            probe -> malformed(probe, attempt)),
        one(
            "wrong-scheme",
            "Under another scheme than Basic it is a 401",
            probe -> probe.refusal(attempt.send(probe, Access.WRONG_SCHEME), rule, 401)));
  }

  private Case one(String name, String title, Case.Check check) {
    List<String> rules = List.of(rule, statusRule, challengeRule);
    return writes
        ? Case.writing(prefix + name, title, rules, check)
        : Case.reading(prefix + name, title, rules, check);
  }

  private void none(Probe probe, Attempt attempt) {
    Answer answer = attempt.send(probe, Access.NONE);
    if (probe.refusal(answer, rule, 401)) {
      probe.reading(
          challengeRule,
          "a 401 has "
              + answer
                  .header("WWW-Authenticate")
                  .map(h -> "WWW-Authenticate")
                  .orElse("no challenge"));
    }
  }

  private void malformed(Probe probe, Attempt attempt) {
    for (Access access : List.of(Access.NOT_BASE64, Access.NO_COLON, Access.EMPTY_TOKEN)) {
      Answer answer = attempt.send(probe, access);
      // What cannot be read is also an unacceptable request.
      if (probe.refusal(answer, rule, 400, 401) && answer.status() == 400) {
        probe.reading(rule, "malformed credentials: 400");
      }
    }
  }

  /** A case that tells what happens to well-formed credentials of nobody. */
  Case madeUp(String openRule, Function<Probe, Call> call) {
    return Case.reading(
        prefix + "made-up-credentials",
        "Credentials of nobody are refused, or taken by a server that takes any",
        List.of(openRule),
        probe -> {
          Answer answer = probe.send(call.apply(probe).withAccess(Access.MADE_UP));
          if (probe.refusal(answer, rule, 200, 401, 403)) {
            probe.reading(openRule, "made-up credentials: " + answer.status());
          }
        });
  }
}
