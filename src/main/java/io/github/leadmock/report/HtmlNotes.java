package io.github.leadmock.report;

import io.github.leadmock.verify.Report;
import java.util.List;

/** The readings of the server and the ledger of the run, as tables; nothing for an empty one. */
final class HtmlNotes {

  private final Markup html;
  private final HtmlParts parts;
  private final Report report;

  HtmlNotes(Markup html, HtmlParts parts, Report report) {
    this.html = html;
    this.parts = parts;
    this.report = report;
  }

  void write() {
    if (!report.readings().isEmpty()) {
      parts.section("readings", "Readings", this::readings);
    }
    if (!report.ledger().isEmpty()) {
      parts.section("ledger", "Ledger", this::ledger);
    }
  }

  private void readings() {
    hint("Where no document settles a point, each sensible reading is right. The server's are:");
    table(
        List.of("Rule", "What we assume", "The server"),
        report.readings().stream()
            .map(
                reading ->
                    List.of(
                        reading.rule(), parts.says(reading.rule()).orElse(""), reading.reading()))
            .toList());
  }

  private void ledger() {
    hint("The notes that this run created, and what became of them.");
    table(
        List.of("Note", "Created by", "Now"),
        report.ledger().stream()
            .map(
                entry ->
                    List.of(
                        entry.note(), entry.caseId(), entry.removed() ? "removed" : "NOT REMOVED"))
            .toList());
  }

  private void hint(String text) {
    html.line().tag("p").with("class", "hint").text(text);
  }

  private void table(List<String> headings, List<List<String>> rows) {
    html.line()
        .tag("table")
        .with("class", "stacked")
        .around(
            () -> {
              html.tag("thead")
                  .around(
                      () ->
                          html.tag("tr")
                              .around(
                                  () ->
                                      headings.forEach(
                                          heading ->
                                              html.tag("th").with("scope", "col").text(heading))));
              html.tag("tbody").around(() -> rows.forEach(this::row));
            });
  }

  private void row(List<String> cells) {
    html.line().tag("tr").around(() -> cells.forEach(cell -> html.tag("td").text(cell)));
  }
}
