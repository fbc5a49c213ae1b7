package io.github.leadmock.bench;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a verifier says of a server.
 *
 * @param exitCode 0 for all passed, 1 for findings
 * @param rules the ids of the rules whose findings fail the run
 * @param warned the ids of the rules whose findings are warnings
 * @param skipped the ids of the cases that could not be decided
 * @param keys what its findings are known by in another run
 */
public record Outcome(
    int exitCode, List<String> rules, List<String> warned, List<String> skipped, Set<String> keys) {

  /** Copies the lists, without what is there twice. */
  public Outcome {
    rules = rules.stream().distinct().sorted().toList();
    warned = warned.stream().distinct().sorted().toList();
    skipped = List.copyOf(skipped);
    keys = Set.copyOf(keys);
  }

  /** An outcome without warnings and skipped cases. */
  public Outcome(int exitCode, List<String> rules) {
    this(exitCode, rules, List.of(), List.of(), Set.of());
  }

  /** Whether it finds the server wrong, or fails itself. */
  boolean accuses() {
    return exitCode != 0 || !rules.isEmpty();
  }

  /** Whether it finds the server wrong even by the surest rules only. */
  boolean accusesForSure() {
    return exitCode == 3 || exitCode < 0 || rules.stream().anyMatch(Severities::isDocumented);
  }

  /** Whether it finds the server wrong and blames one of these rules. */
  boolean blames(List<String> expected) {
    return exitCode == 1 && rules.stream().anyMatch(expected::contains);
  }

  /** Whether it tells of one of these rules, be it as a warning. */
  boolean tells(List<String> expected) {
    return blames(expected) || (exitCode >= 0 && warned.stream().anyMatch(expected::contains));
  }

  /** All rules that it names. */
  List<String> named() {
    return Stream.concat(rules.stream(), warned.stream()).distinct().sorted().toList();
  }
}
