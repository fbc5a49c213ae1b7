package io.github.leadmock.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * {@code leadmock.yaml}: named targets, each with the options of {@code verify} that describe a
 * server.
 */
final class TargetFile {

  static final String NAME = "leadmock.yaml";

  private static final Set<String> OPTIONS =
      new TreeSet<>(
          List.of(
              "api",
              "base-url",
              "user",
              "token",
              "company",
              "lead",
              "lead-id",
              "ca-cert",
              "insecure"));

  private final Path file;
  private final JsonNode targets;

  private TargetFile(Path file, JsonNode targets) {
    this.file = file;
    this.targets = targets;
  }

  /**
   * Reads the file of a folder.
   *
   * @throws UncheckedIOException when it is missing or no YAML
   */
  static TargetFile in(Path folder) {
    Path file = folder.resolve(NAME);
    try {
      return new TargetFile(
          file, new YAMLMapper().readTree(Files.readString(file)).path("targets"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "cannot read %s; it holds the targets that --target names".formatted(file), unreadable);
    } catch (JacksonException malformed) {
      throw new UncheckedIOException(
          "%s is no YAML%s".formatted(file, place(malformed)), new IOException(malformed));
    }
  }

  private static String place(JacksonException malformed) {
    return malformed.getLocation() == null ? "" : ", line " + malformed.getLocation().getLineNr();
  }

  /** The options of a target; empty when the file has no such target. */
  Optional<Map<String, String>> target(String name) {
    JsonNode target = targets.path(name);
    if (!target.isObject()) {
      return Optional.empty();
    }
    Map<String, String> options = new TreeMap<>();
    target
        .properties()
        .forEach(option -> options.put(option.getKey(), option.getValue().asString("")));
    for (String option : options.keySet()) {
      if (!OPTIONS.contains(option)) {
        throw new UncheckedIOException(
            "%s: target '%s' has '%s'; expected only %s"
                .formatted(file, name, option, String.join(", ", OPTIONS)),
            new IOException(option));
      }
    }
    return Optional.of(options);
  }

  /** The names of the targets. */
  List<String> names() {
    return targets.propertyNames().stream().sorted().toList();
  }
}
