package io.github.leadmock.operation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the request header {@code Prefer} (RFC 7240, section 2). */
public final class Prefer {

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

  /** Inside of a quoted string; possessive, so that hostile text is read once only. */
  private static final String QUOTED = "(?:[^\"\\\\]++|\\\\.)*+";

  /**
   * One preference, {@code name[=value]}, after any empty ones, then its parameters up to the next
   * comma outside of quotes.
   */
  private static final Pattern PREFERENCE =
      Pattern.compile(
          "[\\s,]*+(?<name>"
              + TOKEN
              + ")(?:\\s*=\\s*(?:\"(?<quoted>"
              + QUOTED
              + ")\"|(?<value>[^\\s,;\"]*)))?(?:[^,\"]++|\""
              + QUOTED
              + "\"?+)*+(?:,|$)",
          Pattern.DOTALL);

  private Prefer() {}

  /**
   * The value of a preference; when it is given more than once, the first counts, as the RFC asks.
   */
  public static Optional<String> parameter(List<String> headers, String name) {
    for (String header : headers) {
      Matcher preference = PREFERENCE.matcher(header);
      while (preference.lookingAt()) {
        if (preference.group("name").toLowerCase(Locale.ROOT).equals(name)) {
          String quoted = preference.group("quoted");
          String value = quoted != null ? quoted : preference.group("value");
          return Optional.of(value == null ? "" : value.strip());
        }
        preference.region(preference.end(), header.length());
      }
    }
    return Optional.empty();
  }
}
