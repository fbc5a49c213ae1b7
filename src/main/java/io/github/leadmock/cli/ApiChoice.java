package io.github.leadmock.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The API that a command applies to. */
enum ApiChoice {
  METROLEADS,
  LIVEFORCE;

  /** Whether an API is selected; without the option, all are. */
  static boolean includes(@Nullable ApiChoice given, String api) {
    return given == null || given.name().toLowerCase(Locale.ROOT).equals(api);
  }
}
