package io.github.leadmock.verify;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.secret.Visible;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cause of a finding: the same in every case and in every run, whatever the ids, times and
 * hosts. Immutable.
 *
 * @param rule the rule's id
 * @param pointer the finding's JSON pointer, with {@code *} for each index
 * @param message the finding's message, with {@code *} for what differs between runs
 */
public record Cause(String rule, String pointer, String message) {

  private static final String DAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*";
  private static final String MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*";
  private static final String CLOCK = "\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?";

  /**
   * Matches what differs between runs. Statuses and section numbers distinguish causes and are
   * kept; all other numbers vary.
   */
  static final Pattern PASSING =
      Pattern.compile(
          "(?<kept>answered with \\d{3}|RFC \\d+|section [\\d.]+)"
              // A shortened text may end within an id. Only from the start of a word on: a long
              // text
              // without blanks would be searched again from each of its characters.
              + "|(?<!\\S)\\S*\\.\\.\\. \\(\\d+ characters\\)"
              + "|(?i:https?://[^\\s'\",]+)"
              + "|(?i:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"
              + ("|"
                  + DAY
                  + ",? (?:\\d{1,2} "
                  + MONTH
                  + "|"
                  + MONTH
                  + " \\d{1,2}),? \\d{4}(?: "
                  + CLOCK
                  + ")?")
              + ("|\\d{4}-\\d\\d-\\d\\d(?:[T ]" + CLOCK + ")?(?:Z|[+-]\\d\\d:?\\d\\d)?")
              + "|\\b(?:[0-9a-f]{8}|(?=[a-f]*\\d)[0-9a-f]{6,})\\b"
              + "|(?<![\\w-])-?\\d+(?:\\.\\d+)?(?!\\w)");

  /** A list of values is normalized to one, a singular noun to its plural. */
  private static final Pattern SEVERAL = Pattern.compile("\\*(?:,? ?\\*)+");

  private static final Pattern COUNTED =
      Pattern.compile("\\* (event|comment|note|byte|character|request)s?\\b");

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

  /** A text on one line, with {@code *} for its ids, times, numbers and addresses. */
  public static String lasting(String text) {
    String without =
        PASSING
            .matcher(text)
            .replaceAll(
                found -> found.group(1) == null ? "*" : Matcher.quoteReplacement(found.group(1)));
    String one = SEVERAL.matcher(without).replaceAll("*");
    return Visible.escaped(COUNTED.matcher(one).replaceAll("* $1s"));
  }
}
