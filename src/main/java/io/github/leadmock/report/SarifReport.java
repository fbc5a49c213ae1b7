package io.github.leadmock.report;

import io.github.leadmock.baseline.FindingKey;
import io.github.leadmock.baseline.Review;
import io.github.leadmock.contract.Rule;
import io.github.leadmock.verify.CaseResult.Outcome;
import io.github.leadmock.verify.Cause;
import io.github.leadmock.verify.Finding;
import io.github.leadmock.verify.Report;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * SARIF 2.1.0: one SARIF run per run, one result per cause and rule, one notification per skipped
 * case. A result's location is the file in which the user describes the server, if there is one,
 * and the operation.
 */
final class SarifReport {

  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private final Review review;
  private final Report report;
  private final RuleBook rules;
  private final List<String> ruleIds;

  private SarifReport(Review review, RuleBook rules) {
    this.review = review;
    this.report = review.report();
    this.rules = rules;
    this.ruleIds = rules.of(report.api()).stream().map(Rule::id).toList();
  }

  static String render(List<Review> runs, RuleBook rules) {
    ObjectNode root = Json.object();
    root.put("$schema", SCHEMA).put("version", "2.1.0");
    ArrayNode array = root.putArray("runs");
    runs.forEach(run -> new SarifReport(run, rules).describe(array.addObject()));
    return Json.text(root);
  }

  private void describe(ObjectNode run) {
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", "Leadmock").put("version", report.version());
    ArrayNode described = driver.putArray("rules");
    rules.of(report.api()).forEach(rule -> describe(rule, described.addObject()));
    invocation(run.putArray("invocations").addObject());
    run.put("columnKind", "utf16CodeUnits");
    ArrayNode results = run.putArray("results");
    // Distinguishes the runs of one upload.
    run.putObject("automationDetails").put("id", "leadmock/%s/".formatted(report.api()));
    Reason.of(report.cases()).stream()
        .flatMap(reason -> reason.byRule().stream())
        .forEach(reason -> describe(reason, results.addObject()));
    review
        .changes()
        .ifPresent(changes -> changes.gone().forEach(key -> absent(key, results.addObject())));
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

  /** The more certain a rule, the more severe a violation of it. */
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
    node.put("executionSuccessful", report.isChecked())
        .put("startTimeUtc", report.started().toString())
        .put("endTimeUtc", report.started().plus(report.took()).toString());
    ArrayNode notifications = node.putArray("toolExecutionNotifications");
    report
        .trouble()
        .ifPresent(
            why ->
                notifications
                    .addObject()
                    .put("level", "error")
                    .putObject("message")
                    .put("text", plain(why)));
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
        .put("verdict", Tally.of(report).verdict().id());
  }

  /** A finding of an earlier run that this one did not repeat. */
  private void absent(FindingKey key, ObjectNode node) {
    node.put("ruleId", key.cause().rule()).put("kind", "pass").put("level", "none");
    node.putObject("message")
        .put("text", plain("%s, in case %s".formatted(key.cause().message(), key.caseId())));
    location(key.caseId().split("/", 3)[1], node.putArray("locations").addObject());
    node.putObject("partialFingerprints").put("cause/v1", fingerprint(key.cause()));
    node.put("baselineState", "absent");
  }

  private static String fingerprint(Cause cause) {
    return "%s %s %s".formatted(cause.rule(), cause.pointer(), cause.message());
  }

  private void describe(Reason reason, ObjectNode node) {
    Finding finding = reason.first();
    node.put("ruleId", finding.rule());
    int index = ruleIds.indexOf(finding.rule());
    if (index >= 0) {
      node.put("ruleIndex", index);
    }
    node.put("kind", "fail").put("level", level(finding.severity()));
    node.putObject("message").put("text", message(reason));
    node.put("occurrenceCount", reason.met().size());
    location(finding.operation(), node.putArray("locations").addObject());
    Cause cause = finding.cause();
    node.putObject("partialFingerprints")
        .put(
            "cause/v1",
            fingerprint(cause) + (finding.weight() == Finding.Weight.KNOWN ? " known" : ""));
    if (review.changes().isPresent()) {
      int fresh = reason.newCases(review.changes());
      node.put(
          "baselineState",
          fresh == 0 ? "unchanged" : fresh == reason.cases().size() ? "new" : "updated");
    }
    if (finding.weight() == Finding.Weight.KNOWN) {
      node.putArray("suppressions").addObject().put("kind", "external").put("status", "accepted");
    }
    ObjectNode properties = node.putObject("properties");
    ArrayNode cases = properties.putArray("cases");
    reason.cases().forEach(result -> cases.add(result.id()));
    properties
        .put("weight", finding.weight().toString())
        .put("operation", finding.operation())
        .put("status", finding.status())
        .put("pointer", finding.pointer())
        .put("expected", finding.expected())
        .put("actual", finding.actual())
        .put("curl", finding.curl());
  }

  /** Without the curl line, which would no longer run once it is escaped for SARIF. */
  private static String message(Reason reason) {
    Finding finding = reason.first();
    int others = reason.cases().size() - 1;
    return plain(
        "%s\n%s, in case %s%s\nexpected: %s\nbut was: %s"
            .formatted(
                finding.message(),
                Words.where(finding),
                reason.cases().get(0).id(),
                others == 0 ? "" : " and " + Words.count(others, "other"),
                finding.expected(),
                finding.actual()));
  }

  /**
   * SARIF 2.1.0, 3.11.5 and 3.11.6: escapes placeholders and links, which a response may contain.
   */
  private static String plain(String text) {
    return text.replace("\\", "\\\\")
        .replace("[", "\\[")
        .replace("]", "\\]")
        .replace("{", "{{")
        .replace("}", "}}");
  }

  private void location(String operation, ObjectNode node) {
    review
        .place()
        .ifPresent(
            place -> {
              ObjectNode physical = node.putObject("physicalLocation");
              physical.putObject("artifactLocation").put("uri", place.file());
              physical.putObject("region").put("startLine", place.line());
            });
    node.putArray("logicalLocations")
        .addObject()
        .put("name", operation)
        .put("fullyQualifiedName", report.api() + "/" + operation)
        .put("kind", "function");
  }
}
