package io.github.leadmock.message;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/**
 * Explains a text that is not JSON to whoever wrote it; Jackson's own words are for programmers.
 * Stateless.
 */
public final class JsonSyntax {

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?s)(?:(?:Non-standard|Unrecognized) token|Malformed numeric value) '([^':]*)[':].*");

  private static final Pattern NO_FINITE_NUMBER =
      Pattern.compile("(?i)[-+]?\\.?(?:nan|inf(?:inity)?)");

  private JsonSyntax() {}

  /** The word that stands where a value should, such as {@code NaN}; empty for another fault. */
  public static Optional<String> token(JacksonException malformed) {
    return token(String.valueOf(malformed.getOriginalMessage()));
  }

  static Optional<String> token(String message) {
    return Optional.of(TOKEN.matcher(message)).filter(Matcher::matches).map(word -> word.group(1));
  }

  /** What should stand there; empty if that is not known. */
  public static Optional<String> expected(JacksonException malformed) {
    return expected(String.valueOf(malformed.getOriginalMessage()));
  }

  static Optional<String> expected(String message) {
    return token(message)
        .filter(word -> NO_FINITE_NUMBER.matcher(word).matches())
        .map(word -> "a number (JSON has neither NaN nor Infinity)")
        .or(
            () ->
                Stream.of(
                        new String[] {"Leading zeroes", "a number without leading zeros"},
                        new String[] {"plus signs", "a number without a plus sign"},
                        new String[] {
                          "double-quote to start property name",
                          "the name of a member in double quotes"
                        })
                    .filter(known -> message.contains(known[0]))
                    .findFirst()
                    .map(known -> known[1]));
  }
}
