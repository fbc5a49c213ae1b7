package io.github.leadmock.verify;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a server. {@link URI} finds no host in names with an underscore, which Compose
 * networks use.
 *
 * @param scheme in lower case
 * @param host the name or address, as written
 * @param port -1 for the default port
 */
record Authority(String scheme, String host, int port) {

  private static final Pattern FORM =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._~-]+)(?::(\\d{1,5}))?");
  private static final int LAST_PORT = 65_535;

  /**
   * The authority of a URI.
   *
   * @throws IllegalArgumentException if it has none that a request can be sent to
   */
  static Authority of(URI address) {
    return find(address)
        .orElseThrow(() -> new IllegalArgumentException(address + " names no host"));
  }

  /** The authority of a URI; empty if it has none that a request can be sent to. */
  static Optional<Authority> find(URI address) {
    @Nullable String authority = address.getRawAuthority();
    @Nullable String scheme = address.getScheme();
    Matcher form = FORM.matcher(authority == null ? "" : authority);
    if (scheme == null || !form.matches()) {
      return Optional.empty();
    }
    @Nullable String written = form.group(2);
    int port = written == null ? -1 : Integer.parseInt(written);
    return port > LAST_PORT
        ? Optional.empty()
        : Optional.of(new Authority(scheme.toLowerCase(Locale.ROOT), form.group(1), port));
  }
}
