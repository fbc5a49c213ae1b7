package io.github.leadmock.control;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of a write that a switch makes fail. A 4xx says that the request was refused: such a
 * write never took effect.
 */
public enum FailedWrites {
  /** It failed on the way in: it did not take effect. */
  VANISH,
  /** It took effect, and its answer got lost on the way out. */
  HAPPEN;

  /** The name in options and JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The choice of this name, if there is one. */
  public static Optional<FailedWrites> of(String word) {
    return Arrays.stream(values()).filter(choice -> choice.word().equals(word)).findFirst();
  }

  /** The names of both. */
  public static List<String> words() {
    return Arrays.stream(values()).map(FailedWrites::word).toList();
  }
}
