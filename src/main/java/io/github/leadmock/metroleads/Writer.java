package io.github.leadmock.metroleads;

import io.github.leadmock.api.Credentials;
import io.github.leadmock.api.Request;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The author of a note: the user of the credentials, with a display name made from the part before
 * the {@code @} (rule ML-NO-16).
 *
 * @param user the user name
 * @param name the display name
 */
record Writer(String user, String name) {

  /** The author when authentication is off: the name in the documented examples. */
  private static final Writer NOBODY = new Writer("", "John Doe");

  static Writer of(Request request) {
    return Credentials.fromHeaders(request.header("Authorization"))
        .map(credentials -> new Writer(credentials.user(), displayName(credentials.user())))
        .orElse(NOBODY);
  }

  /**
   * The display name: Jane Doe for {@code jane.doe@example.com}, or the whole user name if no name
   * can be derived.
   */
  private static String displayName(String user) {
    int at = user.indexOf('@');
    String name =
        Arrays.stream((at < 0 ? user : user.substring(0, at)).split("[._+-]"))
            .filter(part -> !part.isBlank())
            .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
            .collect(Collectors.joining(" "));
    return name.isEmpty() ? user : name;
  }
}
