package io.github.leadmock.verify;

import io.github.leadmock.contract.Rule;
import io.github.leadmock.contract.RuleCatalogue;

/**
 * How severe findings are: the more certain a rule, the more severe a violation of it.
 *
 * @param rules says how certain each rule is
 * @param failOn findings fail the run if their rules are at least this certain
 */
record Scale(RuleCatalogue rules, Rule.Status failOn) {

  Rule.Status severity(String rule) {
    return rules.rule(rule).status();
  }

  Finding.Weight weight(String rule) {
    return Finding.Weight.of(severity(rule), failOn);
  }
}
