package io.github.leadmock.bench;

import io.github.leadmock.contract.Rule;
import io.github.leadmock.contract.RuleCatalogue;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How sure the rules are that a fault breaks, or a finding names. */
final class Severities {

  private static final Map<String, Rule.Status> OF =
      RuleCatalogue.all().stream()
          .flatMap(catalogue -> catalogue.rules().stream())
          .collect(Collectors.toUnmodifiableMap(Rule::id, Rule::status));

  private Severities() {}

  static boolean areKnown(List<String> rules) {
    return OF.keySet().containsAll(rules);
  }

  static boolean isDocumented(String rule) {
    return OF.get(rule) == Rule.Status.DOCUMENTED;
  }

  /** Whether a fault against these rules may come out as a warning: none of them has a source. */
  static boolean areAssumed(List<String> rules) {
    return rules.stream().allMatch(rule -> OF.get(rule) == Rule.Status.ASSUMED);
  }
}
