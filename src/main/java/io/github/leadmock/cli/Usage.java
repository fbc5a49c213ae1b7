package io.github.leadmock.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Reports invalid option values. */
record Usage(CommandLine command) {

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

  /** Parses a port number; otherwise throws a usage error. */
  int port(String option, String text) {
    return (int) wholeNumber(option, text, 0, 65_535);
  }

  /** The usage error for an invalid value; the command ends with exit code 2. */
  ParameterException wrong(String option, Object value, String expected) {
    return new ParameterException(
        command,
        "%s is '%s'; expected %s".formatted(option, value, expected),
        command.getCommandSpec().findOption(option),
        null);
  }

  /** The usage error for a missing option; the command ends with exit code 2. */
  ParameterException missing(String option, String expected) {
    return new ParameterException(
        command, "%s is missing; expected %s".formatted(option, expected));
  }
}
