package io.github.leadmock.cli;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses durations on the command line: a whole number with a unit, up to a hundred years. */
final class Durations {

  /** What longer ones may not be; in nanoseconds it is still a long. */
  static final String MOST = "36500d";

  private static final Duration LONGEST = Duration.ofDays(36_500);
  private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,8})([smhd])");
  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "s",
          ChronoUnit.SECONDS,
          "m",
          ChronoUnit.MINUTES,
          "h",
          ChronoUnit.HOURS,
          "d",
          ChronoUnit.DAYS);

  private Durations() {}

  /** The duration; empty if the text is not a duration, is zero or too long. */
  static Optional<Duration> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    @Nullable ChronoUnit unit = UNITS.get(form.group(2));
    return Optional.ofNullable(unit)
        .map(known -> Duration.of(Long.parseLong(form.group(1)), known))
        .filter(read -> read.compareTo(LONGEST) <= 0);
  }
}
