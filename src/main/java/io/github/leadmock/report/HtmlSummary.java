package io.github.leadmock.report;

import io.github.leadmock.baseline.Review;
import io.github.leadmock.verify.CaseResult.Outcome;
import io.github.leadmock.verify.Report;

/** The head of the page: the verdict in words, what was checked, links to the sections. */
final class HtmlSummary {

  private final Markup html;
  private final HtmlParts parts;
  private final Review run;
  private final Report report;
  private final Tally tally;

  HtmlSummary(Markup html, HtmlParts parts, Review run) {
    this.html = html;
    this.parts = parts;
    this.run = run;
    this.report = run.report();
    this.tally = Tally.of(report);
  }

  void write() {
    html.line().tag("div").with("class", "verdict " + tally.verdict().id()).around(this::verdict);
    html.line().tag("dl").with("class", "checked").around(this::checked);
    html.line().tag("nav").with("aria-label", "Sections of " + report.api()).around(this::links);
  }

  private void verdict() {
    html.tag("h1").text(tally.verdict().words(report));
    html.tag("p").text(tally.sentence() + ".");
    long left = report.ledger().stream().filter(entry -> !entry.removed()).count();
    if (left > 0) {
      html.tag("p")
          .with("class", "left")
          .text(Words.count((int) left, "note") + " that this run created could not be removed.");
    }
  }

  private void checked() {
    entry("API", report.api());
    entry("Server", report.baseUrl().toString());
    entry("Started", Words.of(report.started()));
    entry(
        "Took",
        "%s, %s".formatted(Words.of(report.took()), Words.count(report.requests(), "request")));
    if (report.isOfServer()) {
      entry("Mode", report.strict() ? "strict" : "lenient");
    }
    entry("Fails on", Words.failOn(report.failOn()));
    if (report.isOfServer()) {
      entry("Writes", report.writes() ? "allowed" : "none, read-only run");
    }
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
    parts.link(Words.of(Outcome.FAILED), "Findings (%s)".formatted(tally.failing()));
    if (tally.warnings() > 0) {
      parts.link(Words.of(Outcome.WARNED), "Warnings (%s)".formatted(tally.warnings()));
    }
    if (tally.accepted() > 0) {
      parts.link(Words.of(Outcome.KNOWN), "Known (%s)".formatted(tally.accepted()));
    }
    if (!run.fixed().isEmpty()) {
      parts.link("fixed", "Fixed (%s)".formatted(run.fixed().size()));
    }
    if (run.changes().isPresent()) {
      parts.link("changes", "Changes");
    }
    parts.link("coverage", "Coverage");
    if (!report.readings().isEmpty()) {
      parts.link("readings", "Readings (%s)".formatted(report.readings().size()));
    }
    if (!report.ledger().isEmpty()) {
      parts.link("ledger", "Ledger (%s)".formatted(report.ledger().size()));
    }
    parts.link(Words.of(Outcome.SKIPPED), "Skipped (%s)".formatted(tally.skipped()));
    parts.link(Words.of(Outcome.PASSED), "Passed (%s)".formatted(tally.passed()));
  }
}
