package io.github.leadmock.verify;

import java.util.List;
import java.util.function.Function;

/**
 * Checks that an operation requires credentials.
 *
 * @param prefix the API and the operation, each followed by a slash
 * @param rule the rule that requires credentials
 * @param statusRule the rule on the status of a refusal
 * @param challengeRule the rule on the header that names the scheme
 * @param openRule the rule on credentials of unknown users
 * @param writes whether the operation writes
 */
record AccessCases(
    String prefix,
    String rule,
    String statusRule,
    String challengeRule,
    String openRule,
    boolean writes) {

  static AccessCases metroLeads(String operation) {
    return new AccessCases(
        "metroleads/" + operation + "/", "ML-AU-01", "ML-ST-401", "ML-AU-08", "ML-AU-02", false);
  }

  static AccessCases metroLeadsWriting(String operation) {
    return new AccessCases(
        "metroleads/" + operation + "/", "ML-AU-01", "ML-ST-401", "ML-AU-08", "ML-AU-02", true);
  }

  static AccessCases liveForce(String operation) {
    return new AccessCases(
        "liveforce/" + operation + "/", "LF-AU-01", "LF-ST-401", "LF-AU-03", "LF-AU-02", false);
  }

  /** The cases of a reading operation. */
  List<Case> of(Function<Probe, Call> call) {
    return with((probe, access) -> Attempted.of(probe.send(call.apply(probe).withAccess(access))));
  }

  /** Sends a case's request with given credentials. */
  interface Attempt {
    /** Sends the request. */
    Attempted send(Probe probe, Access access);
  }

  /**
   * A request that was sent.
   *
   * @param answer its answer
   * @param aftermath checks that a refused request has had no effect
   */
  record Attempted(Answer answer, Runnable aftermath) {

    /** A request that cannot have an effect. */
    static Attempted of(Answer answer) {
      return new Attempted(answer, () -> {});
    }
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
            probe -> {
              Attempted tried = attempt.send(probe, Access.WRONG_SCHEME);
              probe.refusal(tried.answer(), rule, 401);
              tried.aftermath().run();
            }),
        one(
            "made-up-credentials",
            "Unknown credentials are refused, or accepted by a server that accepts any",
            List.of(openRule, rule),
            probe -> madeUp(probe, attempt)),
        one(
            "half-right-credentials",
            "A server that refuses unknown credentials also refuses partly correct ones",
            List.of(rule, statusRule),
            probe -> halfRight(probe, attempt)));
  }

  private Case one(String name, String title, Case.Check check) {
    return one(name, title, List.of(rule, statusRule, challengeRule), check);
  }

  private Case one(String name, String title, List<String> rules, Case.Check check) {
    return writes
        ? Case.writing(prefix + name, title, rules, check)
        : Case.reading(prefix + name, title, rules, check);
  }

  private void none(Probe probe, Attempt attempt) {
    Attempted tried = attempt.send(probe, Access.NONE);
    if (probe.refusal(tried.answer(), rule, 401)) {
      probe.reading(
          challengeRule,
          "a 401 has "
              + tried
                  .answer()
                  .header("WWW-Authenticate")
                  .map(h -> "WWW-Authenticate")
                  .orElse("no challenge"));
    }
    tried.aftermath().run();
  }

  private void malformed(Probe probe, Attempt attempt) {
    for (Access access : List.of(Access.NOT_BASE64, Access.NO_COLON, Access.EMPTY_TOKEN)) {
      Attempted tried = attempt.send(probe, access);
      // A server may also treat unreadable credentials as a bad request.
      if (probe.refusal(tried.answer(), rule, 400, 401) && tried.answer().status() == 400) {
        probe.reading(rule, "malformed credentials: 400");
      }
      tried.aftermath().run();
    }
  }

  /** Reports how the server treats well-formed credentials of an unknown user. */
  private void madeUp(Probe probe, Attempt attempt) {
    if (probe.session().refusesStrangers(probe)) {
      refused(probe, attempt, Access.MADE_UP);
      return;
    }
    Attempted tried = attempt.send(probe, Access.MADE_UP);
    if (probe.refusal(tried.answer(), rule, 200, 401, 403)) {
      probe.reading(openRule, "made-up credentials: " + tried.answer().status());
    }
    tried.aftermath().run();
  }

  /** A server that accepts anyone's credentials, as a mock may, accepts these too. */
  private void halfRight(Probe probe, Attempt attempt) {
    if (!probe.session().refusesStrangers(probe)) {
      probe.reading(openRule, "any credentials are accepted");
      return;
    }
    for (Access access : Access.halfRight(probe.session().settings().token())) {
      refused(probe, attempt, access);
    }
  }

  private void refused(Probe probe, Attempt attempt, Access access) {
    Attempted tried = attempt.send(probe, access);
    if (probe.refusal(tried.answer(), rule, 401, 403)) {
      probe.reading(openRule, "made-up credentials: " + tried.answer().status());
    }
    tried.aftermath().run();
  }
}
