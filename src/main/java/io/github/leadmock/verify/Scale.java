package io.github.leadmock.verify;

import io.github.leadmock.contract.Rule;
import io.github.leadmock.contract.RuleCatalogue;

/**
 * How findings weigh: the surer the contract is of a rule, the graver its breach.
 *
 * @param rules says how sure the contract is
 * @param failOn from where on a finding fails the run
 */
record Scale(RuleCatalogue rules, Rule.Status failOn) {

  Rule.Status severity(String rule) {
    return rules.rule(rule).status();
  }

  Finding.Weight weight(String rule) {
    return Finding.Weight.of(severity(rule), failOn);
  }
}
