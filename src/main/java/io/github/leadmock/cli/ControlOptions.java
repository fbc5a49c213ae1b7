package io.github.leadmock.cli;

import io.github.leadmock.control.Controls;
import io.github.leadmock.control.ErrorRate;
import io.github.leadmock.control.FailedWrites;
import io.github.leadmock.control.FaultKind;
import io.github.leadmock.control.FaultRate;
import io.github.leadmock.control.Latency;
import io.github.leadmock.control.RateLimit;
import io.github.leadmock.engine.VendorApis;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code serve} that make the mock slow, flaky or limited from the start. */
final class ControlOptions {

  private static final String TIME = "(\\d{1,9})(ms|s|m|h)";
  private static final String PERCENT = "(\\d{1,3}(?:\\.\\d{1,6})?)%";
  private static final Pattern FIXED = Pattern.compile(TIME);
  private static final Pattern UNIFORM = Pattern.compile(TIME + "\\.\\." + TIME);
  private static final Pattern LOG_NORMAL =
      Pattern.compile("lognormal:" + TIME + ":(\\d(?:\\.\\d{1,6})?)");
  private static final Pattern RATED = Pattern.compile(PERCENT + ":([a-z0-9]+(?:,[a-z0-9]+)*)");
  private static final Pattern LIMIT = Pattern.compile("(\\d{1,6})/(?:(s|m|h)|" + TIME + ")");

  private static final String LATENCY_FORM =
      "such as 800ms, 200ms..900ms or lognormal:300ms:0.5, up to ten minutes";
  private static final String FAULTS_FORM =
      "a rate and kinds of reset, empty and truncated, such as 5%:reset,empty";
  private static final String LIMIT_FORM =
      "1 to 100000 calls and a time up to a day, such as 10/s, 100/m or 5/250ms";

  @Option(
      names = "--latency",
      paramLabel = "TIME",
      description =
          "Delays responses: 800ms, 200ms..900ms or lognormal:300ms:0.5 (median and" + " sigma).")
  private @Nullable String latency;

  @Option(
      names = "--errors",
      paramLabel = "RATE",
      description = "Makes a share of calls fail with documented errors: 10%%:500,503.")
  private @Nullable String errors;

  @Option(
      names = "--faults",
      paramLabel = "RATE",
      description = "Breaks a share of connections: 5%%:reset,empty,truncated.")
  private @Nullable String faults;

  @Option(
      names = "--rate-limit",
      paramLabel = "LIMIT",
      description = "Answers 429 to calls over the limit, for each API: 10/s, 100/m or 5/250ms.")
  private @Nullable String rateLimit;

  @Option(
      names = "--failed-writes",
      paramLabel = "CHOICE",
      description =
          "Whether a failed write still takes effect: discard (no) or apply (yes)."
              + " Default: discard.")
  private String failedWrites = FailedWrites.DISCARD.word();

  /** The controls at start; a usage error if a value is invalid. */
  Controls controls(Usage usage) {
    return Controls.OFF
        .withLatency(
            Optional.ofNullable(latency)
                .map(text -> read(usage, "--latency", text, LATENCY_FORM, ControlOptions::latency)))
        .withErrors(Optional.ofNullable(errors).map(text -> errors(usage, text)))
        .withFaults(
            Optional.ofNullable(faults)
                .map(text -> read(usage, "--faults", text, FAULTS_FORM, ControlOptions::faults)))
        .withRateLimit(
            Optional.ofNullable(rateLimit)
                .map(
                    text ->
                        read(usage, "--rate-limit", text, LIMIT_FORM, ControlOptions::rateLimit)))
        .withFailedWrites(
            FailedWrites.of(failedWrites)
                .orElseThrow(
                    () -> usage.wrong("--failed-writes", failedWrites, "discard or apply")));
  }

  private interface Reader<T> {
    /** Empty, or an exception, if the text is invalid. */
    Optional<T> read(String text);
  }

  private static <T> T read(
      Usage usage, String option, String text, String expected, Reader<T> reader) {
    try {
      return reader.read(text).orElseThrow(() -> usage.wrong(option, text, expected));
    } catch (IllegalArgumentException outOfRange) {
      throw usage.wrong(option, text, expected);
    }
  }

  private static Optional<Latency> latency(String text) {
    Matcher fixed = FIXED.matcher(text);
    if (fixed.matches()) {
      return Optional.of(new Latency.Fixed(millis(fixed, 1)));
    }
    Matcher uniform = UNIFORM.matcher(text);
    if (uniform.matches()) {
      return Optional.of(new Latency.Uniform(millis(uniform, 1), millis(uniform, 3)));
    }
    Matcher logNormal = LOG_NORMAL.matcher(text);
    return logNormal.matches()
        ? Optional.of(
            new Latency.LogNormal(millis(logNormal, 1), Double.parseDouble(logNormal.group(3))))
        : Optional.empty();
  }

  private static ErrorRate errors(Usage usage, String text) {
    Set<Integer> known = VendorApis.errorStatuses();
    String expected = "a rate and documented errors, such as 10%%:500,503, of %s".formatted(known);
    ErrorRate errors =
        read(
            usage,
            "--errors",
            text,
            expected,
            given ->
                rated(given)
                    .map(
                        rated ->
                            new ErrorRate(
                                rated.rate(),
                                rated.items().stream().map(Integer::valueOf).toList())));
    usage.check(known.containsAll(errors.statuses()), text, "--errors", expected);
    return errors;
  }

  private static Optional<FaultRate> faults(String text) {
    return rated(text)
        .map(
            rated ->
                new FaultRate(
                    rated.rate(),
                    rated.items().stream()
                        .map(word -> FaultKind.of(word).orElseThrow(IllegalArgumentException::new))
                        .toList()));
  }

  private static Optional<RateLimit> rateLimit(String text) {
    Matcher limit = LIMIT.matcher(text);
    if (!limit.matches()) {
      return Optional.empty();
    }
    long per = limit.group(2) == null ? millis(limit, 3) : unit(limit.group(2));
    return Optional.of(new RateLimit(Integer.parseInt(limit.group(1)), per));
  }

  /** How often, and which ones. */
  private record Rated(double rate, List<String> items) {}

  private static Optional<Rated> rated(String text) {
    Matcher form = RATED.matcher(text);
    return form.matches()
        ? Optional.of(
            new Rated(
                new BigDecimal(form.group(1)).movePointLeft(2).doubleValue(),
                List.of(form.group(2).split(","))))
        : Optional.empty();
  }

  private static long millis(Matcher time, int group) {
    return Long.parseLong(time.group(group)) * unit(time.group(group + 1));
  }

  private static long unit(String unit) {
    return switch (unit) {
      case "ms" -> 1;
      case "s" -> 1_000;
      case "m" -> 60_000;
      default -> 3_600_000;
    };
  }
}
