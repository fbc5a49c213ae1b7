package io.github.leadmock.verify;

import io.github.leadmock.contract.Rule;
import io.github.leadmock.contract.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What one case works with: it sends, and gathers what it finds. For one thread. */
final class Probe implements Finder {

  private static final int MOST_OF_A_CAUSE = 5;
  private static final int MOST_FINDINGS = 100;

  private final Session session;
  private final CaseInfo info;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<Cause, Integer> causes = new HashMap<>();
  private final List<HttpExchange> exchanges = new ArrayList<>();
  private boolean lost;
  private boolean silent;

  Probe(Session session, CaseInfo info) {
    this.session = session;
    this.info = info;
  }

  Session session() {
    return session;
  }

  CaseInfo info() {
    return info;
  }

  List<Finding> findings() {
    return findings;
  }

  List<HttpExchange> exchanges() {
    return exchanges;
  }

  /** Whether a write was lost in transit, so that the case has to start again. */
  boolean isLost() {
    return lost;
  }

  void lose() {
    lost = true;
  }

  /** Records that the case ended because the server did not answer. */
  void fallSilent() {
    silent = true;
  }

  boolean isSilent() {
    return silent;
  }

  /** Adds earlier exchanges that this case uses too. */
  void heard(List<HttpExchange> earlier) {
    exchanges.addAll(earlier);
  }

  void heard(HttpExchange exchange) {
    exchanges.add(exchange);
  }

  /**
   * Sends a request.
   *
   * @throws Undecided if the server stays too busy, or no more requests are allowed
   */
  Answer send(Call call) {
    Answer answer = session.wire().send(call, this::heard);
    if (answer.status() == 429) {
      throw new Undecided("the server keeps answering 429 Too Many Requests");
    }
    return answer;
  }

  /** The body of a success, with status 200 and JSON as documented; otherwise ends the case. */
  JsonNode success(Answer answer) {
    if (answer.status() != 200) {
      find(
          session.rule("ST-200"),
          answer,
          "",
          "%s is answered with %s".formatted(describe(answer.call()), answer.status()),
          "200",
          answer.status() + " " + answer.text());
      throw new Undecided("no success to look at");
    }
    return json(answer).orElseThrow(() -> new Undecided("the body is not JSON"));
  }

  /** Sends a request and returns the body of its success. */
  JsonNode success(Call call) {
    return success(send(call));
  }

  /** Checks a success against the schema of an operation. */
  void schema(String operation, Answer answer, JsonNode body) {
    schema(operation, answer, body, rule -> true);
  }

  /** The same for some of the rules. */
  void schema(String operation, Answer answer, JsonNode body, Predicate<String> rules) {
    for (Violation wrong : session.contract().check(operation, body)) {
      if (rules.test(wrong.rule())) {
        session.isNewlyIrregular(operation);
        find(answer, wrong);
      }
    }
  }

  /** The reason to end a case whose answer cannot be read. */
  Undecided unreadable(String operation, String rule, Answer answer, JsonNode body) {
    irregular(operation, rule, answer, body);
    return new Undecided(
        "an answer of %s is not as documented; a finding says where".formatted(operation));
  }

  /**
   * Reports why an answer cannot be read as documented, once per operation, so that cases skipped
   * for it have a finding to explain them.
   *
   * @param rule the rule to cite if the schema finds nothing
   */
  void irregular(String operation, String rule, Answer answer, JsonNode body) {
    if (!session.isNewlyIrregular(operation)) {
      return;
    }
    int before = findings.size();
    schema(operation, answer, body);
    if (findings.size() == before) {
      find(
          rule,
          answer,
          "",
          "the answer cannot be read as documented",
          "the documented shape",
          body.toString());
    }
  }

  /** The body as JSON with a JSON content type (rules ML-ER-01, LF-ER-01, LF-ER-09). */
  Optional<JsonNode> json(Answer answer) {
    if (answer.call().method().equals("HEAD")) {
      return Optional.empty();
    }
    Optional<JsonNode> body = answer.json();
    BodyRules bodies = BodyRules.of(session.settings().target().api());
    String rule = answer.jsonRule(bodies);
    if (answer.isEmptyAsItMayBe(bodies)) {
      reading(rule, "a %s has no body".formatted(answer.status()));
      return body;
    }
    answer.notJson(bodies).forEach(wrong -> find(answer, wrong));
    return body;
  }

  /**
   * Expects one of some statuses, with a JSON body. A server error where 400 is allowed breaks the
   * documented status 400, even if the rule itself is only assumed.
   *
   * @return whether the status is one of them
   */
  boolean refusal(Answer answer, String rule, Integer... statuses) {
    Set<Integer> wanted = new TreeSet<>(List.of(statuses));
    if (!wanted.contains(answer.status())) {
      find(
          answer.status() >= 500 && wanted.contains(400) && isAssumed(rule)
              ? session.rule("ST-400")
              : rule,
          answer,
          "",
          "%s is answered with %s".formatted(describe(answer.call()), answer.status()),
          String.join(" or ", wanted.stream().map(String::valueOf).toList()),
          answer.status() + " " + answer.text());
      return false;
    }
    json(answer);
    return true;
  }

  private boolean isAssumed(String rule) {
    return session.scale().severity(rule) == Rule.Status.ASSUMED;
  }

  /** Reports that the list shows a write late. */
  void late(String lag) {
    HttpExchange last = exchanges.get(exchanges.size() - 1);
    find(
        Call.get(session.paths().lead()),
        last.status(),
        new Violation(
            "ML-NO-19",
            "/events",
            "the list shows what was written after %s only".formatted(lag),
            "at once",
            "after " + lag));
  }

  @Override
  public void reading(String rule, String reading) {
    session.reading(new Report.Reading(rule, reading));
  }

  @Override
  public void find(Answer answer, Violation wrong) {
    find(answer.call(), answer.status(), wrong);
  }

  void find(Call call, int status, Violation wrong) {
    Finding found =
        session.recorder().finding(session.scale(), info.operation(), call, status, wrong);
    // One cause must not crowd out the others.
    if (findings.size() < MOST_FINDINGS
        && causes.merge(found.cause(), 1, Integer::sum) <= MOST_OF_A_CAUSE) {
      findings.add(found);
    }
  }

  private static String describe(Call call) {
    return "the request" + call.access().words();
  }
}
