package io.github.leadmock.tls;

import static java.util.Objects.requireNonNull;

/**
 * Where and with what to serve HTTPS.
 *
 * @param port the port to listen on, 0 for a free one
 * @param tls the key and its certificate
 */
public record Https(int port, Tls tls) {

  private static final int MAX_PORT = 65_535;

  /** Checks the values; one that cannot be used is an {@link IllegalArgumentException}. */
  public Https {
    requireNonNull(tls, "tls is null");
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException(
          "the https port is %s; expected 0 to %s".formatted(port, MAX_PORT));
    }
  }
}
