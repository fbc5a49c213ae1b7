package io.github.leadmock.speed;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * wrk's result of one run.
 *
 * @param rate requests per second
 * @param median the median latency, in milliseconds
 * @param high the 99th percentile of the latency, in milliseconds
 * @param refused the number of answers other than 2xx and 3xx
 * @param broken the number of connections that failed or timed out
 */
record Load(double rate, double median, double high, long refused, long broken) {

  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
  private static final Pattern PERCENTILE =
      Pattern.compile("^\\s+(50|99)%\\s+([\\d.]+)(us|ms|s|m|h) *$", Pattern.MULTILINE);
  private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
  private static final Pattern BROKEN =
      Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");

  /**
   * Parses the output of wrk {@code --latency}.
   *
   * @throws CannotMeasure if it is something else
   */
  static Load parse(String text) {
    Matcher rate = RATE.matcher(text);
    if (!rate.find()) {
      throw new CannotMeasure("wrk printed no rate: " + text.strip());
    }
    return new Load(
        Double.parseDouble(rate.group(1)),
        percentile(text, "50"),
        percentile(text, "99"),
        sum(REFUSED.matcher(text)),
        sum(BROKEN.matcher(text)));
  }

  /** Whether every request was answered with success. */
  boolean isClean() {
    return refused == 0 && broken == 0 && rate > 0;
  }

  private static double percentile(String text, String which) {
    Matcher line = PERCENTILE.matcher(text);
    while (line.find()) {
      if (line.group(1).equals(which)) {
        return Double.parseDouble(line.group(2)) * millis(line.group(3));
      }
    }
    throw new CannotMeasure("wrk printed no %s%% latency: %s".formatted(which, text.strip()));
  }

  private static double millis(String unit) {
    return switch (unit) {
      case "us" -> 0.001;
      case "ms" -> 1;
      case "s" -> 1_000;
      case "m" -> 60_000;
      case "h" -> 3_600_000;
      default -> throw new IllegalStateException(String.format(Locale.ROOT, "unit %s", unit));
    };
  }

  private static long sum(Matcher numbers) {
    long sum = 0;
    if (numbers.find()) {
      for (int group = 1; group <= numbers.groupCount(); group++) {
        sum += Long.parseLong(numbers.group(group));
      }
    }
    return sum;
  }
}
