package io.github.leadmock.server;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * The one server that a proxy speaks to.
 *
 * @param base its address; the path of each request is put behind that of this one
 * @param tls which certificates are trusted; host names are always checked
 * @param silence how long it may say nothing while a request waits, connecting included
 */
public record Upstream(URI base, SSLContext tls, Duration silence) {

  /** Checks that nothing is missing. */
  public Upstream {
    requireNonNull(base, "base is null");
    requireNonNull(tls, "tls is null");
    requireNonNull(silence, "silence is null");
  }

  /** Host and port, as the header {@code Host} has them. */
  String authority() {
    return base.getRawAuthority();
  }

  /** Scheme, host and port. */
  URI server() {
    return URI.create(base.getScheme() + "://" + authority());
  }

  /** Its path without a slash at the end. */
  String prefix() {
    return String.valueOf(base.getRawPath()).replaceFirst("/+$", "");
  }
}
