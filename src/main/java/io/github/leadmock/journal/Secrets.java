package io.github.leadmock.journal;

import io.github.leadmock.secret.NamedSecrets;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Masks secrets before requests are shown. */
public final class Secrets {

  /**
   * Replaces a secret. It is at least as long as {@code Basic }, because WireMock strips that many
   * characters without checking.
   */
  public static final String MASK = "********";

  private static final Pattern PARAMETER = Pattern.compile("(?<=[?&])([^=&#]*)=([^&#]*)");

  private Secrets() {}

  /** The value of a header, masked if it is secret. */
  public static String header(String name, String value) {
    if (!NamedSecrets.isHeader(name)) {
      return value;
    }
    return name.toLowerCase(Locale.ROOT).endsWith("authorization") ? authorization(value) : MASK;
  }

  /** Masks an Authorization header but keeps the scheme, which helps to tell requests apart. */
  public static String authorization(String value) {
    String stripped = value.strip();
    int space = stripped.indexOf(' ');
    return (space > 0 ? stripped.substring(0, space) : "Unknown") + " " + MASK;
  }

  /**
   * A URL with the values of parameters masked whose names suggest a password, token, secret or
   * key.
   */
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

  /**
   * The text of a body with the values masked, in forms and in JSON, whose names suggest a
   * password, token, secret or key.
   */
  public static String body(String text) {
    return NamedSecrets.mask(text, MASK);
  }

  private static boolean isSecret(String encodedName) {
    try {
      return NamedSecrets.isName(URLDecoder.decode(encodedName, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notEncoded) {
      return false;
    }
  }
}
