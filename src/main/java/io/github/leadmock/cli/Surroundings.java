package io.github.leadmock.cli;

import java.nio.file.Path;
import java.util.Map;

/**
 * What the program finds around it.
 *
 * @param environment the environment variables
 * @param folder the working directory
 * @param terminal whether a person looks on
 */
record Surroundings(Map<String, String> environment, Path folder, boolean terminal) {

  /** Copies the map. */
  Surroundings {
    environment = Map.copyOf(environment);
  }

  /** Of this process. */
  static Surroundings ofProcess() {
    return new Surroundings(System.getenv(), Path.of(""), System.console() != null);
  }

  /** Whether to print in colour; see no-color.org. */
  boolean colour() {
    return terminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
  }
}
