package io.github.leadmock.baseline;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import io.github.leadmock.verify.Cause;
import io.github.leadmock.verify.Finding;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * Identifies a finding across runs, regardless of the lead, the time and the host. Immutable;
 * ordered as in a baseline file.
 *
 * @param cause the cause of the finding
 * @param caseId the case that found it
 * @param status the HTTP status of the response; 0 if there was none
 * @param was what was found instead of what the rule requires, without details that vary: the type
 *     of a JSON value, the status of a response, otherwise the text
 */
public record FindingKey(Cause cause, String caseId, int status, String was)
    implements Comparable<FindingKey> {

  private static final Pattern RESPONSE = Pattern.compile("(\\d{3})\\s.*", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final int MOST_TEXT = 100;

  private static final Comparator<FindingKey> ORDER =
      comparing(FindingKey::caseId)
          .thenComparing(key -> key.cause().rule())
          .thenComparing(key -> key.cause().pointer())
          .thenComparing(key -> key.cause().message())
          .thenComparing(FindingKey::status)
          .thenComparing(FindingKey::was);

  /** Checks for nulls. */
  public FindingKey {
    requireNonNull(cause, "cause is null");
    requireNonNull(caseId, "caseId is null");
    requireNonNull(was, "was is null");
  }

  /** The key of a finding in a case. */
  public static FindingKey of(String caseId, Finding finding) {
    return new FindingKey(finding.cause(), caseId, finding.status(), lasting(finding.actual()));
  }

  /** What is wrong, and where, as reports list it. */
  public String says() {
    return cause.pointer().isEmpty()
        ? cause.message()
        : "%s, at %s".formatted(cause.message(), cause.pointer());
  }

  @Override
  public int compareTo(FindingKey other) {
    return ORDER.compare(this, other);
  }

  private static String lasting(String actual) {
    if (actual.isEmpty()) {
      return actual;
    }
    if (RESPONSE.matcher(actual).matches()) {
      return actual.substring(0, 3);
    }
    if (NUMBER.matcher(actual).matches()) {
      return "a number";
    }
    return switch (actual.charAt(0)) {
      case '{' -> "an object";
      case '[' -> "an array";
      case '"' -> "a string";
      case '<' -> "markup";
      default -> {
        String text = Cause.lasting(actual);
        yield text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
      }
    };
  }
}
