package io.github.leadmock.message;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Names the limit of the parser that a document exceeds. Parsers may set limits (RFC 8259, section
 * 9), so such a document is refused, but not as malformed JSON.
 */
public final class JsonLimit {

  private JsonLimit() {}

  /**
   * Words that say what is too much, such as {@code more than 500 levels of arrays and objects}.
   */
  public static String of(StreamConstraintsException beyond) {
    StreamReadConstraints limits = StreamReadConstraints.defaults();
    String message = String.valueOf(beyond.getOriginalMessage());
    if (message.contains("nesting")) {
      return "more than %s levels of arrays and objects".formatted(limits.getMaxNestingDepth());
    }
    if (message.contains("Number")) {
      return "a number of more than %s characters".formatted(limits.getMaxNumberLength());
    }
    return message.contains("String value")
        ? "a string of more than %s characters".formatted(limits.getMaxStringLength())
        : "a name of more than %s characters".formatted(limits.getMaxNameLength());
  }
}
