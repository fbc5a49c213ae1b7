package io.github.leadmock.verify;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which server certificates to trust.
 *
 * @param authority a PEM file with the certificates to trust instead of the JDK's
 * @param anybody whether to accept every certificate
 */
public record Trust(Optional<Path> authority, boolean anybody) {

  /** The certificates that the JDK trusts. */
  public static Trust usual() {
    return new Trust(Optional.empty(), false);
  }
}
