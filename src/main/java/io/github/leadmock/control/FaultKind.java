package io.github.leadmock.control;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a connection breaks. */
public enum FaultKind {
  /** The server resets the connection (a TCP RST) instead of answering. */
  RESET,
  /** The server closes the connection without a byte. */
  EMPTY,
  /** Content-Length names the whole body, half of it comes, then the connection is closed. */
  TRUNCATED;

  /** The name in options and JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of this name, if there is one. */
  public static Optional<FaultKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /** The names of all kinds. */
  public static List<String> words() {
    return Arrays.stream(values()).map(FaultKind::word).toList();
  }
}
