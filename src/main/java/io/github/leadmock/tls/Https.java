package io.github.leadmock.tls;

import static java.util.Objects.requireNonNull;

/**
 * The port and certificate for HTTPS.
 *
 * @param port the port to listen on, 0 for a free one
 * @param tls the keystore with key and certificate
 */
public record Https(int port, Tls tls) {

  private static final int MAX_PORT = 65_535;

  /** Validates the values; an invalid one is an {@link IllegalArgumentException}. */
  public Https {
    requireNonNull(tls, "tls is null");
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException(
          "the https port is %s; expected 0 to %s".formatted(port, MAX_PORT));
    }
  }
}
