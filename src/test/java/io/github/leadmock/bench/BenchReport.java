package io.github.leadmock.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the rows of a bench as Markdown and as CSV. */
final class BenchReport {

  private BenchReport() {}

  static String markdown(List<BenchRow> rows, BenchSummary summary) {
    return Stream.of(
            "# The verifier, measured\n\n" + summary.text() + ".\n",
            faults(rows),
            servers("Correct servers", rows, List.of(BenchRow.Kind.CORRECT, BenchRow.Kind.VARIANT)),
            servers("Open questions, not counted", rows, List.of(BenchRow.Kind.DOUBT)))
        .collect(Collectors.joining("\n"));
  }

  private static String faults(List<BenchRow> rows) {
    return rows.stream()
        .filter(row -> row.kind() == BenchRow.Kind.FAULT)
        .map(
            row ->
                line(
                    row.good() ? row.warns() ? "warned" : "yes" : "**no**",
                    row.id(),
                    row.says(),
                    writes(row),
                    String.join(" ", row.expected()),
                    String.join(" ", row.named()),
                    String.join(" ", row.others()),
                    String.valueOf(row.outcome().exitCode())))
        .collect(
            Collectors.joining(
                "",
                "## Faults\n\n"
                    + head(
                        "Caught",
                        "Fault",
                        "What the server does",
                        "Writes",
                        "Expected",
                        "Caught by",
                        "Also named",
                        "Exit"),
                ""));
  }

  private static String servers(String title, List<BenchRow> rows, List<BenchRow.Kind> kinds) {
    return rows.stream()
        .filter(row -> kinds.contains(row.kind()))
        .map(
            row ->
                line(
                    row.outcome().accusesForSure() ? "**no**" : "yes",
                    row.outcome().accuses() ? "**no**" : "yes",
                    row.id(),
                    row.api().text(),
                    row.says(),
                    writes(row),
                    String.join(" ", row.outcome().named()),
                    String.valueOf(row.outcome().exitCode())))
        .collect(
            Collectors.joining(
                "",
                "## "
                    + title
                    + "\n\n"
                    + head(
                        "Passes with --fail-on documented",
                        "Passes by default",
                        "Server",
                        "API",
                        "What the server does",
                        "Writes",
                        "By",
                        "Exit"),
                ""));
  }

  static String csv(List<BenchRow> rows) {
    return rows.stream()
        .map(
            row ->
                Stream.of(
                        row.kind().name().toLowerCase(Locale.ROOT),
                        row.id(),
                        row.api().text(),
                        writes(row),
                        row.says(),
                        String.join(" ", row.expected()),
                        String.join(" ", row.outcome().rules()),
                        String.join(" ", row.outcome().warned()),
                        String.join(" ", row.outcome().skipped()),
                        String.valueOf(row.outcome().exitCode()),
                        row.good() ? "good" : "bad",
                        String.valueOf(row.took().toMillis()))
                    .map(BenchReport::quoted)
                    .collect(Collectors.joining(",")))
        .collect(
            Collectors.joining(
                "\r\n",
                "kind,id,api,writes,says,expected,named,warned,skipped,exit,result,milliseconds\r\n",
                "\r\n"));
  }

  private static String writes(BenchRow row) {
    return row.writes() ? "yes" : "no";
  }

  private static String head(String... cells) {
    return line(cells) + "|---".repeat(cells.length) + "|\n";
  }

  private static String line(String... cells) {
    return Stream.of(cells)
        .map(cell -> cell.replace("|", "\\|").replace("<", "&lt;"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String quoted(String cell) {
    return "\"" + cell.replace("\"", "\"\"") + "\"";
  }
}
