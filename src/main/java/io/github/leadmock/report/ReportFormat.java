package io.github.leadmock.report;

import io.github.leadmock.baseline.Review;
import io.github.leadmock.contract.RuleCatalogue;
import io.github.leadmock.verify.Report;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.function.BiFunction;

/** The files that a report can be written as. Stateless and thread-safe. */
public enum ReportFormat {
  /** JUnit XML, as CI servers read it. */
  JUNIT(JunitReport::render),
  /** One HTML page, to be read offline. */
  HTML(HtmlReport::render),
  /** JSON of the shape that {@code schemas/report.schema.json} documents. */
  JSON(JsonReport::render),
  /** SARIF 2.1.0, as code scanners read it. */
  SARIF(SarifReport::render);

  private final BiFunction<List<Review>, RuleBook, String> renderer;

  ReportFormat(BiFunction<List<Review>, RuleBook, String> renderer) {
    this.renderer = renderer;
  }

  /**
   * Writes a report. The text is complete before its first character is written, and the same for
   * the same report everywhere.
   *
   * @param runs what to write: at least one run
   * @param rules the catalogues that explain the rules' ids
   * @param out takes the text; should be UTF-8, is flushed and left open
   * @throws IOException if {@code out} does not take it
   */
  public void write(List<Review> runs, List<RuleCatalogue> rules, Writer out) throws IOException {
    out.write(renderer.apply(runs, RuleBook.of(rules)));
    out.flush();
  }

  /** Writes a run of which nothing is known beforehand. */
  public void write(Report report, List<RuleCatalogue> rules, Writer out) throws IOException {
    write(List.of(Review.of(report)), rules, out);
  }
}
