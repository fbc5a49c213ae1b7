package io.github.leadmock.metroleads;

import io.github.leadmock.api.Credentials;
import io.github.leadmock.api.Request;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Who writes a note: the user of the credentials, called by what stands before the {@code @} (rule
 * ML-NO-16).
 *
 * @param user the user name
 * @param name the display name
 */
record Writer(String user, String name) {

  /** Stands in when nobody has to log in: the name in the documents' examples. */
  private static final Writer NOBODY = new Writer("", "John Doe");

  static Writer of(Request request) {
    return Credentials.fromHeaders(request.header("Authorization"))
        .map(credentials -> new Writer(credentials.user(), displayName(credentials.user())))
        .orElse(NOBODY);
  }

  /**
   * {@code jane.doe@example.com} is called Jane Doe; what yields no name is called by the whole
   * user name.
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
