package io.github.leadmock.cli;

import io.github.leadmock.engine.AccessLog;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code serve} for whoever operates it. */
final class OperatingOptions {

  @Option(
      names = "--metrics",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      description = "Counts and times requests, for Prometheus at /__admin/leadmock/metrics.")
  private boolean metrics;

  @Option(
      names = "--access-log",
      paramLabel = "FORMAT",
      description = "Prints a line for each request, without secrets: json, text or off (default).")
  private AccessLog.Format accessLog = AccessLog.Format.OFF;

  @Option(
      names = "--drain",
      paramLabel = "DURATION",
      description =
          "At the end (SIGTERM, Ctrl-C), /__admin/leadmock/ready says no for so long before the mock"
              + " stops, such as 5s. Default: it stops at once.")
  private @Nullable String drain;

  boolean metrics(Usage usage, boolean strictWire) {
    usage.check(!(metrics && strictWire), "true", "--metrics", "it without --strict-wire");
    return metrics;
  }

  AccessLog.Format accessLog(Usage usage, boolean strictWire) {
    usage.check(
        accessLog == AccessLog.Format.OFF || !strictWire,
        accessLog.name().toLowerCase(Locale.ROOT),
        "--access-log",
        "it without --strict-wire");
    return accessLog;
  }

  /** How long to drain; zero for not at all. */
  Duration drain(Usage usage) {
    @Nullable String given = drain;
    if (given == null) {
      return Duration.ZERO;
    }
    return Durations.parse(given)
        .orElseThrow(
            () ->
                usage.wrong(
                    "--drain",
                    given,
                    "a number above 0 with s, m, h or d, such as 5s, up to " + Durations.MOST));
  }
}
