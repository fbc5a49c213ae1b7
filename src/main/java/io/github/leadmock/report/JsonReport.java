package io.github.leadmock.report;

import io.github.leadmock.verify.CaseResult;
import io.github.leadmock.verify.Finding;
import io.github.leadmock.verify.HttpExchange;
import io.github.leadmock.verify.Report;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The whole report as JSON; {@code schemas/report.schema.json} documents its shape. */
final class JsonReport {

  private static final int FORMAT = 1;

  private JsonReport() {}

  static String render(Report report, RuleBook rules) {
    Tally tally = Tally.of(report);
    ObjectNode root = Json.object();
    root.put("format", FORMAT)
        .put("api", report.api())
        .put("baseUrl", report.baseUrl().toString())
        .put("version", report.version())
        .put("started", report.started().toString())
        .put("milliseconds", Words.millis(report.took()))
        .put("strict", report.strict())
        .put("failOn", report.failOn().toString())
        .put("writes", report.writes())
        .put("requests", report.requests())
        .put("verdict", tally.verdict().id());
    root.putObject("summary")
        .put("cases", tally.cases())
        .put("passed", tally.passed())
        .put("failed", tally.failed())
        .put("warned", tally.warned())
        .put("skipped", tally.skipped())
        .put("findings", tally.findings())
        .put("warnings", tally.warnings());
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
    return Json.text(root);
  }

  private static void describe(CaseResult result, ObjectNode node) {
    node.put("id", result.id())
        .put("title", result.title())
        .put("operation", result.operation())
        .put("outcome", Words.of(result.outcome()))
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

  private static void describe(Finding finding, ObjectNode node) {
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
