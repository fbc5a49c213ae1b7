package io.github.leadmock.cli;

import io.github.leadmock.api.EditDistance;
import java.util.Comparator;
import java.util.stream.Stream;

/** What an unknown word may have been meant to be. */
final class Suggestion {

  private Suggestion() {}

  /** The end of a message; empty if no known word is close. */
  static String of(String word, Stream<String> known) {
    return known
        .filter(name -> 3 * EditDistance.distance(word, name) <= name.length())
        .min(Comparator.comparingInt(name -> EditDistance.distance(word, name)))
        .map("; did you mean %s?"::formatted)
        .orElse("");
  }
}
