package io.github.leadmock.bench;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One way to be otherwise than the correct server that the documents leave open.
 *
 * @param id short and unique, such as {@code keys-reordered}
 * @param says what the server does, in a line
 * @param apis the APIs that show it
 * @param deviation makes a correct server do it
 * @param target what a verifier is told of the server, from what it usually is
 */
record Variant(
    String id, String says, List<Api> apis, Deviation deviation, UnaryOperator<Target> target) {

  Variant {
    requireNonNull(id, "id is null");
    requireNonNull(says, "says is null");
    requireNonNull(deviation, "deviation is null");
    requireNonNull(target, "target is null");
    apis = List.copyOf(apis);
  }

  static Variant both(String id, String says, Deviation deviation) {
    return new Variant(id, says, List.of(Api.values()), deviation, target -> target);
  }

  static Variant metroleads(String id, String says, Deviation deviation) {
    return new Variant(id, says, List.of(Api.METROLEADS), deviation, target -> target);
  }

  static Variant liveforce(String id, String says, Deviation deviation) {
    return new Variant(id, says, List.of(Api.LIVEFORCE), deviation, target -> target);
  }

  /** The same, with a verifier that is told something else. */
  Variant at(UnaryOperator<Target> other) {
    return new Variant(id, says, apis, deviation, other);
  }

  @Override
  public String toString() {
    return id;
  }
}
