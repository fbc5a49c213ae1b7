package io.github.leadmock.verify;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which certificates of a server are taken.
 *
 * @param authority a PEM file with the certificates to trust in place of those of the JDK
 * @param anybody whether every certificate will do
 */
public record Trust(Optional<Path> authority, boolean anybody) {

  /** The certificates that the JDK trusts. */
  public static Trust usual() {
    return new Trust(Optional.empty(), false);
  }
}
