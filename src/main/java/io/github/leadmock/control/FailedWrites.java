package io.github.leadmock.control;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a write that a control makes fail still takes effect. A 4xx means that the request was
 * refused: such a write never takes effect.
 */
public enum FailedWrites {
  /** The write failed before it took effect. */
  VANISH,
  /** The write took effect, but its response was lost. */
  HAPPEN;

  /** The name in options and JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The choice with this name; empty if there is none. */
  public static Optional<FailedWrites> of(String word) {
    return Arrays.stream(values()).filter(choice -> choice.word().equals(word)).findFirst();
  }

  /** The names of all choices. */
  public static List<String> words() {
    return Arrays.stream(values()).map(FailedWrites::word).toList();
  }
}
