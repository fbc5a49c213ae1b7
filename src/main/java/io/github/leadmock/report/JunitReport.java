package io.github.leadmock.report;

import io.github.leadmock.baseline.Review;
import io.github.leadmock.verify.CaseResult;
import io.github.leadmock.verify.Finding;
import io.github.leadmock.verify.Report;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * JUnit XML for the strictest of its many readers: one suite per run, at most one failure per case,
 * everything else in the suite's output.
 */
final class JunitReport {

  /** UTC; the format has no time zone. */
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Report report;
  private final RuleBook rules;
  private final Tally tally;
  private final Markup xml;

  private JunitReport(Report report, RuleBook rules, Markup xml) {
    this.report = report;
    this.rules = rules;
    this.tally = Tally.of(report);
    this.xml = xml;
  }

  static String render(List<Review> runs, RuleBook rules) {
    Markup xml = Markup.xml();
    xml.tag("testsuites")
        .around(
            () -> {
              for (int id = 0; id < runs.size(); id++) {
                new JunitReport(runs.get(id).report(), rules, xml).suite(id);
              }
              xml.line();
            });
    return xml.finish();
  }

  private void suite(int id) {
    // Not everything was checked: without a failure or an error, every CI server would show the
    // file as green.
    int errors = report.isChecked() ? 0 : 1;
    xml.line()
        .tag("testsuite")
        .with(
            "name",
            "leadmock %s %s".formatted(report.isOfServer() ? "verify" : "scorecard", report.api()))
        .with("package", "leadmock")
        .with("id", Integer.toString(id))
        // The format requires a host name; the real one stays private.
        .with("hostname", "localhost")
        .with("timestamp", TIMESTAMP.format(report.started()))
        .with("time", Words.seconds(report.took()))
        .with("tests", Integer.toString(tally.cases() + errors))
        .with("failures", Integer.toString(tally.failed()))
        .with("errors", Integer.toString(errors))
        .with("skipped", Integer.toString(tally.skipped()))
        .around(this::content);
  }

  private void content() {
    xml.line().tag("properties").around(this::properties);
    report.cases().forEach(this::testCase);
    if (!report.isChecked()) {
      error();
    }
    xml.line().tag("system-out").text(output());
    xml.line().tag("system-err").text("").line();
  }

  private void properties() {
    property("api", report.api());
    property("baseUrl", report.baseUrl().toString());
    property("leadmockVersion", report.version());
    property("strict", Boolean.toString(report.strict()));
    property("failOn", report.failOn().toString());
    property("writes", Boolean.toString(report.writes()));
    property("requests", Integer.toString(report.requests()));
    property("verdict", tally.verdict().words(report) + ": " + tally.sentence());
    xml.line();
  }

  private void property(String name, String value) {
    xml.line().tag("property").with("name", name).with("value", value).empty();
  }

  private void testCase(CaseResult result) {
    xml.line()
        .tag("testcase")
        .with("name", result.id())
        .with("classname", report.api() + "." + result.operation())
        .with("time", Words.seconds(result.took()))
        .around(
            () -> {
              switch (result.outcome()) {
                case PASSED, WARNED, KNOWN -> {}
                case SKIPPED -> xml.tag("skipped").text(result.reason());
                case FAILED -> failure(result);
              }
            });
  }

  private void failure(CaseResult result) {
    List<Finding> failing = result.findings().stream().filter(Finding::fails).toList();
    Finding first = failing.get(0);
    int more = failing.size() - 1;
    xml.tag("failure")
        .with("type", first.rule())
        .with("message", first.message() + (more == 0 ? "" : " (and %s more)".formatted(more)))
        .text(
            result.title()
                + "\n\n"
                + failing.stream()
                    .map(finding -> FindingText.of(finding, rules))
                    .collect(Collectors.joining("\n")));
  }

  private void error() {
    boolean nothing = tally.verdict() == Verdict.NOTHING_CHECKED;
    Verdict verdict = nothing ? Verdict.NOTHING_CHECKED : Verdict.NOT_ENDED;
    xml.line()
        .tag("testcase")
        .with("name", nothing ? "something-is-checked" : "the-run-ends")
        .with("classname", report.api())
        .with("time", "0.000")
        .around(
            () ->
                xml.tag("error")
                    .with("type", verdict.id())
                    .with("message", verdict.words(report) + ": " + tally.sentence())
                    .empty());
  }

  private String output() {
    StringBuilder lines = new StringBuilder("\n");
    for (CaseResult result : report.cases()) {
      lines.append(
          "%s: %s, %s\n"
              .formatted(
                  result.id(), Words.of(result.outcome()), String.join(" ", result.rules())));
      result.findings().stream()
          .filter(finding -> !finding.fails())
          .forEach(
              finding ->
                  lines
                      .append(finding.weight() == Finding.Weight.KNOWN ? "known: " : "warning: ")
                      .append(FindingText.of(finding, rules)));
      result
          .exchanges()
          .forEach(exchange -> lines.append("  ").append(Words.of(exchange)).append('\n'));
    }
    report
        .readings()
        .forEach(
            reading ->
                lines.append("reading: %s, %s\n".formatted(reading.rule(), reading.reading())));
    report
        .ledger()
        .forEach(
            entry ->
                lines.append(
                    "note %s, created by %s: %s\n"
                        .formatted(
                            entry.note(),
                            entry.caseId(),
                            entry.removed() ? "removed" : "NOT REMOVED")));
    return lines.toString();
  }
}
