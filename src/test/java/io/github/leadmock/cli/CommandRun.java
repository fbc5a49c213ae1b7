package io.github.leadmock.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * The result of a command line.
 *
 * @param exitCode the process's exit code
 * @param out the lines on standard output
 * @param err the lines on standard error
 */
record CommandRun(int exitCode, List<String> out, List<String> err) {

  static CommandRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new CommandRun(exitCode, lines(out), lines(err));
  }

  /** The result of bad usage: what is wrong, where to find help, and nothing else. */
  static CommandRun refusal(String message, String command) {
    return new CommandRun(
        2, List.of(), List.of("leadmock: " + message, "Try '%s --help'.".formatted(command)));
  }

  private static List<String> lines(StringWriter text) {
    return text.toString().lines().toList();
  }
}
