package io.github.leadmock.report;

import io.github.leadmock.contract.Rule;
import io.github.leadmock.verify.CaseResult;
import io.github.leadmock.verify.CaseResult.Outcome;
import io.github.leadmock.verify.Finding;
import io.github.leadmock.verify.Report;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * SARIF 2.1.0: each finding a result that points at its rule's line in the catalogue, each skipped
 * case a notification.
 */
final class SarifReport {

  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private final Report report;
  private final RuleBook rules;
  private final List<String> ruleIds;
  private final Map<String, Integer> lines;

  private SarifReport(Report report, RuleBook rules) {
    this.report = report;
    this.rules = rules;
    this.ruleIds = rules.of(report.api()).stream().map(Rule::id).toList();
    this.lines = RuleLines.of(report.api());
  }

  static String render(Report report, RuleBook rules) {
    return Json.text(new SarifReport(report, rules).document());
  }

  private ObjectNode document() {
    ObjectNode root = Json.object();
    root.put("$schema", SCHEMA).put("version", "2.1.0");
    ObjectNode run = root.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", "Leadmock").put("version", report.version());
    ArrayNode described = driver.putArray("rules");
    rules.of(report.api()).forEach(rule -> describe(rule, described.addObject()));
    invocation(run.putArray("invocations").addObject());
    run.put("columnKind", "utf16CodeUnits");
    ArrayNode results = run.putArray("results");
    for (CaseResult result : report.cases()) {
      result.findings().forEach(finding -> describe(result, finding, results.addObject()));
    }
    return root;
  }

  private void describe(Rule rule, ObjectNode node) {
    node.put("id", rule.id());
    node.putObject("shortDescription").put("text", rule.says());
    node.putObject("fullDescription").put("text", rule.says());
    node.putObject("help")
        .put(
            "text",
            "%s\n\nStatus: %s. Source: %s.".formatted(rule.says(), rule.status(), rule.source()));
    node.putObject("defaultConfiguration").put("level", level(rule));
    ObjectNode properties = node.putObject("properties");
    properties.put("status", rule.status().toString()).put("source", rule.source());
    properties.putArray("tags").add(rule.api()).add(rule.status().toString());
  }

  /** The surer we are of a rule, the graver its breach. */
  private static String level(Rule rule) {
    return level(rule.status());
  }

  private static String level(Rule.Status severity) {
    return switch (severity) {
      case DOCUMENTED -> "error";
      case INFERRED -> "warning";
      case ASSUMED -> "note";
    };
  }

  private void invocation(ObjectNode node) {
    Tally tally = Tally.of(report);
    node.put("executionSuccessful", tally.verdict() != Verdict.NOTHING_CHECKED)
        .put("startTimeUtc", report.started().toString())
        .put("endTimeUtc", report.started().plus(report.took()).toString());
    ArrayNode notifications = node.putArray("toolExecutionNotifications");
    report.cases().stream()
        .filter(result -> result.outcome() == Outcome.SKIPPED)
        .forEach(
            result ->
                notifications
                    .addObject()
                    .put("level", "note")
                    .putObject("message")
                    .put("text", plain("%s skipped: %s".formatted(result.id(), result.reason()))));
    node.putObject("properties")
        .put("api", report.api())
        .put("baseUrl", report.baseUrl().toString())
        .put("strict", report.strict())
        .put("failOn", report.failOn().toString())
        .put("writes", report.writes())
        .put("requests", report.requests())
        .put("verdict", tally.verdict().id());
  }

  private void describe(CaseResult result, Finding finding, ObjectNode node) {
    node.put("ruleId", finding.rule());
    int index = ruleIds.indexOf(finding.rule());
    if (index >= 0) {
      node.put("ruleIndex", index);
    }
    node.put("kind", "fail").put("level", level(finding.severity()));
    node.putObject("message").put("text", message(finding));
    location(finding, node.putArray("locations").addObject());
    node.putObject("partialFingerprints")
        .put("case/v1", "%s %s %s".formatted(result.id(), finding.rule(), finding.pointer()));
    node.putObject("properties")
        .put("case", result.id())
        .put("weight", finding.weight().toString())
        .put("operation", finding.operation())
        .put("status", finding.status())
        .put("pointer", finding.pointer())
        .put("expected", finding.expected())
        .put("actual", finding.actual())
        .put("curl", finding.curl());
  }

  /** Without the curl line: escaped as messages have to be, it would no longer run. */
  private static String message(Finding finding) {
    return plain(
        "%s\n%s\nexpected: %s\nbut was: %s"
            .formatted(
                finding.message(), Words.where(finding), finding.expected(), finding.actual()));
  }

  /** SARIF 2.1.0, 3.11.5 and 3.11.6: no placeholder and no link, whatever a server answers. */
  private static String plain(String text) {
    return text.replace("\\", "\\\\")
        .replace("[", "\\[")
        .replace("]", "\\]")
        .replace("{", "{{")
        .replace("}", "}}");
  }

  private void location(Finding finding, ObjectNode node) {
    ObjectNode physical = node.putObject("physicalLocation");
    physical.putObject("artifactLocation").put("uri", RuleLines.file(report.api()));
    physical.putObject("region").put("startLine", lines.getOrDefault(finding.rule(), 1));
    node.putArray("logicalLocations")
        .addObject()
        .put("name", finding.operation())
        .put("fullyQualifiedName", report.api() + "/" + finding.operation())
        .put("kind", "function");
  }
}
