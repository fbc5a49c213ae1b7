package io.github.leadmock.report;

import io.github.leadmock.verify.CaseResult;
import io.github.leadmock.verify.CaseResult.Outcome;
import io.github.leadmock.verify.Finding;
import io.github.leadmock.verify.HttpExchange;
import io.github.leadmock.verify.Report;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The cases: failed and warned ones with their findings, skipped ones with their reason, passed
 * ones folded.
 */
final class HtmlCases {

  private final Markup html;
  private final HtmlParts parts;
  private final List<CaseResult> all;

  HtmlCases(Markup html, HtmlParts parts, Report report) {
    this.html = html;
    this.parts = parts;
    this.all = report.cases();
  }

  /** Where the page has a case. */
  String anchor(CaseResult result) {
    return "case-" + (all.indexOf(result) + 1);
  }

  void failed(List<CaseResult> cases) {
    parts.section(
        Words.of(Outcome.FAILED),
        "Findings",
        () -> {
          if (cases.isEmpty()) {
            none("No finding.");
          }
          cases.forEach(this::found);
        });
  }

  void warned(List<CaseResult> cases) {
    if (!cases.isEmpty()) {
      parts.section(Words.of(Outcome.WARNED), "Warnings", () -> cases.forEach(this::found));
    }
  }

  void skipped(List<CaseResult> cases) {
    parts.section(
        Words.of(Outcome.SKIPPED),
        "Skipped cases",
        () -> {
          if (cases.isEmpty()) {
            none("No case was skipped.");
          }
          cases.forEach(result -> folded(result, result.reason()));
        });
  }

  void passed(List<CaseResult> cases) {
    parts.section(
        Words.of(Outcome.PASSED),
        "Passed cases",
        () -> {
          if (cases.isEmpty()) {
            none("No case passed.");
          }
          cases.forEach(result -> folded(result, ""));
        });
  }

  private void none(String text) {
    html.line().tag("p").with("class", "hint").text(text);
  }

  private void found(CaseResult result) {
    html.line()
        .tag("article")
        .with("id", anchor(result))
        .with("class", "case " + Words.of(result.outcome()))
        .around(
            () -> {
              html.line().tag("h3").text(result.title());
              html.line().tag("p").with("class", "id").around(() -> identity(result));
              result.findings().forEach(this::finding);
              others(result);
              exchanges(result);
            });
  }

  private void identity(CaseResult result) {
    parts.badge(result.outcome());
    html.say(" ").tag("code").text(result.id()).say(" took " + Words.of(result.took()));
  }

  private void finding(Finding finding) {
    html.line()
        .tag("div")
        .with("class", "finding " + finding.weight())
        .around(
            () -> {
              html.line().tag("h4").text(finding.message());
              parts.rule(finding.rule());
              html.line().tag("dl").with("class", "facts").around(() -> facts(finding));
            });
  }

  private void facts(Finding finding) {
    parts.fact("Where", Words.where(finding));
    parts.fact("Expected", finding.expected());
    parts.fact("But was", finding.actual());
    html.line().tag("dt").with("title", "One click selects the command").text("Reproduce");
    html.line().tag("dd").around(() -> parts.block("curl", finding.curl()));
  }

  /** The rules that a failed case checks beside those that its findings cite. */
  private void others(CaseResult result) {
    List<String> others =
        result.rules().stream()
            .filter(
                rule -> result.findings().stream().noneMatch(found -> found.rule().equals(rule)))
            .toList();
    if (!others.isEmpty()) {
      html.line()
          .tag("p")
          .with("class", "hint")
          .text("The case also checks " + String.join(", ", others) + ".");
    }
  }

  private void folded(CaseResult result, String reason) {
    html.line()
        .tag("details")
        .with("id", anchor(result))
        .with("class", "case " + Words.of(result.outcome()))
        .around(
            () -> {
              html.tag("summary")
                  .around(
                      () -> {
                        html.tag("span").with("class", "title").text(result.title());
                        if (!reason.isEmpty()) {
                          html.say(" ").tag("span").with("class", "reason").text(reason);
                        }
                      });
              html.line().tag("p").with("class", "id").around(() -> identity(result));
              result.rules().forEach(parts::rule);
              result.exchanges().forEach(this::exchange);
            });
  }

  private void exchanges(CaseResult result) {
    if (result.exchanges().isEmpty()) {
      return;
    }
    html.line()
        .tag("details")
        .around(
            () -> {
              html.tag("summary")
                  .text(Words.count(result.exchanges().size(), "request") + " with the response");
              result.exchanges().forEach(this::exchange);
            });
  }

  private void exchange(HttpExchange exchange) {
    html.line()
        .tag("div")
        .with("class", "exchange")
        .around(
            () -> {
              html.tag("p")
                  .with("class", "request")
                  .around(
                      () ->
                          html.tag("code")
                              .text(Words.of(exchange))
                              .say(" in " + Words.of(exchange.took())));
              side("Request", exchange.requestHeaders(), exchange.requestBody());
              side("Response", exchange.responseHeaders(), exchange.responseBody());
            });
  }

  private void side(String name, Map<String, List<String>> headers, String body) {
    if (headers.isEmpty() && body.isEmpty()) {
      return;
    }
    html.line().tag("p").with("class", "side").text(name);
    StringBuilder text = new StringBuilder();
    new TreeMap<>(headers)
        .forEach(
            (header, values) ->
                values.forEach(
                    value -> text.append(header).append(": ").append(value).append('\n')));
    if (!text.isEmpty()) {
      parts.block("headers", text.toString());
    }
    if (!body.isEmpty()) {
      parts.block("body", body);
    }
  }
}
