package io.github.leadmock.bench;

import java.time.Duration;
import java.util.List;

/**
 * One run of the verifier.
 *
 * @param kind what the server was
 * @param id the fault, variant or doubt
 * @param says what the server did
 * @param api the API
 * @param writes whether notes were written
 * @param expected for a fault the rules to be named; else none
 * @param outcome what the verifier said
 * @param took how long it took
 */
record BenchRow(
    Kind kind,
    String id,
    String says,
    Api api,
    boolean writes,
    List<String> expected,
    Outcome outcome,
    Duration took) {

  /** What a server can be. */
  enum Kind {
    CORRECT,
    FAULT,
    VARIANT,
    DOUBT
  }

  /** Whether it came out as it has to; doubts may come out either way. */
  boolean good() {
    return switch (kind) {
      case FAULT ->
          Severities.areAssumed(expected) ? outcome.tells(expected) : outcome.blames(expected);
      case CORRECT, VARIANT -> !outcome.accuses();
      case DOUBT -> outcome.exitCode() == 0 || outcome.exitCode() == 1;
    };
  }

  /** Whether a fault was told of as a warning only. */
  boolean warns() {
    return kind == Kind.FAULT && good() && !outcome.blames(expected);
  }

  /** The rules that were named, for a fault the expected ones only. */
  List<String> named() {
    return kind == Kind.FAULT
        ? outcome.named().stream().filter(expected::contains).toList()
        : outcome.named();
  }

  /** The rules that were named besides the expected ones. */
  List<String> others() {
    return outcome.named().stream().filter(rule -> !named().contains(rule)).toList();
  }
}
