package io.github.leadmock.cli;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The environment of the process.
 *
 * @param environment the environment variables
 * @param folder the working directory
 * @param terminal whether somebody sees standard output on a terminal
 * @param progress whether they see standard error there as well
 * @param input standard input
 */
record ProcessEnvironment(
    Map<String, String> environment,
    Path folder,
    boolean terminal,
    boolean progress,
    InputStream input) {

  /** Where Linux says what the standard streams lead to. */
  private static final Path STREAMS = Path.of("/proc/self/fd");

  /** Copies the map. */
  ProcessEnvironment {
    environment = Map.copyOf(environment);
  }

  /** One whose standard error goes where standard output does. */
  ProcessEnvironment(
      Map<String, String> environment, Path folder, boolean terminal, InputStream input) {
    this(environment, folder, terminal, terminal, input);
  }

  /** The environment of this process. */
  static ProcessEnvironment ofProcess() {
    boolean terminal = isTerminal(System.console());
    return new ProcessEnvironment(
        System.getenv(), Path.of(""), terminal, terminal && isOnePlace(STREAMS), System.in);
  }

  /** Up to Java 21 there is a console only on a terminal; from Java 22 on it has to be asked. */
  static boolean isTerminal(@Nullable Console console) {
    if (console == null) {
      return false;
    }
    try {
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (ReflectiveOperationException older) {
      return true;
    }
  }

  /**
   * Whether standard error leads to the same place as standard output; taken for granted where
   * nothing tells.
   */
  static boolean isOnePlace(Path streams) {
    try {
      return Files.readSymbolicLink(streams.resolve("1"))
          .equals(Files.readSymbolicLink(streams.resolve("2")));
    } catch (IOException | UnsupportedOperationException elsewhere) {
      return true;
    }
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
