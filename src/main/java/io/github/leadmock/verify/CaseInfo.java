package io.github.leadmock.verify;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The description of a case.
 *
 * @param id such as {@code metroleads/list-events/default-size}
 * @param title what is checked, as a sentence
 * @param operation the operation under test
 * @param rules the ids of the rules that it checks
 * @param writes whether it runs only if writes are allowed
 */
public record CaseInfo(
    String id, String title, String operation, List<String> rules, boolean writes) {

  /** Copies the list. */
  public CaseInfo {
    requireNonNull(id, "id is null");
    requireNonNull(title, "title is null");
    requireNonNull(operation, "operation is null");
    rules = List.copyOf(rules);
    if (rules.isEmpty()) {
      throw new IllegalArgumentException(id + " checks no rule");
    }
  }

  /** The rule that a finding cites if no other fits better. */
  String firstRule() {
    return rules.get(0);
  }

  /**
   * Whether a pattern selects this case: a pattern with {@code *} must match the whole id, any
   * other has to be part of the id or the id of a rule.
   */
  boolean matches(String pattern) {
    if (pattern.contains("*")) {
      String expression =
          Arrays.stream(pattern.split("\\*", -1))
              .map(Pattern::quote)
              .collect(Collectors.joining(".*"));
      return id.matches(expression);
    }
    return id.contains(pattern) || rules.contains(pattern);
  }
}
