package io.github.leadmock.front;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * What HTTPS needs.
 *
 * @param port the port to listen on, 0 for a free one
 * @param keystore a PKCS 12 or JKS file with the certificate and its key
 * @param password of the file and of the key
 */
public record Tls(int port, Path keystore, String password) {

  /** Checks that nothing is missing. */
  public Tls {
    requireNonNull(keystore, "keystore is null");
    requireNonNull(password, "password is null");
  }

  /** Does not show the password. */
  @Override
  public String toString() {
    return "Tls[port=%s, keystore=%s]".formatted(port, keystore);
  }
}
