package io.github.leadmock.cli;

import io.github.leadmock.api.EditDistance;
import java.util.Comparator;
import java.util.stream.Stream;

/** What somebody may have meant by a word that is not known. */
final class Suggestion {

  private Suggestion() {}

  /** The end of a message; empty when nothing known is near. */
  static String of(String word, Stream<String> known) {
    return known
        .filter(name -> 3 * EditDistance.distance(word, name) <= name.length())
        .min(Comparator.comparingInt(name -> EditDistance.distance(word, name)))
        .map("; did you mean %s?"::formatted)
        .orElse("");
  }
}
