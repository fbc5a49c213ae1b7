package io.github.leadmock.report;

import io.github.leadmock.verify.Report;
import java.util.List;

/** The server's readings and the run's ledger, as tables; empty ones are omitted. */
final class HtmlNotes {

  private final HtmlParts parts;
  private final Report report;

  HtmlNotes(HtmlParts parts, Report report) {
    this.parts = parts;
    this.report = report;
  }

  void write() {
    if (!report.readings().isEmpty()) {
      parts.folded("readings", "Readings", this::readings);
    }
    if (!report.ledger().isEmpty()) {
      parts.folded("ledger", "Ledger", this::ledger);
    }
  }

  private void readings() {
    parts.hint(
        "Where no document settles a point, every sensible reading is correct. This server's readings:");
    parts.table(
        List.of("Rule", "What we assume", "The server"),
        report.readings().stream()
            .map(
                reading ->
                    List.of(
                        reading.rule(), parts.says(reading.rule()).orElse(""), reading.reading()))
            .toList());
  }

  private void ledger() {
    parts.hint("The notes that this run created, and whether they were removed.");
    parts.table(
        List.of("Note", "Created by", "Now"),
        report.ledger().stream()
            .map(
                entry ->
                    List.of(
                        entry.note(), entry.caseId(), entry.removed() ? "removed" : "NOT REMOVED"))
            .toList());
  }
}
