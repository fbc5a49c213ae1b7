package io.github.leadmock.report;

import io.github.leadmock.baseline.Review;
import io.github.leadmock.verify.CaseResult.Outcome;
import io.github.leadmock.verify.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One page that works offline, with a part for each run: no scripts, no resources to load, only
 * links within the page. Its content security policy allows exactly our style sheet and nothing
 * else.
 */
final class HtmlReport {

  private final List<Review> runs;
  private final RuleBook rules;
  private final Markup html = Markup.html();

  private HtmlReport(List<Review> runs, RuleBook rules) {
    this.runs = runs;
    this.rules = rules;
  }

  static String render(List<Review> runs, RuleBook rules) {
    return new HtmlReport(runs, rules).document();
  }

  private String document() {
    html.tag("html")
        .with("lang", "en")
        .around(
            () -> {
              html.line().tag("head").around(this::head);
              html.line().tag("body").around(this::body);
            });
    return html.finish();
  }

  private void head() {
    String style = style();
    html.line().lone("meta").with("charset", "utf-8");
    html.line()
        .lone("meta")
        .with("http-equiv", "Content-Security-Policy")
        .with(
            "content",
            "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
                .formatted(sha256(style)));
    html.line()
        .lone("meta")
        .with("name", "viewport")
        .with("content", "width=device-width, initial-scale=1");
    html.line().lone("meta").with("name", "color-scheme").with("content", "light dark");
    html.line().lone("meta").with("name", "referrer").with("content", "no-referrer");
    html.line().tag("title").text(title());
    html.line().tag("style").text(style).line();
  }

  private String title() {
    return "%s: %s"
        .formatted(
            Verdict.of(runs).words(runs.get(0).report()),
            runs.stream()
                .map(run -> "%s at %s".formatted(run.report().api(), run.report().baseUrl()))
                .collect(Collectors.joining(", ")));
  }

  private void body() {
    html.line()
        .tag("a")
        .with("class", "skip")
        .with("href", "#" + Words.of(Outcome.FAILED))
        .text("Skip to the findings");
    if (runs.size() > 1) {
      html.line().tag("nav").with("aria-label", "Runs").around(this::overview);
    }
    html.line().tag("main").around(() -> IntStream.range(0, runs.size()).forEach(this::run));
    String version = runs.get(0).report().version();
    html.line().tag("footer").text("Written by Leadmock %s.".formatted(version)).line();
  }

  private void overview() {
    for (int number = 0; number < runs.size(); number++) {
      Report report = runs.get(number).report();
      parts(number)
          .link("run", "%s: %s".formatted(report.api(), Tally.of(report).verdict().words(report)));
    }
  }

  /** The first run's anchors have no prefix, so that links to a page with one run are short. */
  private HtmlParts parts(int number) {
    return new HtmlParts(html, rules, number == 0 ? "" : "run-%s-".formatted(number + 1));
  }

  private void run(int number) {
    Review run = runs.get(number);
    HtmlParts parts = parts(number);
    html.line()
        .tag("article")
        .with("id", parts.anchor("run"))
        .with("class", "run")
        .around(
            () -> {
              html.line().tag("header").around(() -> new HtmlSummary(html, parts, run).write());
              sections(run, parts);
            });
  }

  private void sections(Review run, HtmlParts parts) {
    Report report = run.report();
    HtmlCases cases = new HtmlCases(html, parts, run);
    cases.findings();
    new HtmlChanges(parts, run).write();
    // Whoever has findings reads them first; without any, the coverage says what the verdict is
    // worth.
    new HtmlCoverage(html, parts, cases, Coverage.of(report, rules))
        .write(Tally.of(report).findings() > 0);
    new HtmlNotes(parts, report).write();
    cases.all();
  }

  /** The style sheet; it contains nothing that {@link Markup} would escape. */
  private static String style() {
    try (@Nullable InputStream file = HtmlReport.class.getResourceAsStream("report.css")) {
      if (file == null) {
        throw new IllegalStateException("report.css is missing from the jar");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read report.css from the jar", unreadable);
    }
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
