package io.github.leadmock.cli;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The environment of the process.
 *
 * @param environment the environment variables
 * @param folder the working directory
 * @param terminal whether a terminal is attached
 * @param input standard input
 */
record ProcessEnvironment(
    Map<String, String> environment, Path folder, boolean terminal, InputStream input) {

  /** Copies the map. */
  ProcessEnvironment {
    environment = Map.copyOf(environment);
  }

  /** The environment of this process. */
  static ProcessEnvironment ofProcess() {
    return new ProcessEnvironment(
        System.getenv(), Path.of(""), System.console() != null, System.in);
  }

  /**
   * Finds an argument, or one of our environment variables, that Java could not decode, and says
   * what to do. Java puts replacement characters in place of undecodable bytes, which would
   * silently change a password.
   *
   * @param encoding the encoding that Java decoded them with
   */
  Optional<String> unreadable(String encoding, String... arguments) {
    if (encoding.equalsIgnoreCase("UTF-8")) {
      return Optional.empty();
    }
    Stream<String> variables =
        environment.entrySet().stream()
            .filter(variable -> variable.getKey().startsWith("LEADMOCK_"))
            .filter(variable -> isMarked(variable.getValue()))
            .map(variable -> "the environment variable " + variable.getKey());
    Stream<String> marked =
        IntStream.range(0, arguments.length)
            .filter(index -> isMarked(arguments[index]))
            .mapToObj(index -> "argument " + (index + 1));
    return Stream.concat(marked, variables)
        .findFirst()
        .map(
            place ->
                "%s has characters that are no %s, which is how Java reads it here; set LC_ALL=C.UTF-8 before the start"
                    .formatted(place, encoding));
  }

  private static boolean isMarked(String text) {
    return text.indexOf('\uFFFD') >= 0;
  }

  /** Whether to print in colour; see no-color.org. */
  boolean colour() {
    return terminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
  }
}
