package io.github.leadmock.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the request header {@code Prefer} (RFC 7240, section 2), and the query parameters that
 * stand in for it.
 */
public final class Prefer {

  /** The longest delay that can be asked for, in milliseconds: ten minutes. */
  public static final long MAX_DELAY_MILLIS = 600_000;

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

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

  /** How long the request asks its answer to wait, in milliseconds, if it does and may. */
  public static Optional<Long> delayMillis(Request request) {
    return Preference.of(request, Preference.DELAY).flatMap(wish -> millis(wish.value()));
  }

  /** A delay in milliseconds, if there is such a one. */
  static Optional<Long> millis(String text) {
    return Optional.of(text)
        .filter(digits -> NUMBER.matcher(digits).matches())
        .map(Long::valueOf)
        .filter(millis -> millis <= MAX_DELAY_MILLIS);
  }

  /** The value for {@code Preference-Applied}: what the request asked for and got. */
  public static Optional<String> applied(Request request, int status) {
    List<String> applied = new ArrayList<>();
    Preference.of(request, Preference.CODE)
        .filter(wish -> wish.value().equals(String.valueOf(status)))
        .ifPresent(wish -> applied.add("code=" + status));
    delayMillis(request).ifPresent(millis -> applied.add("delay=" + millis));
    return applied.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", applied));
  }
}
