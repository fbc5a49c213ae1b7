package io.github.leadmock.report;

import io.github.leadmock.baseline.Changes;
import io.github.leadmock.baseline.FindingKey;
import io.github.leadmock.baseline.Review;
import io.github.leadmock.verify.CaseResult;
import io.github.leadmock.verify.Finding;
import io.github.leadmock.verify.HttpExchange;
import io.github.leadmock.verify.Report;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The runs as JSON; {@code schemas/report.schema.json} documents the format. */
public final class JsonReport {

  private static final int FORMAT = 2;

  private JsonReport() {}

  static String render(List<Review> runs, RuleBook rules) {
    ObjectNode root = Json.object();
    root.put("format", FORMAT).put("verdict", Verdict.of(runs).id());
    ArrayNode array = root.putArray("runs");
    runs.forEach(run -> describe(run, rules, array.addObject()));
    return Json.text(root);
  }

  private static void describe(Review run, RuleBook rules, ObjectNode root) {
    Report report = run.report();
    Tally tally = Tally.of(report);
    root.put("api", report.api())
        .put("baseUrl", report.baseUrl().toString())
        .put("version", report.version())
        .put("started", report.started().toString())
        .put("milliseconds", Words.millis(report.took()))
        .put("strict", report.strict())
        .put("failOn", report.failOn().toString())
        .put("writes", report.writes())
        .put("requests", report.requests())
        .put("verdict", tally.verdict().id());
    report.trouble().ifPresent(why -> root.put("trouble", why));
    root.putObject("summary")
        .put("cases", tally.cases())
        .put("passed", tally.passed())
        .put("failed", tally.failed())
        .put("warned", tally.warned())
        .put("known", tally.known())
        .put("skipped", tally.skipped())
        .put("causes", tally.causes())
        .put("findings", tally.findings())
        .put("failing", tally.failing())
        .put("warnings", tally.warnings())
        .put("accepted", tally.accepted());
    ArrayNode causes = root.putArray("causes");
    Reason.of(report.cases())
        .forEach(reason -> describe(reason, run.changes(), causes.addObject()));
    keys(run.fixed(), root.putArray("fixed"));
    run.changes()
        .ifPresent(
            changes -> {
              ObjectNode since = root.putObject("changes");
              since
                  .put("since", changes.since().toString())
                  .put("new", changes.fresh().size())
                  .put("same", changes.same().size());
              keys(changes.gone(), since.putArray("gone"));
            });
    ArrayNode cases = root.putArray("cases");
    report.cases().forEach(result -> describe(result, cases.addObject()));
    ArrayNode readings = root.putArray("readings");
    report
        .readings()
        .forEach(
            reading ->
                readings.addObject().put("rule", reading.rule()).put("reading", reading.reading()));
    ArrayNode ledger = root.putArray("ledger");
    report
        .ledger()
        .forEach(
            entry ->
                ledger
                    .addObject()
                    .put("note", entry.note())
                    .put("case", entry.caseId())
                    .put("removed", entry.removed()));
    ObjectNode catalogue = root.putObject("rules");
    rules
        .of(report.api())
        .forEach(
            rule ->
                catalogue
                    .putObject(rule.id())
                    .put("says", rule.says())
                    .put("status", rule.status().toString())
                    .put("source", rule.source()));
  }

  private static void describe(Reason reason, Optional<Changes> changes, ObjectNode node) {
    Finding first = reason.first();
    ArrayNode rules = node.putArray("rules");
    reason.rules().forEach(rules::add);
    node.put("severity", reason.severity().toString())
        .put("weight", first.weight().toString())
        .put("message", first.message())
        .put("pointer", first.cause().pointer())
        .put("findings", reason.met().size());
    ArrayNode cases = node.putArray("cases");
    reason.cases().forEach(result -> cases.add(result.id()));
    if (changes.isPresent()) {
      node.put("newCases", reason.newCases(changes));
    }
  }

  private static void keys(List<FindingKey> keys, ArrayNode array) {
    keys.forEach(
        key ->
            array
                .addObject()
                .put("case", key.caseId())
                .put("rule", key.cause().rule())
                .put("pointer", key.cause().pointer())
                .put("message", key.cause().message())
                .put("status", key.status())
                .put("was", key.was()));
  }

  private static void describe(CaseResult result, ObjectNode node) {
    node.put("id", result.id())
        .put("title", result.title())
        .put("operation", result.operation())
        .put("outcome", Words.of(result.outcome()))
        .put("complete", result.complete())
        .put("milliseconds", Words.millis(result.took()));
    if (!result.reason().isEmpty()) {
      node.put("reason", result.reason());
    }
    ArrayNode rules = node.putArray("rules");
    result.rules().forEach(rules::add);
    ArrayNode findings = node.putArray("findings");
    result.findings().forEach(finding -> describe(finding, findings.addObject()));
    ArrayNode exchanges = node.putArray("exchanges");
    result.exchanges().forEach(exchange -> describe(exchange, exchanges.addObject()));
  }

  /** Adds the members of a finding, as {@code schemas/report.schema.json} has them. */
  public static void describe(Finding finding, ObjectNode node) {
    node.put("rule", finding.rule())
        .put("severity", finding.severity().toString())
        .put("weight", finding.weight().toString())
        .put("operation", finding.operation())
        .put("status", finding.status())
        .put("pointer", finding.pointer())
        .put("message", finding.message())
        .put("expected", finding.expected())
        .put("actual", finding.actual())
        .put("curl", finding.curl());
  }

  private static void describe(HttpExchange exchange, ObjectNode node) {
    ObjectNode request = node.putObject("request");
    request.put("method", exchange.method()).put("url", exchange.url().toString());
    headers(exchange.requestHeaders(), request.putObject("headers"));
    request.put("body", exchange.requestBody());
    ObjectNode response = node.putObject("response");
    response.put("status", exchange.status());
    headers(exchange.responseHeaders(), response.putObject("headers"));
    response.put("body", exchange.responseBody());
    node.put("milliseconds", Words.millis(exchange.took()));
  }

  private static void headers(Map<String, List<String>> headers, ObjectNode node) {
    new TreeMap<>(headers)
        .forEach(
            (name, values) -> {
              ArrayNode array = node.putArray(name);
              values.forEach(array::add);
            });
  }
}
