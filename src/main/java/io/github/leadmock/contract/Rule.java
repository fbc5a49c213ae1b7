package io.github.leadmock.contract;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * One behaviour of a vendor's API, with where we have it from.
 *
 * @param id such as {@code ML-EV-03}
 * @param api {@code metroleads} or {@code liveforce}
 * @param says the behaviour, a sentence of ours
 * @param status how sure we are
 * @param source document, section, row or example
 * @param http the HTTP status that the rule is about, if it is about one
 */
public record Rule(
    String id, String api, String says, Status status, String source, OptionalInt http) {

  /** Checks that nothing is missing. */
  public Rule {
    requireNonNull(id, "id is null");
    requireNonNull(api, "api is null");
    requireNonNull(says, "says is null");
    requireNonNull(status, "status is null");
    requireNonNull(source, "source is null");
    requireNonNull(http, "http is null");
  }

  /** How sure we are of a rule. */
  public enum Status {
    /** The vendor's document says so. */
    DOCUMENTED,
    /** The document's examples, or HTTP itself, show it. */
    INFERRED,
    /** No source: our choice where there had to be one. */
    ASSUMED;

    /** As the catalogue and the command line spell it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
