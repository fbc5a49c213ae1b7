package io.github.leadmock.cli;

import io.github.leadmock.baseline.Review.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * {@code leadmock.yaml}: named targets, each with the options of {@code verify} that describe a
 * server.
 */
final class TargetFile {

  static final String NAME = "leadmock.yaml";

  private static final YAMLMapper YAML = new YAMLMapper();

  /** The parser's nesting at the names of targets; the document itself has no name. */
  private static final List<String> WITHIN_TARGETS = List.of("null", "targets");

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
              "insecure",
              "baseline"));

  private final Path file;
  private final JsonNode targets;
  private final Map<String, Described> described;

  private TargetFile(Path file, JsonNode targets, Map<String, Described> described) {
    this.file = file;
    this.targets = targets;
    this.described = Map.copyOf(described);
  }

  /**
   * Reads the file in a folder.
   *
   * @throws UncheckedIOException if it is missing or not YAML
   */
  static TargetFile in(Path folder) {
    Path file = folder.resolve(NAME);
    try {
      String text = Files.readString(file);
      return new TargetFile(file, YAML.readTree(text).path("targets"), described(file, text));
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

  /**
   * Writes a commented sample file into a folder.
   *
   * @throws UncheckedIOException if there already is one, or it cannot be written
   */
  static void init(Path folder) {
    Path file = folder.resolve(NAME);
    try (@Nullable InputStream template = TargetFile.class.getResourceAsStream(NAME)) {
      if (template == null) {
        throw new IllegalStateException(NAME + " is missing from the jar");
      }
      Files.copy(template, file);
    } catch (FileAlreadyExistsException there) {
      throw new UncheckedIOException(
          "%s is there already; edit it, or move it away first (--init)".formatted(file), there);
    } catch (IOException failed) {
      throw WholeFile.unwritable(file, "--init", failed);
    }
  }

  /** The line of each target, and its values as text: as YAML, {@code 1e5} would be a number. */
  private static Map<String, Described> described(Path file, String text) {
    Map<String, Described> targets = new HashMap<>();
    Deque<String> path = new ArrayDeque<>();
    try (YAMLParser parser = (YAMLParser) YAML.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        String name = String.valueOf(parser.currentName());
        int line = parser.currentTokenLocation().getLineNr();
        if (parser.isCurrentAlias()) {
          throw new UncheckedIOException(
              "%s, line %s: '*%s' is an alias, which is not followed; write the value out"
                  .formatted(file, line, parser.getString()),
              new IOException("alias"));
        }
        List<String> within = List.copyOf(path);
        if (token == JsonToken.PROPERTY_NAME && within.equals(WITHIN_TARGETS)) {
          targets.put(name, new Described(line, new TreeMap<>()));
        } else if (token.isStructStart()) {
          path.addLast(name);
        } else if (token.isStructEnd()) {
          path.removeLast();
        } else if (token.isScalarValue() && within.size() == WITHIN_TARGETS.size() + 1) {
          @Nullable Described target = targets.get(within.get(WITHIN_TARGETS.size()));
          if (target != null) {
            target.options().put(name, token == JsonToken.VALUE_NULL ? "" : parser.getString());
          }
        }
      }
    }
    return targets;
  }

  private record Described(int line, Map<String, String> options) {}

  /** Where the file describes a target. */
  Place place(String name) {
    @Nullable Described target = described.get(name);
    return new Place(NAME, target == null ? 1 : target.line());
  }

  /** The options of a target; empty if the file has no such target. */
  Optional<Map<String, String>> target(String name) {
    JsonNode target = targets.path(name);
    if (!target.isObject()) {
      return Optional.empty();
    }
    Map<String, String> options = new TreeMap<>();
    target.propertyNames().forEach(option -> options.put(option, ""));
    Optional.ofNullable(described.get(name)).ifPresent(known -> options.putAll(known.options()));
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
