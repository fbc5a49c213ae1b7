package io.github.leadmock.cli;

import java.util.Locale;

/** Which API a command is about. */
enum ApiChoice {
  METROLEADS,
  LIVEFORCE,
  BOTH;

  boolean includes(String api) {
    return this == BOTH || toString().equals(api);
  }

  /** As the command line spells it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
