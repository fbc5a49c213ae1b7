package io.github.leadmock.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/**
 * Explains a text that is not JSON, or YAML, to whoever wrote it; Jackson's own words are for
 * programmers. Stateless.
 */
public final class JsonSyntax {

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?s)(?:(?:Non-standard|Unrecognized) token|Malformed numeric value) '([^':]*)[':].*");

  private static final Pattern NO_FINITE_NUMBER =
      Pattern.compile("(?i)[-+]?\\.?(?:nan|inf(?:inity)?)");

  private static final Pattern TWICE = Pattern.compile("(?s)Duplicate Object property (\".*\").*");

  /** Jackson says it of whatever follows a complete document. */
  private static final String SECOND = "Trailing token";

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\r|\\n");

  private static final int AROUND = 20;

  private JsonSyntax() {}

  /**
   * What stands there: a word such as {@code NaN}, a second document, a member again, or else the
   * text around the place, as the parser reports one slightly after the cause.
   *
   * @param text the document
   */
  public static String found(JacksonException malformed, String text) {
    return found(String.valueOf(malformed.getOriginalMessage()))
        .orElseGet(() -> around(text, place(malformed, text)));
  }

  /** What stands there; empty if only the text around the place could say so. */
  static Optional<String> found(String message) {
    if (message.startsWith(SECOND)) {
      return Optional.of("a second document");
    }
    Matcher twice = TWICE.matcher(message);
    return twice.matches() ? Optional.of(twice.group(1) + " again") : token(message);
  }

  /** Parsers of bytes count bytes; those of text count lines and columns. */
  private static int place(JacksonException malformed, String text) {
    @Nullable TokenStreamLocation location = malformed.getLocation();
    if (location == null) {
      return 0;
    }
    if (location.getByteOffset() >= 0) {
      byte[] bytes = text.getBytes(UTF_8);
      int before = (int) Math.min(location.getByteOffset(), bytes.length);
      return new String(bytes, 0, before, UTF_8).length();
    }
    Matcher ends = LINE_END.matcher(text);
    int start = 0;
    for (int line = 1; line < location.getLineNr() && ends.find(); line++) {
      start = ends.end();
    }
    return Math.min(start + Math.max(0, location.getColumnNr() - 1), text.length());
  }

  private static String around(String text, int place) {
    if (place >= text.length()) {
      return "the end of the text";
    }
    String around =
        text.substring(Math.max(0, place - AROUND), Math.min(text.length(), place + AROUND));
    return CONTROL
        .matcher(around.replaceAll("[ \\r\\n]+", " "))
        .replaceAll(each -> "\\\\u" + HexFormat.of().toHexDigits(each.group().charAt(0)))
        .strip();
  }

  private static Optional<String> token(String message) {
    return Optional.of(TOKEN.matcher(message)).filter(Matcher::matches).map(word -> word.group(1));
  }

  /** What should stand there; empty if that is not known. */
  public static Optional<String> expected(JacksonException malformed) {
    return expected(String.valueOf(malformed.getOriginalMessage()));
  }

  static Optional<String> expected(String message) {
    if (message.startsWith(SECOND)) {
      return Optional.of("one document");
    }
    if (TWICE.matcher(message).matches()) {
      return Optional.of("each member once");
    }
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
