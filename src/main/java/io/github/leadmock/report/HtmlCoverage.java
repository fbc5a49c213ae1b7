package io.github.leadmock.report;

import io.github.leadmock.contract.Rule;
import io.github.leadmock.verify.CaseResult.Outcome;
import java.util.List;

/**
 * The coverage section: a table of operations by status and rule, and the rules that no case
 * checks.
 */
final class HtmlCoverage {

  private final Markup html;
  private final HtmlParts parts;
  private final HtmlCases cases;
  private final Coverage coverage;

  HtmlCoverage(Markup html, HtmlParts parts, HtmlCases cases, Coverage coverage) {
    this.html = html;
    this.parts = parts;
    this.cases = cases;
    this.coverage = coverage;
  }

  /**
   * Writes the section.
   *
   * @param folded whether only its heading shows at first
   */
  void write(boolean folded) {
    if (folded) {
      parts.folded("coverage", "Coverage", this::content);
    } else {
      parts.section("coverage", "Coverage", this::content);
    }
  }

  private void content() {
    html.line()
        .tag("p")
        .with("class", "hint")
        .text(
            "Responses per operation and status, and the rules that its cases check."
                + " ✓ as the contract requires, ✗ with a finding, ! with a"
                + " warning, ~ with a known finding, – not decided.");
    html.line()
        .tag("div")
        .with("class", "wide")
        .with("role", "region")
        .with("aria-label", "Coverage table")
        .with("tabindex", "0")
        .around(() -> html.tag("table").around(this::table));
    if (!coverage.unchecked().isEmpty()) {
      html.line().tag("details").around(this::unchecked);
    }
  }

  private void table() {
    html.line()
        .tag("thead")
        .around(
            () ->
                html.tag("tr")
                    .around(
                        () -> {
                          heading("Operation", "");
                          coverage.statuses().forEach(this::status);
                        }));
    coverage.rows().forEach(row -> html.line().tag("tbody").around(() -> row(row)));
  }

  private void status(int status) {
    if (status == 0) {
      heading("none", "no response");
    } else if (coverage.undocumented().contains(status)) {
      heading(status + "*", "not documented");
    } else {
      heading(Integer.toString(status), "");
    }
  }

  private void heading(String text, String title) {
    html.tag("th").with("scope", "col");
    if (!title.isEmpty()) {
      html.with("title", title);
    }
    html.text(text);
  }

  /** Two table rows: the operation with its statuses, and its rules below. */
  private void row(Coverage.Row row) {
    html.tag("tr")
        .around(
            () -> {
              html.tag("th")
                  .with("scope", "row")
                  .with("rowspan", row.marks().isEmpty() ? "1" : "2")
                  .around(
                      () -> {
                        html.say(row.operation());
                        html.tag("span").with("class", "tally").text(tally(row.tally()));
                      });
              coverage.statuses().forEach(status -> cell(row, status));
            });
    if (!row.marks().isEmpty()) {
      html.line()
          .tag("tr")
          .around(
              () ->
                  html.tag("td")
                      .with("class", "chips")
                      .with("colspan", Integer.toString(coverage.statuses().size()))
                      .around(() -> row.marks().forEach(this::chip)));
    }
  }

  private static String tally(Tally tally) {
    if (tally.cases() == 0) {
      return "no case";
    }
    StringBuilder text = new StringBuilder();
    append(text, tally.failed(), " failed");
    append(text, tally.warned(), " with warnings");
    append(text, tally.known(), " known");
    append(text, tally.passed(), " passed");
    append(text, tally.skipped(), " skipped");
    return text.toString();
  }

  private static void append(StringBuilder text, int number, String word) {
    if (number > 0) {
      text.append(text.isEmpty() ? "" : ", ").append(number).append(word);
    }
  }

  private void cell(Coverage.Row row, int status) {
    row.outcome(status)
        .ifPresentOrElse(
            outcome ->
                html.tag("td")
                    .with("class", Words.of(outcome))
                    .text(row.answers().getOrDefault(status, 0L) + " " + sign(outcome)),
            () -> html.tag("td").with("class", "unseen").text("·"));
  }

  private void chip(Coverage.Mark mark) {
    html.tag("a")
        .with("class", "chip " + Words.of(mark.outcome()))
        .with("href", "#" + cases.anchor(mark.example()));
    parts.says(mark.rule()).ifPresent(says -> html.with("title", says));
    html.text(mark.rule() + " " + sign(mark.outcome())).say(" ");
  }

  private static String sign(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> "✓";
      case FAILED -> "✗";
      case WARNED -> "!";
      case KNOWN -> "~";
      case SKIPPED -> "–";
    };
  }

  private void unchecked() {
    List<Rule> rules = coverage.unchecked();
    html.tag("summary")
        .text(Words.count(rules.size(), "rule") + " of this API that no case of this run checks");
    rules.forEach(rule -> parts.rule(rule.id()));
  }
}
