package io.github.leadmock.verify;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.contract.Contract;
import io.github.leadmock.contract.Rule;
import io.github.leadmock.contract.Violation;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Holds the traffic between an app and a server against the contract, both ways, exchange by
 * exchange and over several. What it finds is kept as the cases of a report: for each operation one
 * for what the app sends, one for what the server answers, one for the laws over several exchanges.
 * Sends nothing. Thread-safe.
 */
public final class TrafficCheck {

  /** Stands for the operation of requests that are for none. */
  public static final String NO_OPERATION = "no-operation";

  private static final int MOST_OF_A_CAUSE = 5;
  private static final int MOST_FINDINGS = 100;
  private static final int MOST_EXCHANGES = 20;

  private final String api;
  private final URI server;
  private final Contract contract;
  private final ExchangeCheck check;
  private final Rule.Status failOn;
  private final boolean strict;
  private final Instant started = Instant.now();
  private final Optional<TrafficLaws> laws;
  private final Map<String, Seen> cases = new LinkedHashMap<>();
  private final Map<String, Integer> unchecked = new TreeMap<>();
  private final Set<String> silent = new HashSet<>();
  private int requests;
  private boolean writes;

  /**
   * A check of traffic with one server.
   *
   * @param api {@code metroleads} or {@code liveforce}
   * @param server its address, without user information
   * @param failOn findings of rules that are less sure than this are warnings
   * @param strict whether both sides are held to the letter of the documents
   */
  public TrafficCheck(String api, URI server, Rule.Status failOn, boolean strict) {
    this.api = api;
    this.server = server;
    this.contract = strict ? Contract.strict(api) : Contract.of(api);
    ExchangeCheck usual = ExchangeCheck.of(api);
    this.check = (strict ? usual.strict() : usual).failingOn(failOn);
    this.failOn = failOn;
    this.strict = strict;
    this.laws =
        api.equals("metroleads") ? Optional.of(new TrafficLaws(contract)) : Optional.empty();
    for (String operation : contract.operations().keySet()) {
      for (Side side : Side.values()) {
        if (side != Side.TRAFFIC || laws.isPresent()) {
          cases.put(side.id(api, operation), new Seen(side, operation));
        }
      }
    }
    cases.put(Side.APP.id(api, NO_OPERATION), new Seen(Side.APP, NO_OPERATION));
    cases.put(Side.SERVER.id(api, NO_OPERATION), new Seen(Side.SERVER, NO_OPERATION));
  }

  /** Who is looked at. */
  private enum Side {
    /** What the app sends. */
    APP("app-sends", "What the app sends"),
    /** What the server answers. */
    SERVER("server-answers", "What the server answers"),
    /** How answers fit together. */
    TRAFFIC("answers-agree", "How the answers fit together");

    private final String suffix;
    private final String words;

    Side(String suffix, String words) {
      this.suffix = suffix;
      this.words = words;
    }

    String id(String api, String operation) {
      return api + "/" + operation + "/" + suffix;
    }
  }

  /** What was seen of one case. */
  private static final class Seen {
    private final Side side;
    private final String operation;
    private final List<Finding> findings = new ArrayList<>();
    private final List<HttpExchange> exchanges = new ArrayList<>();
    private final Map<Cause, Integer> causes = new HashMap<>();
    private int exchangesSeen;

    Seen(Side side, String operation) {
      this.side = side;
      this.operation = operation;
    }
  }

  /**
   * An exchange that has passed.
   *
   * @param operation the operation that it was for; empty for none
   * @param exchange the request with its answer; with status 0 when there was none
   * @param requestHeaders by name, for reports; credentials are masked there
   * @param objections what is wrong with the request by itself
   * @param unanswered why there was no answer, if so
   * @param write whether it may have changed something
   * @param began when the request came, as {@link System#nanoTime} has it
   * @param ended when its answer was there
   * @param quiet whether no write was under way meanwhile
   */
  public record Passed(
      Optional<String> operation,
      Exchange exchange,
      Map<String, List<String>> requestHeaders,
      List<Violation> objections,
      Optional<String> unanswered,
      boolean write,
      long began,
      long ended,
      boolean quiet) {

    /** Copies the collections. */
    public Passed {
      requireNonNull(exchange, "exchange is null");
      objections = List.copyOf(objections);
      requestHeaders = Map.copyOf(requestHeaders);
    }
  }

