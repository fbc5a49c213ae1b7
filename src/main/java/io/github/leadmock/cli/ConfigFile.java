package io.github.leadmock.cli;

import io.github.leadmock.baseline.Review.Place;
import io.github.leadmock.message.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * {@code leadmock.yaml}: default values of the commands' options, a section for each command, and
 * named targets, each with the options of {@code verify} that describe a server.
 */
final class ConfigFile {

  static final String NAME = "leadmock.yaml";
  static final String TARGETS = "targets";

  /** The options that describe a server, which stand in a target. */
  static final Set<String> TARGET_OPTIONS =
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
  private final YamlNode.Mapping root;

  private ConfigFile(Path file, YamlNode.Mapping root) {
    this.file = file;
    this.root = root;
  }

  /**
   * A value in the file.
   *
   * @param values several for a list
   */
  record Setting(List<String> values, int line) {

    Setting {
      values = List.copyOf(values);
    }
  }

  /**
   * A server that the file describes.
   *
   * @param options the options that describe it, by their names without dashes
   * @param lines where these stand
   * @param place where the description begins
   */
  record Target(String name, Map<String, String> options, Map<String, Integer> lines, Place place) {

    Target {
      options = Map.copyOf(options);
      lines = Map.copyOf(lines);
    }

    /** Where an option of it stands, in words. */
    String origin(String option) {
      return "%s, line %s".formatted(NAME, lines.getOrDefault(option, place.line()));
    }
  }

  /**
   * Reads the file of a folder; empty when there is none.
   *
   * @throws UncheckedIOException when it cannot be used; says where and why
   */
  static Optional<ConfigFile> in(Path folder) {
    Path file = folder.resolve(NAME);
    try {
      YamlNode root = YamlNode.read(Utf8.read(file));
      if (root instanceof YamlNode.Mapping mapping) {
        ConfigFile config = new ConfigFile(file, mapping);
        config.mapping(TARGETS);
        return Optional.of(config);
      }
      throw unusable(file, "line %s: expected sections such as serve: and targets:", root.line());
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (Utf8.Malformed malformed) {
      throw unusable(file, "%s", malformed.getMessage());
    } catch (IOException unreadable) {
      if (Files.isDirectory(file)) {
        throw new UncheckedIOException(
            "%s is a folder; expected a file, as leadmock config --init writes it".formatted(file),
            unreadable);
      }
      throw new UncheckedIOException(
          "cannot read %s: %s; make it readable, or move it away"
              .formatted(file, unreadable.getClass().getSimpleName()),
          unreadable);
    } catch (JacksonException malformed) {
      throw unusable(file, "is not YAML%s", place(malformed));
    } catch (YamlNode.Unusable unusable) {
      throw unusable(file, "%s", String.valueOf(unusable.getMessage()));
    }
  }

  private static String place(JacksonException malformed) {
    return malformed.getLocation() == null ? "" : ", line " + malformed.getLocation().getLineNr();
  }

  /** The contents of the file are wrong: bad usage, as on the command line. */
  static final class Mistake extends UncheckedIOException {

    private static final long serialVersionUID = 1;

    private Mistake(String message) {
      super(message, new IOException(message));
    }
  }

  private static Mistake unusable(Path file, String what, Object... values) {
    String text = what.formatted(values);
    return new Mistake(
        text.startsWith("line ") ? "%s, %s".formatted(file, text) : "%s %s".formatted(file, text));
  }

  /** The exception that reports a line of the file. */
  Mistake wrong(int line, String what) {
    return unusable(file, "line %s: %s", line, what);
  }

  /**
   * Writes a file with comments into a folder.
   *
   * @throws UncheckedIOException when there is one already, or it cannot be written
   */
  static void init(Path folder) {
    Path file = folder.resolve(NAME);
    try (InputStream template = resource(NAME)) {
      Files.copy(template, file);
    } catch (FileAlreadyExistsException there) {
      throw new UncheckedIOException(
          "%s already exists; edit it, or move it away first (--init)".formatted(file), there);
    } catch (IOException failed) {
      throw WholeFile.unwritable(file, "--init", failed);
    }
  }

  /** The JSON Schema of the file. */
  static String schema() {
    try (InputStream text = resource("/leadmock/schemas/leadmock.schema.json")) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static InputStream resource(String name) {
    @Nullable InputStream found = ConfigFile.class.getResourceAsStream(name);
    if (found == null) {
      throw new IllegalStateException(name + " is missing from the jar");
    }
    return found;
  }

  /** The sections' names and lines. */
  Map<String, Integer> sections() {
    return root.lines();
  }

  /** The settings in a section, by option names without dashes. */
  Map<String, Setting> section(String name) {
    Map<String, Setting> settings = new TreeMap<>();
    YamlNode.Mapping section = mapping(name);
    section
        .members()
        .forEach(
            (option, value) ->
                settings.put(
                    option, new Setting(values(name, option, value), line(section, option))));
    return settings;
  }

  private static int line(YamlNode.Mapping mapping, String name) {
    @Nullable Integer line = mapping.lines().get(name);
    return line == null ? mapping.line() : line;
  }

  /** A section without anything below its name is empty. */
  private YamlNode.Mapping mapping(String section) {
    return mapping(root, section, section);
  }

  private YamlNode.Mapping mapping(YamlNode.Mapping parent, String name, String path) {
    @Nullable YamlNode node = parent.members().get(name);
    if (node instanceof YamlNode.Mapping mapping) {
      return mapping;
    }
    if (node == null || node.equals(new YamlNode.Scalar(node.line(), ""))) {
      return new YamlNode.Mapping(1, Map.of(), Map.of());
    }
    throw wrong(
        line(parent, name),
        "%s is %s; expected names with values below it".formatted(path, node.kind()));
  }

  private List<String> values(String section, String option, YamlNode value) {
    if (value instanceof YamlNode.Sequence list) {
      List<String> values = new ArrayList<>();
      list.items().forEach(item -> values.add(text(section, option, item)));
      return values;
    }
    return List.of(text(section, option, value));
  }

  private String text(String section, String option, YamlNode value) {
    if (value instanceof YamlNode.Scalar scalar) {
      return scalar.text();
    }
    throw wrong(
        value.line(), "%s: %s is %s; expected a value".formatted(section, option, value.kind()));
  }

  /** A target; empty when the file has none of that name. */
  Optional<Target> target(String name) {
    YamlNode.Mapping targets = mapping(TARGETS);
    if (!targets.members().containsKey(name)) {
      return Optional.empty();
    }
    YamlNode.Mapping target = mapping(targets, name, TARGETS + "." + name);
    Map<String, String> options = new TreeMap<>();
    target
        .members()
        .forEach(
            (option, value) -> {
              if (!TARGET_OPTIONS.contains(option)) {
                throw wrong(
                    line(target, option),
                    "target '%s' has '%s'; expected only %s"
                        .formatted(name, option, String.join(", ", TARGET_OPTIONS)));
              }
              options.put(option, text(TARGETS + "." + name, option, value));
            });
    return Optional.of(
        new Target(name, options, target.lines(), new Place(NAME, line(targets, name))));
  }

  /** The names of the targets. */
  List<String> targets() {
    return mapping(TARGETS).members().keySet().stream().sorted().toList();
  }
}
