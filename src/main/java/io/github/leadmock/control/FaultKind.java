package io.github.leadmock.control;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a connection breaks. */
public enum FaultKind {
  /** The server resets the connection (a TCP RST) instead of answering. */
  RESET,
  /** The server closes the connection without sending a byte. */
  EMPTY,
  /** Content-Length gives the full length, but the connection is closed after half of the body. */
  TRUNCATED;

  /** The name in options and JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind with this name; empty if there is none. */
  public static Optional<FaultKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /** The names of all kinds. */
  public static List<String> words() {
    return Arrays.stream(values()).map(FaultKind::word).toList();
  }
}
