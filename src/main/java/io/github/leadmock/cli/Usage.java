package io.github.leadmock.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Says what is wrong with an option's value. */
record Usage(CommandLine command) {

  /** The value, when it is right; else the command ends with exit code 2. */
  <T> T check(boolean right, T value, String option, String expected) {
    if (!right) {
      throw new ParameterException(
          command, "%s is '%s'; expected %s".formatted(option, value, expected));
    }
    return value;
  }

  /** A whole number within bounds; else the command ends with exit code 2. */
  long wholeNumber(String option, String text, long min, long max) {
    try {
      long number = Long.parseLong(text);
      // Java takes the digits of all scripts.
      if (text.chars().allMatch(c -> c <= '9') && number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException none) {
      // Said below.
    }
    throw wrong(option, text, "a whole number from %s to %s".formatted(min, max));
  }

  /** A port; else the command ends with exit code 2. */
  int port(String option, String text) {
    return (int) wholeNumber(option, text, 0, 65_535);
  }

  /** The end of the command with exit code 2. */
  ParameterException wrong(String option, Object value, String expected) {
    return new ParameterException(
        command, "%s is '%s'; expected %s".formatted(option, value, expected));
  }

  /** The end of the command with exit code 2, as an option is not given. */
  ParameterException missing(String option, String expected) {
    return new ParameterException(
        command, "%s is missing; expected %s".formatted(option, expected));
  }
}
