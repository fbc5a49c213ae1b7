package io.github.leadmock.verify;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * What lies behind a finding: the same in each case that meets it, and the same in the next run,
 * whatever ids, times and hosts that one sees. Immutable.
 *
 * @param rule the rule's id
 * @param pointer the finding's JSON pointer, with {@code *} for each index
 * @param message the finding's message, with {@code *} for what another run says otherwise
 */
public record Cause(String rule, String pointer, String message) {

  /** Statuses and sections tell one cause from another; all other numbers are the run's own. */
  private static final Pattern PASSING =
      Pattern.compile(
          "(?<kept>answered with \\d{3}|RFC \\d+|section [\\d.]+)"
              + "|(?i:https?://[^\\s'\",]+)"
              + "|(?i:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"
              + "|\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:?\\d\\d)?"
              + "|-?\\d+(\\.\\d+)?");

  private static final Pattern INDEX = Pattern.compile("/\\d+(?=/|$)");

  /** Checks that nothing is missing. */
  public Cause {
    requireNonNull(rule, "rule is null");
    requireNonNull(pointer, "pointer is null");
    requireNonNull(message, "message is null");
  }

  static Cause of(Finding finding) {
    return new Cause(
        finding.rule(),
        INDEX.matcher(finding.pointer()).replaceAll("/*"),
        lasting(finding.message()));
  }

  /** A text with {@code *} for the ids, times, numbers and addresses in it. */
  public static String lasting(String text) {
    return PASSING.matcher(text).replaceAll(found -> found.group(1) == null ? "*" : found.group(1));
  }
}
