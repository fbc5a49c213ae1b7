package io.github.leadmock.service;

import static java.util.Objects.requireNonNull;

/**
 * One line of a message's head.
 *
 * @param name in the spelling that it came with, or goes out with
 * @param value as it stands on the wire
 */
public record Header(String name, String value) {

  /** Checks that nothing is missing. */
  public Header {
    requireNonNull(name, "name is null");
    requireNonNull(value, "value is null");
  }
}
