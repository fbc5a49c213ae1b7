package io.github.leadmock.report;

import io.github.leadmock.baseline.Review;
import io.github.leadmock.contract.RuleCatalogue;
import io.github.leadmock.verify.Report;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.function.BiFunction;

/** The file formats of a report. Stateless and thread-safe. */
public enum ReportFormat {
  /** JUnit XML, for CI servers. */
  JUNIT(JunitReport::render),
  /** One HTML page, for reading offline. */
  HTML(HtmlReport::render),
  /** JSON in the format documented by {@code schemas/report.schema.json}. */
  JSON(JsonReport::render),
  /** SARIF 2.1.0, for code scanning. */
  SARIF(SarifReport::render),
  /** Markdown, for the job page of a CI service. */
  MARKDOWN(MarkdownReport::render);

  private final BiFunction<List<Review>, RuleBook, String> renderer;

  ReportFormat(BiFunction<List<Review>, RuleBook, String> renderer) {
    this.renderer = renderer;
  }

  /**
   * Writes a report. Renders the whole text before writing its first character; the same report
   * gives the same text everywhere.
   *
   * @param runs the runs, at least one
   * @param rules the catalogues that explain the rules' ids
   * @param out receives the text; should use UTF-8; is flushed and left open
   * @throws IOException if writing to {@code out} fails
   */
  public void write(List<Review> runs, List<RuleCatalogue> rules, Writer out) throws IOException {
    out.write(renderer.apply(runs, RuleBook.of(rules)));
    out.flush();
  }

  /** Writes a single run, without a baseline or an earlier run. */
  public void write(Report report, List<RuleCatalogue> rules, Writer out) throws IOException {
    write(List.of(Review.of(report)), rules, out);
  }
}
