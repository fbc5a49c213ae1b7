package io.github.leadmock.report;

import io.github.leadmock.verify.CaseResult;
import io.github.leadmock.verify.Finding;
import io.github.leadmock.verify.Report;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * JUnit XML as the strictest of its many readers want it: one suite, one failure a case, whatever
 * has no place of its own in the suite's output.
 */
final class JunitReport {

  /** UTC; the format has no room for a zone. */
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Report report;
  private final RuleBook rules;
  private final Tally tally;
  private final Markup xml = Markup.xml();

  private JunitReport(Report report, RuleBook rules) {
    this.report = report;
    this.rules = rules;
    this.tally = Tally.of(report);
  }

  static String render(Report report, RuleBook rules) {
    return new JunitReport(report, rules).document();
  }

  private String document() {
    xml.tag("testsuites").around(this::suite);
    return xml.finish();
  }

  private void suite() {
    int errors = tally.verdict() == Verdict.NOTHING_CHECKED ? 1 : 0;
    xml.line()
        .tag("testsuite")
        .with("name", "leadmock verify " + report.api())
        .with("package", "leadmock")
        .with("id", "0")
        // The format wants the machine that ran the tests, which is nobody's business.
        .with("hostname", "localhost")
        .with("timestamp", TIMESTAMP.format(report.started()))
        .with("time", Words.seconds(report.took()))
        .with("tests", Integer.toString(tally.cases() + errors))
        .with("failures", Integer.toString(tally.failed()))
        .with("errors", Integer.toString(errors))
        .with("skipped", Integer.toString(tally.skipped()))
        .around(this::content);
    xml.line();
  }

  private void content() {
    xml.line().tag("properties").around(this::properties);
    report.cases().forEach(this::testCase);
    if (tally.verdict() == Verdict.NOTHING_CHECKED) {
      nothingChecked();
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
    property("verdict", tally.verdict().words() + ": " + tally.sentence());
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
                case PASSED, WARNED -> {}
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

  /** A file without a result looks green to every CI server; this makes it red. */
  private void nothingChecked() {
    xml.line()
        .tag("testcase")
        .with("name", "something-is-checked")
        .with("classname", report.api())
        .with("time", "0.000")
        .around(
            () ->
                xml.tag("error")
                    .with("type", Verdict.NOTHING_CHECKED.id())
                    .with("message", Verdict.NOTHING_CHECKED.words() + ": " + tally.sentence())
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
          .map(finding -> FindingText.of(finding, rules))
          .forEach(text -> lines.append("warning: ").append(text));
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
