package io.github.leadmock.scorecard;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.contract.Rule;

/**
 * A rule for clients.
 *
 * @param rule its id, sentence, status and source
 * @param topic what it is about, in a word, such as {@code retries}
 * @param seen what the mock has to see before it says broken
 * @param advice what to do when it is broken
 * @param causes what else may look like this; empty for nothing
 */
public record ClientRule(Rule rule, String topic, String seen, String advice, String causes) {

  /** Checks for nulls. */
  public ClientRule {
    requireNonNull(rule, "rule is null");
    requireNonNull(topic, "topic is null");
    requireNonNull(seen, "seen is null");
    requireNonNull(advice, "advice is null");
    requireNonNull(causes, "causes is null");
  }

  /** Its id, such as {@code CL-BO-01}. */
  public String id() {
    return rule.id();
  }

  /** The habit, as a sentence. */
  public String says() {
    return rule.says();
  }
}
