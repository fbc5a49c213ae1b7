package io.github.leadmock.message;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Names the limit of the parser that a document exceeds. Parsers may set limits (RFC 8259, section
 * 9), so such a document is refused, but not as malformed JSON.
 */
public final class JsonLimit {

  /** As the parsers of ours and of WireMock say it. */
  private static final Pattern BEYOND =
      Pattern.compile("(?s)(.*) \\(\\d+\\) exceeds the maximum allowed \\((\\d+)\\b.*");

  private JsonLimit() {}

  /**
   * Words that say what is too much, such as {@code more than 500 levels of arrays and objects}.
   */
  public static String of(StreamConstraintsException beyond) {
    String message = String.valueOf(beyond.getOriginalMessage());
    return of(message).orElse(message);
  }

  /** The words for a parser's message; empty if it is about something else. */
  static Optional<String> of(String message) {
    Matcher beyond = BEYOND.matcher(message);
    if (!beyond.matches()) {
      return Optional.empty();
    }
    String what = beyond.group(1);
    String most = beyond.group(2);
    if (what.contains("nesting")) {
      return Optional.of("more than %s levels of arrays and objects".formatted(most));
    }
    return Optional.of(
        "a %s of more than %s characters"
            .formatted(
                what.contains("Number")
                    ? "number"
                    : what.contains("String value") ? "string" : "name",
                most));
  }

  /** What was found in the document, for a message that says so. */
  public static String found(StreamConstraintsException beyond) {
    return found(of(beyond));
  }

  static String found(String limit) {
    return "beyond a limit of this mock: " + limit;
  }
}
