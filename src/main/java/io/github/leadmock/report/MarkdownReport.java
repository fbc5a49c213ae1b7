package io.github.leadmock.report;

import io.github.leadmock.baseline.FindingKey;
import io.github.leadmock.baseline.Review;
import io.github.leadmock.contract.Rule;
import io.github.leadmock.verify.CaseResult;
import io.github.leadmock.verify.Finding;
import io.github.leadmock.verify.Report;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Markdown as CI services show it on the page of a job: the verdict, each cause once, the numbers
 * by operation. Short, since GitHub drops a summary of more than a mebibyte.
 */
final class MarkdownReport {

  private static final int MOST_CAUSES = 100;
  private static final int ENOUGH = 300_000;
  private static final int MOST_CASES = 20;
  private static final int MOST_TEXT = 1_000;

  /**
   * What Markdown or HTML could take for more than text, within a line that begins with none of it.
   */
  private static final String MARKS = "\\`*_{}[]<>#|~@&$^";

  private final Review run;
  private final Report report;
  private final Tally tally;
  private final RuleBook rules;
  private final StringBuilder text;

  private MarkdownReport(Review run, RuleBook rules, StringBuilder text) {
    this.run = run;
    this.report = run.report();
    this.tally = Tally.of(report);
    this.rules = rules;
    this.text = text;
  }

  static String render(List<Review> runs, RuleBook rules) {
    StringBuilder text = new StringBuilder();
    for (Review run : runs) {
      text.append(text.isEmpty() ? "" : "\n");
      new MarkdownReport(run, rules, text).write();
    }
    return text.toString();
  }

  private void write() {
    line("## %s: %s", plain(tally.verdict().words(report)), plain(report.api()));
    line("");
    line(
        "%s Checked %s in %s with %s, %s.",
        plain(tally.sentence() + "."),
        code(report.baseUrl().toString()),
        plain(Words.of(report.took())),
        plain(Words.count(report.requests(), "request")),
        report.writes() ? "writes allowed" : "reads only");
    causes("Findings", Finding.Weight.FAILS);
    causes("Warnings", Finding.Weight.WARNS);
    causes("In the baseline", Finding.Weight.KNOWN);
    keys("Fixed, and still in the baseline", run.fixed());
    run.changes()
        .ifPresent(
            changes -> {
              line("");
              line("%s", plain(Words.of(changes) + "."));
              keys("Gone", changes.gone());
            });
    notes();
    operations();
  }

  private void causes(String title, Finding.Weight weight) {
    List<Reason> reasons = Reason.of(report.cases(), weight);
    if (reasons.isEmpty()) {
      return;
    }
    heading(title);
    int shown = 0;
    while (shown < Math.min(MOST_CAUSES, reasons.size()) && text.length() < ENOUGH) {
      cause(reasons.get(shown++));
    }
    if (shown < reasons.size()) {
      line("");
      line("And %s more, which the other reports show.", reasons.size() - shown);
    }
  }

  /** One line, to be opened for the facts. */
  private void cause(Reason reason) {
    Finding first = reason.first();
    String newness = reason.newness(run.changes());
    line("");
    line(
        "<details><summary>%s <code>%s</code>, %s%s</summary>",
        plain(first.message()),
        plain(String.join(" ", reason.rules())),
        Words.count(reason.cases().size(), "case"),
        newness.isEmpty() ? "" : ", " + newness);
    line("");
    fact("where", Words.where(first));
    fact("expected", first.expected());
    fact("actual", first.actual());
    reason.rules().forEach(this::rule);
    fact(
        "cases",
        reason.cases().stream()
                .limit(MOST_CASES)
                .map(CaseResult::id)
                .collect(Collectors.joining(", "))
            + (reason.cases().size() > MOST_CASES
                ? " and %s more".formatted(reason.cases().size() - MOST_CASES)
                : ""));
    line("");
    fenced(first.curl());
    line("</details>");
  }

  private void rule(String id) {
    fact(
        "rule " + id,
        rules
            .find(id)
            .map(
                (Rule rule) ->
                    "%s: %s Source: %s".formatted(rule.status(), rule.says(), rule.source()))
            .orElse("not in the catalogue"));
  }

  private void keys(String title, List<FindingKey> keys) {
    if (!keys.isEmpty()) {
      heading(title);
      line("");
      keys.stream()
          .limit(MOST_CAUSES)
          .forEach(
              key ->
                  line(
                      "- <code>%s</code> %s: %s",
                      plain(key.cause().rule()), plain(key.caseId()), plain(key.says())));
    }
  }

  private void notes() {
    List<Report.LedgerEntry> left =
        report.ledger().stream().filter(entry -> !entry.removed()).toList();
    if (!left.isEmpty()) {
      heading("Notes that this run made and could not remove");
      line("");
      left.stream().limit(MOST_CAUSES).forEach(entry -> line("- %s", code(entry.note())));
    }
  }

  private void operations() {
    if (report.cases().isEmpty()) {
      return;
    }
    line("");
    line("| operation | passed | failed | warned | known | skipped |");
    line("|---|---:|---:|---:|---:|---:|");
    Tally.byOperation(report)
        .forEach(
            (operation, of) ->
                line(
                    "| %s | %s | %s | %s | %s | %s |",
                    plain(operation),
                    of.passed(),
                    of.failed(),
                    of.warned(),
                    of.known(),
                    of.skipped()));
  }

  private void heading(String title) {
    line("");
    line("### %s", title);
  }

  private void fact(String name, String value) {
    line("- %s: %s", name, plain(value));
  }

  /** A block that the text cannot end: its fence is longer than any row of backticks in it. */
  private void fenced(String value) {
    String shown = VisibleText.of(shorten(value));
    int longest = 2;
    int row = 0;
    for (int i = 0; i < shown.length(); i++) {
      row = shown.charAt(i) == '`' ? row + 1 : 0;
      longest = Math.max(longest, row);
    }
    String fence = "`".repeat(longest + 1);
    line("%ssh\n%s\n%s", fence, shown, fence);
  }

  private static String code(String value) {
    return "<code>" + plain(value) + "</code>";
  }

  /** One line of text and nothing else, whatever a server has put into it. */
  private static String plain(String value) {
    StringBuilder plain = new StringBuilder();
    VisibleText.line(shorten(value))
        .chars()
        .forEach(
            character -> {
              if (MARKS.indexOf(character) >= 0) {
                plain.append("&#").append(character).append(';');
              } else {
                plain.append((char) character);
              }
            });
    return plain.toString();
  }

  private static String shorten(String value) {
    return value.length() <= MOST_TEXT
        ? value
        : value.substring(0, MOST_TEXT) + "... (%s characters)".formatted(value.length());
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
