package io.github.leadmock.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the request header {@code Prefer} (RFC 7240, section 2), and the query parameters that
 * replace it.
 */
public final class Prefer {

  /** The longest delay that a request may ask for, in milliseconds: ten minutes. */
  public static final long MAX_DELAY_MILLIS = 600_000;

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

  /** The inside of a quoted string; possessive, so that hostile input cannot cause backtracking. */
  private static final String QUOTED = "(?:[^\"\\\\]++|\\\\.)*+";

  /**
   * One preference, {@code name[=value]}, after any empty ones, followed by its parameters up to
   * the next comma outside quotes.
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
   * The value of a preference; if it is given more than once, the first one counts, as the RFC
   * requires.
   */
  public static Optional<String> parameter(List<? extends CharSequence> headers, String name) {
    for (CharSequence header : headers) {
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

  /**
   * The delay that the request asks for, in milliseconds; empty if it asks for none, or for an
   * invalid one.
   */
  public static Optional<Long> delayMillis(Request request) {
    return Preference.of(request, Preference.DELAY)
        .flatMap(preference -> millis(preference.value()));
  }

  /** Parses a delay in milliseconds; empty if it is malformed or too long. */
  static Optional<Long> millis(String text) {
    return Optional.of(text)
        .filter(digits -> NUMBER.matcher(digits).matches())
        .map(Long::valueOf)
        .filter(millis -> millis <= MAX_DELAY_MILLIS);
  }

  /**
   * The value of {@code Preference-Applied}: what the request asked for and got; empty if nothing.
   */
  public static Optional<String> applied(Request request, int status) {
    List<String> applied = new ArrayList<>();
    Preference.of(request, Preference.CODE)
        .filter(preference -> preference.value().equals(String.valueOf(status)))
        .ifPresent(preference -> applied.add("code=" + status));
    delayMillis(request).ifPresent(millis -> applied.add("delay=" + millis));
    return applied.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", applied));
  }
}
