package io.github.leadmock.control;

import java.util.Locale;

/** Why a request failed. */
public enum Cause {
  /** It did not. */
  NONE,
  /** It earned its error. */
  NATURAL,
  /** Its outcome was asked for: by the request itself, or by a switch for the next calls. */
  FORCED,
  /** A switch hit it by chance or by load. */
  CHAOS,
  /** A stub mapping of the user's answered so. */
  STUB;

  /** The name in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
