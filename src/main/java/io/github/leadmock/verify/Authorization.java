package io.github.leadmock.verify;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The credentials of a request, so that no message repeats them.
 *
 * @param user empty where there is none
 * @param token or what stands in place of one; empty where there is none
 */
public record Authorization(String user, String token) {

  private static final Authorization NONE = new Authorization("", "");

  /** Reads the header Authorization. */
  public static Authorization of(@Nullable String header) {
    if (header == null) {
      return NONE;
    }
    String value = header.strip().replaceFirst("^\\S+\\s+", "");
    try {
      String pair = new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0
          ? new Authorization("", value)
          : new Authorization(pair.substring(0, colon), pair.substring(colon + 1));
    } catch (IllegalArgumentException notBase64) {
      return new Authorization("", value);
    }
  }

  /** Does not show them. */
  @Override
  public String toString() {
    return "Authorization[***]";
  }
}
