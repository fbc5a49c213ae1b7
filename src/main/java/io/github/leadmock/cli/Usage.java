package io.github.leadmock.cli;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Reports invalid option values.
 *
 * @param target the target that supplies the options that are not given, if any
 */
record Usage(CommandLine command, Optional<ConfigFile.Target> target) {

  private static final int MOST_SECONDS = 3_600;

  Usage(CommandLine command) {
    this(command, Optional.empty());
  }

  /** The same, where a target supplies the options that are not given. */
  Usage within(ConfigFile.Target supplier) {
    return new Usage(command, Optional.of(supplier));
  }

  /** Returns a valid value; otherwise throws a usage error. */
  <T> T check(boolean right, T value, String option, String expected) {
    if (!right) {
      throw wrong(option, value, expected);
    }
    return value;
  }

  /** Parses a whole number within bounds; otherwise throws a usage error. */
  long wholeNumber(String option, String text, long min, long max) {
    try {
      long number = Long.parseLong(text);
      // Java also parses non-ASCII digits.
      if (text.chars().allMatch(c -> c <= '9') && number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException none) {
      // Reported below.
    }
    throw wrong(option, text, "a whole number from %s to %s".formatted(min, max));
  }

  /** Parses a duration in seconds; otherwise throws a usage error. */
  Duration seconds(String option, String text) {
    String expected = "a number of seconds up to " + MOST_SECONDS;
    try {
      double seconds = Double.parseDouble(text);
      check(seconds > 0 && seconds <= MOST_SECONDS, text, option, expected);
      return Duration.ofMillis(Math.max(1, Math.round(seconds * 1_000)));
    } catch (NumberFormatException malformed) {
      throw wrong(option, text, expected);
    }
  }

  /** Parses a port number; otherwise throws a usage error. */
  int port(String option, String text) {
    return (int) wholeNumber(option, text, 0, 65_535);
  }

  /** The usage error for an invalid value; the command ends with exit code 2. */
  ParameterException wrong(String option, Object value, String expected) {
    OptionSpec known = command.getCommandSpec().findOption(option);
    String name = option.substring(2);
    return target
        .filter(supplier -> supplier.options().containsKey(name) && !isGiven(known))
        .map(
            supplier ->
                new ParameterException(
                    command,
                    "target '%s': %s is '%s'; expected %s (%s)"
                        .formatted(supplier.name(), name, value, expected, supplier.origin(name))))
        .orElseGet(
            () ->
                new ParameterException(
                    command,
                    "%s is '%s'; expected %s".formatted(option, value, expected),
                    known,
                    null));
  }

  private static boolean isGiven(OptionSpec option) {
    @Nullable Object value = option.getValue();
    return value != null && !value.equals(false);
  }

  /** The usage error for a missing option; the command ends with exit code 2. */
  ParameterException missing(String option, String expected) {
    return new ParameterException(
        command, "%s is missing; expected %s".formatted(option, expected));
  }
}
