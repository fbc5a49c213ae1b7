package io.github.leadmock.report;

import io.github.leadmock.baseline.Review;
import io.github.leadmock.verify.CaseResult;
import io.github.leadmock.verify.CaseResult.Outcome;
import io.github.leadmock.verify.Finding;
import io.github.leadmock.verify.HttpExchange;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The findings grouped by cause, then the cases, collapsed. */
final class HtmlCases {

  private final Markup html;
  private final HtmlParts parts;
  private final Review run;
  private final List<CaseResult> all;

  HtmlCases(Markup html, HtmlParts parts, Review run) {
    this.html = html;
    this.parts = parts;
    this.run = run;
    this.all = run.report().cases();
  }

  /** The anchor of a case. */
  String anchor(CaseResult result) {
    return parts.anchor(place(result));
  }

  private String place(CaseResult result) {
    return "case-" + (all.indexOf(result) + 1);
  }

  /** Findings that fail the run, warnings, and known findings. */
  void findings() {
    List<Reason> failing = Reason.of(all, Finding.Weight.FAILS);
    parts.section(
        Words.of(Outcome.FAILED),
        "Findings",
        () -> {
          if (failing.isEmpty()) {
            parts.hint("No findings.");
          }
          failing.forEach(this::reason);
        });
    others(Outcome.WARNED, "Warnings", Finding.Weight.WARNS);
    others(Outcome.KNOWN, "Known findings", Finding.Weight.KNOWN);
  }

  private void others(Outcome section, String heading, Finding.Weight weight) {
    List<Reason> reasons = Reason.of(all, weight);
    if (!reasons.isEmpty()) {
      parts.section(Words.of(section), heading, () -> reasons.forEach(this::reason));
    }
  }

  /** The cases with findings, then skipped and passed ones. */
  void all() {
    if (all.stream().anyMatch(result -> !result.findings().isEmpty())) {
      parts.section(
          "cases",
          "Cases with findings",
          () ->
              all.stream()
                  .filter(result -> !result.findings().isEmpty())
                  .forEach(result -> folded(result, "")));
    }
    cases(Outcome.SKIPPED, "Skipped cases", "No case was skipped.");
    cases(Outcome.PASSED, "Passed cases", "No case passed.");
  }

  private void cases(Outcome outcome, String heading, String none) {
    List<CaseResult> some = all.stream().filter(one -> one.outcome() == outcome).toList();
    parts.folded(
        Words.of(outcome),
        "%s (%s)".formatted(heading, some.size()),
        () -> {
          if (some.isEmpty()) {
            parts.hint(none);
          }
          some.forEach(result -> folded(result, result.reason()));
        });
  }

  private void reason(Reason reason) {
    Finding first = reason.first();
    html.line()
        .tag("article")
        .with("class", "cause " + first.weight())
        .around(
            () -> {
              html.line().tag("h3").around(() -> heading(reason));
              reason.rules().forEach(parts::rule);
              cases(reason);
              html.line().tag("dl").with("class", "facts").around(() -> facts(first));
              reason.exchange().ifPresent(this::foldedExchange);
            });
  }

  private void foldedExchange(HttpExchange exchange) {
    html.line()
        .tag("details")
        .around(
            () -> {
              html.tag("summary").text("Request and response");
              exchange(exchange);
            });
  }

  private void heading(Reason reason) {
    html.say(reason.first().message());
    String newness = reason.newness(run.changes());
    if (!newness.isEmpty()) {
      html.say(" ").tag("span").with("class", "badge new").text(newness);
    }
  }

  private void cases(Reason reason) {
    List<CaseResult> cases = reason.cases();
    if (cases.size() == 1) {
      html.line().tag("p").with("class", "id").around(() -> link(cases.get(0)));
      return;
    }
    html.line()
        .tag("details")
        .around(
            () -> {
              html.tag("summary")
                  .text(
                      "%s in %s, the first below"
                          .formatted(
                              Words.count(reason.met().size(), "finding"),
                              Words.count(cases.size(), "case")));
              cases.forEach(
                  result -> html.line().tag("p").with("class", "id").around(() -> link(result)));
            });
  }

  private void link(CaseResult result) {
    parts.link(place(result), result.id());
    html.say(" " + result.title());
  }

  private void facts(Finding finding) {
    parts.fact("Where", Words.where(finding));
    parts.fact("Expected", finding.expected());
    parts.fact("But was", finding.actual());
    html.line().tag("dt").with("title", "One click selects the command").text("Reproduce");
    html.line().tag("dd").around(() -> parts.block("curl", finding.curl()));
  }

  private void identity(CaseResult result) {
    parts.badge(result.outcome());
    html.say(" ").tag("code").text(result.id()).say(" took " + Words.of(result.took()));
  }

  /** One finding of a case; its cause is explained above. */
  private void finding(Finding finding) {
    html.line()
        .tag("div")
        .with("class", "finding " + finding.weight())
        .around(
            () -> {
              html.line().tag("h3").text(finding.message());
              html.line()
                  .tag("dl")
                  .with("class", "facts")
                  .around(
                      () -> {
                        parts.fact("Rule", finding.rule());
                        facts(finding);
                      });
            });
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
              result.findings().forEach(this::finding);
              rules(result);
              result.exchanges().forEach(this::exchange);
            });
  }

  /** The rules that a case checks; with findings, only the rules that they do not name. */
  private void rules(CaseResult result) {
    if (result.findings().isEmpty()) {
      result.rules().forEach(parts::rule);
      return;
    }
    List<String> others =
        result.rules().stream()
            .filter(
                rule -> result.findings().stream().noneMatch(found -> found.rule().equals(rule)))
            .toList();
    if (!others.isEmpty()) {
      parts.hint("The case also checks " + String.join(", ", others) + ".");
    }
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
                      () -> {
                        parts.address(Words.of(exchange));
                        html.say(" in " + Words.of(exchange.took()));
                      });
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
