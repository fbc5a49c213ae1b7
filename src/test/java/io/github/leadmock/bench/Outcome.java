package io.github.leadmock.bench;

import java.util.List;

/**
 * What a verifier says of a server.
 *
 * @param exitCode 0 for all passed, 1 for findings
 * @param rules the ids of the rules that its findings name
 */
public record Outcome(int exitCode, List<String> rules) {

  /** Copies the list, without what is there twice. */
  public Outcome {
    rules = rules.stream().distinct().sorted().toList();
  }

  /** Whether it finds the server wrong, or fails itself. */
  boolean accuses() {
    return exitCode != 0 || !rules.isEmpty();
  }

  /** Whether it finds the server wrong and blames one of these rules. */
  boolean blames(List<String> expected) {
    return exitCode == 1 && rules.stream().anyMatch(expected::contains);
  }
}
