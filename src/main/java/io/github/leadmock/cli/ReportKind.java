package io.github.leadmock.cli;

import io.github.leadmock.baseline.Review;
import io.github.leadmock.contract.RuleCatalogue;
import io.github.leadmock.report.ConsoleReport;
import io.github.leadmock.report.ReportFormat;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/** The report formats and their renderers: a new format is one line here. */
enum ReportKind {
  /** Plain text, as the console shows it. */
  CONSOLE(ConsoleReport::write),
  /** JUnit XML, for CI servers. */
  JUNIT(ReportFormat.JUNIT::write),
  /** A web page. */
  HTML(ReportFormat.HTML::write),
  /** JSON for programs; see schemas/report.schema.json. */
  JSON(ReportFormat.JSON::write),
  /** SARIF 2.1.0, for code scanning. */
  SARIF(ReportFormat.SARIF::write),
  /** Markdown, for the page of a job: $GITHUB_STEP_SUMMARY. */
  MARKDOWN(ReportFormat.MARKDOWN::write);

  private final Renderer renderer;

  ReportKind(Renderer renderer) {
    this.renderer = renderer;
  }

  /** Renders a report. */
  interface Renderer {
    void write(List<Review> runs, List<RuleCatalogue> rules, Writer out) throws IOException;
  }

  void write(List<Review> runs, List<RuleCatalogue> rules, Writer out) throws IOException {
    renderer.write(runs, rules, out);
  }

  /** The name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
