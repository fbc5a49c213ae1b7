package io.github.leadmock.report;

import io.github.leadmock.verify.CaseResult;
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
import org.jspecify.annotations.Nullable;

/**
 * One page that opens offline: no script, no load, no link but to itself. Its policy lets the
 * browser apply exactly our style sheet and nothing else.
 */
final class HtmlReport {

  private final Report report;
  private final RuleBook rules;
  private final Tally tally;
  private final Markup html = Markup.html();
  private final HtmlParts parts;
  private final HtmlCases cases;

  private HtmlReport(Report report, RuleBook rules) {
    this.report = report;
    this.rules = rules;
    this.tally = Tally.of(report);
    this.parts = new HtmlParts(html, rules);
    this.cases = new HtmlCases(html, parts, report);
  }

  static String render(Report report, RuleBook rules) {
    return new HtmlReport(report, rules).document();
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
    return "%s: %s at %s".formatted(tally.verdict().words(), report.api(), report.baseUrl());
  }

  private void body() {
    html.line()
        .tag("a")
        .with("class", "skip")
        .with("href", "#" + Words.of(Outcome.FAILED))
        .text("Skip to the findings");
    html.line().tag("header").around(() -> new HtmlSummary(html, report, tally).write());
    html.line().tag("main").around(this::main);
    html.line().tag("footer").text("Written by Leadmock %s.".formatted(report.version())).line();
  }

  private void main() {
    new HtmlCoverage(html, parts, cases, Coverage.of(report, rules)).write();
    cases.failed(cases(Outcome.FAILED));
    cases.warned(cases(Outcome.WARNED));
    new HtmlNotes(html, parts, report).write();
    cases.skipped(cases(Outcome.SKIPPED));
    cases.passed(cases(Outcome.PASSED));
  }

  private List<CaseResult> cases(Outcome outcome) {
    return report.cases().stream().filter(result -> result.outcome() == outcome).toList();
  }

  /** The style sheet, which holds nothing that {@link Markup} would escape. */
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
