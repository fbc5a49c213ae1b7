package io.github.leadmock.cli;

import io.github.leadmock.api.EditDistance;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What an unknown word may have been meant to be. */
final class Suggestion {

  private Suggestion() {}

  /** The end of a message; empty if no known word is close. */
  static String of(String word, Stream<String> known) {
    String nearest = nearest(word, known);
    return nearest.isEmpty() ? "" : "; did you mean %s?".formatted(nearest);
  }

  /** The known word that is closest; empty if none is close. */
  static String nearest(String word, Stream<String> known) {
    return known
        .filter(name -> 3 * EditDistance.distance(word, name) <= name.length())
        .min(
            Comparator.comparingInt((String name) -> EditDistance.distance(word, name))
                // Of two equally close words, the one with two letters swapped was meant.
                .thenComparing(name -> !letters(name).equals(letters(word))))
        .orElse("");
  }

  private static List<Integer> letters(String word) {
    return word.chars().sorted().boxed().toList();
  }
}
