package io.github.leadmock.journal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Masks what nobody should read over a developer's shoulder. */
public final class Secrets {

  /** Stands in for a secret; long enough for WireMock, which cuts off {@code Basic } unseen. */
  public static final String MASK = "********";

  /** Also what apps send to other services of theirs by the same client. */
  private static final Pattern HEADER =
      Pattern.compile("(?i).*(?:authorization|cookie|token|secret|password|api-?key)");

  private static final Pattern NAME =
      Pattern.compile("(?i).*(?:token|secret|password|api[-_]?key)");
  private static final Pattern PARAMETER = Pattern.compile("(?<=[?&])([^=&#]*)=([^&#]*)");
  private static final Pattern IN_BODY =
      Pattern.compile("(?i)(password\"?\\s*[=:]\\s*)(\"(?:[^\"\\\\]++|\\\\.)*+\"?|[^\\s&,;}\"]++)");

  private Secrets() {}

  /** The value of a header, masked when the header carries a secret. */
  public static String header(String name, String value) {
    if (!HEADER.matcher(name).matches()) {
      return value;
    }
    return name.toLowerCase(Locale.ROOT).endsWith("authorization") ? authorization(value) : MASK;
  }

  /** Keeps the scheme: requests can still be told apart by it. */
  public static String authorization(String value) {
    String stripped = value.strip();
    int space = stripped.indexOf(' ');
    return (space > 0 ? stripped.substring(0, space) : "Unknown") + " " + MASK;
  }

  /** An address, its parameters masked that are called a password, token, secret or key. */
  public static String url(String url) {
    if (url.indexOf('?') < 0) {
      return url;
    }
    return PARAMETER
        .matcher(url)
        .replaceAll(
            pair ->
                Matcher.quoteReplacement(
                    isSecret(pair.group(1)) ? pair.group(1) + "=" + MASK : pair.group()));
  }

  /** A body's text, what it calls a password masked, in a form as in JSON. */
  public static String body(String text) {
    return IN_BODY
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1)
                        + (found.group(2).startsWith("\"") ? "\"" + MASK + "\"" : MASK)));
  }

  private static boolean isSecret(String encodedName) {
    try {
      return NAME.matcher(URLDecoder.decode(encodedName, StandardCharsets.UTF_8)).matches();
    } catch (IllegalArgumentException notEncoded) {
      return false;
    }
  }
}
