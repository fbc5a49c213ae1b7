package io.github.leadmock.operation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the request header {@code Prefer} (RFC 7240, section 2). */
public final class Prefer {

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

  /** One preference, {@code name[=value]}, then any parameters of it up to the next comma. */
  private static final Pattern PREFERENCE =
      Pattern.compile(
          "\\s*(?<name>"
              + TOKEN
              + ")(?:\\s*=\\s*(?:\"(?<quoted>[^\"]*)\"|(?<value>[^\\s,;\"]*)))?[^,]*(?:,|$)");

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
