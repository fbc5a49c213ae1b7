package io.github.leadmock.metroleads;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** How ids are read: a UUID in its full form, in any letter case (rule ML-PA-04). */
final class Ids {

  // UUID.fromString alone is lenient: it takes "1-1-1-1-1".
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Ids() {}

  static Optional<UUID> parse(String text) {
    return UUID_FORM.matcher(text).matches()
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }
}
