package io.github.leadmock.scorecard.report;

import static java.util.stream.Collectors.joining;

import io.github.leadmock.contract.Rule;
import io.github.leadmock.contract.RuleCatalogue;
import io.github.leadmock.message.LenientUrl;
import io.github.leadmock.scorecard.ClientRule;
import io.github.leadmock.scorecard.ClientRules;
import io.github.leadmock.scorecard.Evidence;
import io.github.leadmock.scorecard.Scorecard;
import io.github.leadmock.scorecard.Verdict;
import io.github.leadmock.verify.CaseResult;
import io.github.leadmock.verify.Finding;
import io.github.leadmock.verify.HttpExchange;
import io.github.leadmock.verify.Report;
import io.github.leadmock.verify.Verifier;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A scorecard as the report of a run: a rule that was kept is a passed case, one that was broken
 * has findings, one that was not seen is skipped. Stateless and thread-safe.
 */
public final class ScorecardReport {

  private ScorecardReport() {}

  /**
   * What the run was.
   *
   * @param name what reports call it: {@link ClientRules#NAME}, with the scenario of a drill
   * @param server the address of the mock
   * @param started when it began
   * @param took how long it ran
   * @param failOn rules that are at least this certain fail the run if broken; others warn
   * @param again a command that shows it again; {@code %s} in it stands for the id of a request
   * @param trouble why it did not come to its end; empty if it did
   */
  public record Run(
      String name,
      URI server,
      Instant started,
      Duration took,
      Rule.Status failOn,
      String again,
      Optional<String> trouble) {}

  /** The rules under the name of a run, which a report needs to explain its ids. */
  public static RuleCatalogue rules(String name) {
    return new RuleCatalogue(
        name, Map.of(), ClientRules.all().stream().map(ClientRule::rule).toList());
  }

  /** The scorecard as a report. */
  public static Report of(Scorecard card, Run run) {
    return new Report(
        run.name(),
        run.server(),
        Verifier.version(),
        run.started(),
        run.took(),
        false,
        run.failOn(),
        true,
        (int) Math.min(Integer.MAX_VALUE, card.requests()),
        card.verdicts().stream().map(verdict -> result(verdict, run)).toList(),
        List.of(),
        List.of(),
        run.trouble());
  }

  private static CaseResult result(Verdict verdict, Run run) {
    ClientRule rule = verdict.rule();
    List<Finding> findings =
        verdict.evidence().stream().map(evidence -> finding(verdict, evidence, run)).toList();
    return new CaseResult(
        "%s/%s/%s".formatted(run.name(), rule.topic(), rule.id()),
        rule.says(),
        rule.topic(),
        List.of(rule.id()),
        outcome(verdict, findings),
        verdict.outcome() == Verdict.Outcome.NOT_SEEN ? "not seen in the traffic" : "",
        findings,
        verdict.evidence().stream()
            .flatMap(evidence -> evidence.calls().stream())
            .distinct()
            .map(call -> exchange(call, run.server()))
            .toList(),
        Duration.ZERO);
  }

  private static CaseResult.Outcome outcome(Verdict verdict, List<Finding> findings) {
    return switch (verdict.outcome()) {
      case KEPT -> CaseResult.Outcome.PASSED;
      case NOT_SEEN -> CaseResult.Outcome.SKIPPED;
      case BROKEN -> findings.get(0).weight().outcome();
    };
  }

  private static Finding finding(Verdict verdict, Evidence evidence, Run run) {
    ClientRule rule = verdict.rule();
    Rule.Status status = rule.rule().status();
    Evidence.Shown last = evidence.calls().get(evidence.calls().size() - 1);
    return new Finding(
        rule.id(),
        status,
        status.compareTo(run.failOn()) <= 0 ? Finding.Weight.FAILS : Finding.Weight.WARNS,
        rule.topic(),
        last.status(),
        "",
        "Broken: " + rule.says(),
        rule.advice(),
        "%s: %s%s%s"
            .formatted(
                evidence.what(),
                evidence.calls().stream().map(Evidence.Shown::toString).collect(joining(", then ")),
                verdict.timesBroken() > verdict.evidence().size()
                    ? " (seen %s times)".formatted(verdict.timesBroken())
                    : "",
                causes(rule)),
        run.again().formatted(last.id()));
  }

  private static String causes(ClientRule rule) {
    return rule.causes().isEmpty() ? "" : "; may also be " + rule.causes();
  }

  /** Without bodies, which are in the log as long as it keeps them. */
  private static HttpExchange exchange(Evidence.Shown call, URI server) {
    return new HttpExchange(
        call.method(),
        server.resolve(LenientUrl.mend(call.url())),
        Map.of(),
        "",
        call.lost() ? 0 : call.status(),
        Map.of(),
        Stream.of("arrived " + call.time(), call.lost() ? "the answer was lost" : "")
            .filter(text -> !text.isEmpty())
            .reduce("", (one, other) -> one.isEmpty() ? other : one + "; " + other),
        Duration.ZERO);
  }
}
