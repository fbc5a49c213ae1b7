package io.github.leadmock.contract;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * One behaviour of a vendor's API, with its source.
 *
 * @param id such as {@code ML-EV-03}
 * @param api {@code metroleads} or {@code liveforce}
 * @param says the behaviour, in one sentence of our own
 * @param status how certain the rule is
 * @param source document, section, row or example
 * @param http the HTTP status that the rule concerns, if any
 */
public record Rule(
    String id, String api, String says, Status status, String source, OptionalInt http) {

  /** Checks for nulls. */
  public Rule {
    requireNonNull(id, "id is null");
    requireNonNull(api, "api is null");
    requireNonNull(says, "says is null");
    requireNonNull(status, "status is null");
    requireNonNull(source, "source is null");
    requireNonNull(http, "http is null");
  }

  /** How certain a rule is. */
  public enum Status {
    /** The vendor's document says so. */
    DOCUMENTED,
    /** The document's examples, or HTTP itself, show it. */
    INFERRED,
    /** No source: our own choice. */
    ASSUMED;

    /** The name in the catalogue and on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
