package io.github.leadmock.control;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a write that a control makes fail still takes effect. A 4xx means that the request was
 * refused: such a write never takes effect.
 */
public enum FailedWrites {
  /** The write failed before it took effect. */
  DISCARD,
  /** The write took effect, but its response was lost. */
  APPLY;

  /** The names before 0.1.0; still understood, in that version only. */
  private static final Map<String, FailedWrites> FORMER =
      Map.of("vanish", DISCARD, "happen", APPLY);

  /** The name in options and JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The choice with this name; empty if there is none. */
  public static Optional<FailedWrites> of(String word) {
    return Arrays.stream(values())
        .filter(choice -> choice.word().equals(word))
        .findFirst()
        .or(() -> Optional.ofNullable(FORMER.get(word)));
  }

  /** The names of all choices. */
  public static List<String> words() {
    return Arrays.stream(values()).map(FailedWrites::word).toList();
  }
}
