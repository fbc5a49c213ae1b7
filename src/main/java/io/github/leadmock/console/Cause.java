package io.github.leadmock.console;

import java.util.Locale;

/** Why an answer is what it is. */
public enum Cause {
  /** It is a success. */
  NONE,
  /** The request earned its error. */
  NATURAL,
  /** The developer asked for this outcome. */
  FORCED,
  /** The mock was told to fail now and then. */
  CHAOS;

  /** As the admin API spells it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