  /** The rules that findings name. */
  public Contract contract() {
    return contract;
  }

  /** What is wrong with a request by itself, as findings; keeps nothing. */
  public List<Finding> ofRequest(Passed passed) {
    return check.findings(
        passed.operation().orElse(NO_OPERATION), passed.exchange(), passed.objections());
  }

  /** What is wrong with an answer by itself; keeps nothing. */
  public List<Finding> ofAnswer(Passed passed) {
    Exchange exchange = passed.exchange();
    if (passed.unanswered().isPresent()) {
      return passed
          .operation()
          .map(operation -> check.findings(operation, exchange, List.of(noAnswer(passed))))
          .orElse(List.of());
    }
    if (passed.operation().isEmpty()) {
      return check.findings(NO_OPERATION, exchange, taken(passed));
    }
    List<Finding> findings = new ArrayList<>(check.check(passed.operation().get(), exchange));
    findings.addAll(check.findings(passed.operation().get(), exchange, taken(passed)));
    return findings;
  }

  private Violation noAnswer(Passed passed) {
    String why = passed.unanswered().orElse("");
    return new Violation(
        check.rules().id("ST-200"), "", "there is no answer: " + why, "an answer", why);
  }

  /** A request that is to be refused by a rule that has a source, and is not. */
  private List<Violation> taken(Passed passed) {
    Scale scale = new Scale(check.rules(), failOn);
    return passed.objections().stream()
        .filter(wrong -> scale.severity(wrong.rule()) != Rule.Status.ASSUMED)
        .filter(wrong -> passed.exchange().status() / 100 == 2)
        .map(
            wrong ->
                new Violation(
                    wrong.rule(),
                    "",
                    "a request that should be refused is answered with "
                        + passed.exchange().status(),
                    "a refusal: " + wrong.message(),
                    String.valueOf(passed.exchange().status())))
        .limit(1)
        .toList();
  }

  /**
   * Checks an exchange and keeps what is wrong.
   *
   * @return those findings whose cause was not met before
   */
  public synchronized List<Finding> pass(Passed passed) {
    String operation = passed.operation().orElse(NO_OPERATION);
    if (passed.unanswered().isEmpty()) {
      silent.remove(operation);
    } else if (silent.add(operation)) {
      // A connection may break, as connections do; what counts is whether the next one does as
      // well.
      return passUnanswered(passed, "no answer, and the next call got one or was not made");
    }
    requests++;
    writes |= passed.write();
    List<Finding> fresh = new ArrayList<>();
    fresh.addAll(keep(Side.APP, operation, passed, ofRequest(passed)));
    fresh.addAll(keep(Side.SERVER, operation, passed, ofAnswer(passed)));
    if (laws.isPresent() && passed.operation().isPresent()) {
      fresh.addAll(keep(Side.TRAFFIC, operation, passed, ofLaws(laws.get(), operation, passed)));
    }
    return fresh;
  }

  private List<Finding> ofLaws(TrafficLaws known, String operation, Passed passed) {
    Exchange exchange = passed.exchange();
    boolean success =
        exchange.status() == 200 && !exchange.method().equals("HEAD") && exchange.fault().isEmpty();
    Answer answer = ExchangeCheck.answer(ExchangeCheck.call(exchange), exchange);
    Optional<JsonNode> body = success ? answer.json() : Optional.empty();
    if (body.isEmpty()) {
      if (exchange.status() / 100 != 4) {
        forget(passed);
      }
      return List.of();
    }
    List<Violation> violations = new ArrayList<>();
    known.check(
        ExchangeCheck.into(violations),
        operation,
        variables(passed),
        answer,
        body.get(),
        new TrafficLaws.Moment(passed.began(), passed.ended(), passed.quiet()));
    return check.findings(operation, exchange, violations);
  }

  private Map<String, String> variables(Passed passed) {
    return passed
        .operation()
        .flatMap(name -> contract.operation(name).variables(passed.exchange().url().getRawPath()))
        .orElse(Map.of());
  }

  /** Nobody knows whether a write without a readable answer was done. */
  private void forget(Passed passed) {
    if (passed.write()) {
      laws.ifPresent(known -> known.forget(variables(passed)));
    }
  }

