package io.github.leadmock.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which API a command is about. */
enum ApiChoice {
  METROLEADS,
  LIVEFORCE;

  /** Whether an option that was given, or not, lets an API pass. */
  static boolean includes(@Nullable ApiChoice given, String api) {
    return given == null || given.name().toLowerCase(Locale.ROOT).equals(api);
  }
}
