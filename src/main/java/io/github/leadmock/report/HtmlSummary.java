package io.github.leadmock.report;

import io.github.leadmock.verify.CaseResult.Outcome;
import io.github.leadmock.verify.Report;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The head of the page: the verdict in words, what was checked, the way to the sections. */
final class HtmlSummary {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Markup html;
  private final Report report;
  private final Tally tally;

  HtmlSummary(Markup html, Report report, Tally tally) {
    this.html = html;
    this.report = report;
    this.tally = tally;
  }

  void write() {
    html.line().tag("div").with("class", "verdict " + tally.verdict().id()).around(this::verdict);
    html.line().tag("dl").with("class", "checked").around(this::checked);
    html.line().tag("nav").with("aria-label", "Sections").around(this::links);
  }

  private void verdict() {
    html.tag("h1").text(tally.verdict().words());
    html.tag("p").text(tally.sentence() + ".");
    long left = report.ledger().stream().filter(entry -> !entry.removed()).count();
    if (left > 0) {
      html.tag("p")
          .with("class", "left")
          .text(Words.count((int) left, "note") + " that this run made could not be removed.");
    }
  }

  private void checked() {
    entry("API", report.api());
    entry("Server", report.baseUrl().toString());
    entry("Started", TIME.format(report.started()));
    entry(
        "Took",
        "%s, %s".formatted(Words.of(report.took()), Words.count(report.requests(), "request")));
    entry("Held to", report.strict() ? "the letter of the documents" : "every sensible reading");
    entry("Fails on", Words.failOn(report.failOn()));
    entry("Writes", report.writes() ? "allowed" : "none, read-only run");
  }

  private void entry(String name, String value) {
    html.line()
        .tag("div")
        .around(
            () -> {
              html.tag("dt").text(name);
              html.tag("dd").text(value);
            });
  }

  private void links() {
    link("coverage", "Coverage");
    link(Words.of(Outcome.FAILED), "Findings (%s)".formatted(tally.findings() - tally.warnings()));
    if (tally.warned() > 0) {
      link(Words.of(Outcome.WARNED), "Warnings (%s)".formatted(tally.warnings()));
    }
    if (!report.readings().isEmpty()) {
      link("readings", "Readings (%s)".formatted(report.readings().size()));
    }
    if (!report.ledger().isEmpty()) {
      link("ledger", "Ledger (%s)".formatted(report.ledger().size()));
    }
    link(Words.of(Outcome.SKIPPED), "Skipped (%s)".formatted(tally.skipped()));
    link(Words.of(Outcome.PASSED), "Passed (%s)".formatted(tally.passed()));
  }

  private void link(String section, String name) {
    html.line().tag("a").with("href", "#" + section).text(name);
  }
}
