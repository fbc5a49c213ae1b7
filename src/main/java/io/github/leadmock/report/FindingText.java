package io.github.leadmock.report;

import io.github.leadmock.contract.Rule;
import io.github.leadmock.contract.RuleCatalogue;
import io.github.leadmock.verify.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Formats a finding as a list of facts in plain text, each on one line, whatever a server put into
 * it: a line of its own could be taken for ours, or for a command to the CI that reads it.
 * Stateless.
 */
public final class FindingText {

  private FindingText() {}

  /** Findings on one API, for a terminal or the message of a failed test. */
  public static String of(List<Finding> findings, RuleCatalogue catalogue) {
    RuleBook rules = RuleBook.of(List.of(catalogue));
    return findings.stream()
        .map(finding -> of(finding, rules))
        .collect(Collectors.joining("\n"))
        .stripTrailing();
  }

  static String of(Finding finding, RuleBook rules) {
    StringBuilder facts = new StringBuilder(VisibleText.line(finding.message())).append('\n');
    Optional<Rule> rule = rules.find(finding.rule());
    fact(
        facts,
        "rule",
        rule.map(known -> "%s (%s): %s".formatted(known.id(), known.status(), known.says()))
            .orElse(finding.rule()));
    rule.ifPresent(known -> fact(facts, "source", known.source()));
    fact(facts, "where", Words.where(finding));
    fact(facts, "expected", finding.expected());
    fact(facts, "but was", finding.actual());
    fact(facts, "reproduce", finding.curl());
    return facts.toString();
  }

  private static void fact(StringBuilder facts, String name, String value) {
    facts.append("  ").append(name).append(": ").append(VisibleText.line(value)).append("\n");
  }
}