  /**
   * Checks the request of an exchange only.
   *
   * @param why its answer passed unchecked; empty when there was none of the server's
   * @return those findings whose cause was not met before
   */
  public synchronized List<Finding> passUnanswered(Passed passed, String why) {
    requests++;
    writes |= passed.write();
    if (!why.isEmpty()) {
      unchecked.merge(why, 1, Integer::sum);
      forget(passed);
    }
    return keep(Side.APP, passed.operation().orElse(NO_OPERATION), passed, ofRequest(passed));
  }

  /** Counts an exchange that passed without being looked at. */
  public synchronized void passUnchecked(String why) {
    requests++;
    unchecked.merge(why, 1, Integer::sum);
    laws.ifPresent(TrafficLaws::forget);
  }

  private List<Finding> keep(Side side, String operation, Passed passed, List<Finding> findings) {
    @Nullable Seen seen = cases.get(side.id(api, operation));
    if (seen == null) {
      return List.of();
    }
    seen.exchangesSeen++;
    List<Finding> fresh = new ArrayList<>();
    for (Finding finding : findings) {
      int times =
          seen.causes.size() >= MOST_FINDINGS && !seen.causes.containsKey(finding.cause())
              ? MOST_OF_A_CAUSE + 1
              : seen.causes.merge(finding.cause(), 1, Integer::sum);
      if (times == 1) {
        fresh.add(finding);
      }
      if (times <= MOST_OF_A_CAUSE && seen.findings.size() < MOST_FINDINGS) {
        seen.findings.add(finding);
      }
    }
    if (!fresh.isEmpty() && seen.exchanges.size() < MOST_EXCHANGES) {
      seen.exchanges.add(check.shown(passed));
    }
    return fresh;
  }

  /** How many exchanges have passed. */
  public synchronized int requests() {
    return requests;
  }

  /** How many of them unchecked, by the reason. */
  public synchronized Map<String, Integer> unchecked() {
    return Map.copyOf(unchecked);
  }

  /** All that was found so far. */
  public synchronized List<Finding> findings() {
    return cases.values().stream().flatMap(seen -> seen.findings.stream()).toList();
  }

  /** What it has come to so far. */
  public synchronized Report report() {
    List<CaseResult> results = new ArrayList<>();
    cases.forEach((id, seen) -> results.add(result(id, seen)));
    unchecked.forEach(
        (why, times) ->
            results.add(
                skipped(
                    api + "/unchecked/" + why.replaceAll("[^a-z0-9]+", "-"),
                    "Exchanges that passed unchecked",
                    NO_OPERATION,
                    "%s passed unchecked: %s".formatted(Count.of(times, "exchange"), why))));
    return new Report(
        api,
        server,
        Verifier.version(),
        started,
        Duration.between(started, Instant.now()),
        strict,
        failOn,
        writes,
        requests,
        results,
        List.of(),
        List.of(),
        Optional.empty());
  }

  private CaseResult result(String id, Seen seen) {
    String title = "%s to %s is as documented".formatted(seen.side.words, seen.operation);
    if (seen.exchangesSeen == 0) {
      return skipped(
          id,
          title,
          seen.operation,
          isSeen(Side.APP, seen.operation)
              ? "no answer to %s could be checked".formatted(seen.operation)
              : "no request to %s passed".formatted(seen.operation));
    }
    if (seen.findings.isEmpty() && seen.side == Side.APP && !isAnyAnswerSeen()) {
      return skipped(
          id,
          title,
          seen.operation,
          "nothing is wrong with the requests, but no answer of the server could be checked");
    }
    return new CaseResult(
        id,
        title,
        seen.operation,
        rules(seen.findings),
        seen.findings.isEmpty() ? CaseResult.Outcome.PASSED : CaseResult.outcome(seen.findings),
        "",
        seen.findings,
        seen.exchanges,
        Duration.ZERO);
  }

  private boolean isSeen(Side side, String operation) {
    @Nullable Seen seen = cases.get(side.id(api, operation));
    return seen != null && seen.exchangesSeen > 0;
  }

  private boolean isAnyAnswerSeen() {
    return cases.values().stream()
        .anyMatch(seen -> seen.side == Side.SERVER && seen.exchangesSeen > 0);
  }

  private static List<String> rules(Collection<Finding> findings) {
    return findings.stream().map(Finding::rule).distinct().toList();
  }

  private static CaseResult skipped(String id, String title, String operation, String reason) {
    return new CaseResult(
        id,
        title,
        operation,
        List.of(),
        CaseResult.Outcome.SKIPPED,
        reason,
        List.of(),
        List.of(),
        Duration.ZERO);
  }
}
