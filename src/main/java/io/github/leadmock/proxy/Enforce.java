package io.github.leadmock.proxy;

import java.util.Locale;

/** What a proxy does not let through when it is against the contract. */
public enum Enforce {
  /** Nothing: all passes as it is. */
  NOTHING,
  /** Requests. */
  REQUEST,
  /** Answers. */
  RESPONSE,
  /** Both. */
  BOTH;

  boolean requests() {
    return this == REQUEST || this == BOTH;
  }

  boolean responses() {
    return this == RESPONSE || this == BOTH;
  }

  /** As the command line spells it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
