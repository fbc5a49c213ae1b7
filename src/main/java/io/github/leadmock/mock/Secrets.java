package io.github.leadmock.mock;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Masks what nobody should find in the journal. */
final class Secrets {

  // Long enough for WireMock's credentials matcher, which cuts off "Basic " unseen.
  private static final String MASK = "********";
  private static final Pattern PARAMETER = Pattern.compile("(?<=[?&])([^=&#]*)=([^&#]*)");

  private Secrets() {}

  /** Whether the values of a header are masked. */
  static boolean isSecret(String headerName) {
    return headerName.equalsIgnoreCase("Authorization")
        || headerName.equalsIgnoreCase("Proxy-Authorization");
  }

  /** Keeps the scheme: requests can still be verified by it. */
  static String maskCredentials(String value) {
    String stripped = value.strip();
    int space = stripped.indexOf(' ');
    return (space > 0 ? stripped.substring(0, space) : "Unknown") + " " + MASK;
  }

  /** Masks the values of parameters named {@code password}, however the name is written. */
  static String maskPassword(String url) {
    if (url.indexOf('%') < 0 && !url.toLowerCase(Locale.ROOT).contains("password")) {
      return url;
    }
    return PARAMETER
        .matcher(url)
        .replaceAll(
            pair ->
                Matcher.quoteReplacement(
                    isPassword(pair.group(1)) ? pair.group(1) + "=" + MASK : pair.group()));
  }

  private static boolean isPassword(String encodedName) {
    try {
      return URLDecoder.decode(encodedName, StandardCharsets.UTF_8).equalsIgnoreCase("password");
    } catch (IllegalArgumentException notEncoded) {
      return false;
    }
  }
}
