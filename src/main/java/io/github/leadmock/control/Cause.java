package io.github.leadmock.control;

import java.util.Locale;

/** Why a request failed. */
public enum Cause {
  /** It did not fail. */
  NONE,
  /** The request itself caused the error. */
  NATURAL,
  /** The outcome was requested, by the request itself or by a forced outcome. */
  FORCED,
  /** A control made it fail, at random or because of the rate limit. */
  CHAOS,
  /**
   * A user's stub mapping returned the error, or WireMock failed on a stub mapping, template or
   * setting of the user's.
   */
  STUB,
  /** The store that the mock's replicas share did not do what the request needs. */
  STORE;

  /** The name in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
