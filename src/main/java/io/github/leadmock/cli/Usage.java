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
