package io.github.leadmock.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The schema files of one API, read from the jar on first use. Thread-safe.
 *
 * <p>{@code $comment}, which validators ignore, names the rule that a mismatch breaks: {@code
 * LF-SU-04} for the whole schema, {@code pattern: LF-SU-07} for one of its keywords, separated by
 * {@code ;}. Members marked as declared only are there for code generators and are not checked.
 * {@code strict.yaml} replaces parts of the schemas for a strict check by the documentation.
 */
final class SchemaFiles {

  private static final String COMMENT = "$comment";
  private static final String DECLARED_ONLY = "declared only";
  private static final Pattern RULE = Pattern.compile("[A-Z]{2}-[A-Z]{2}-\\d+");
  private static final String STRICT = "strict.yaml";
  private static final String ADDRESS = "https://leadmock.invalid/";
  private static final JsonMapper JSON = new JsonMapper();
  private static final YAMLMapper YAML = new YAMLMapper();

  private final String api;
  private final boolean strict;
  private final Map<String, JsonNode> files = new ConcurrentHashMap<>();

  SchemaFiles(String api, boolean strict) {
    this.api = api;
    this.strict = strict;
  }

  /** The URI by which the validator knows a file. */
  String address(String file) {
    return ADDRESS + api + "/" + file;
  }

  /** The text behind a URI; null for any other, as the validator requires. */
  @Nullable String text(String address) {
    return address.startsWith(ADDRESS + api + "/") ? read(fileName(address)).toString() : null;
  }

  /** A file as parsed JSON. */
  JsonNode read(String file) {
    return files.computeIfAbsent(file, this::load);
  }

  /**
   * The rule at a place: the innermost one on the validator's evaluation path.
   *
   * @param file where the path starts
   * @param steps the keywords and names on the path
   */
  Optional<String> rule(String file, Iterable<String> steps) {
    JsonNode schema = read(file);
    Optional<String> rule = ruleOf(schema, "");
    for (String step : steps) {
      rule = ruleOf(schema, step).or(current(rule));
      JsonNode next = schema.path(step);
      if (next.isMissingNode() && schema.isArray()) {
        next = schema.path(Integer.parseInt(step));
      }
      schema = step.equals("$ref") ? read(next.asString()) : next;
      rule = ruleOf(schema, "").or(current(rule));
    }
    return rule;
  }

  private static Supplier<Optional<String>> current(Optional<String> rule) {
    return () -> rule;
  }

  private JsonNode load(String file) {
    JsonNode schema = parse(file, JSON);
    omitDeclarations(schema);
    if (strict) {
      parse(STRICT, YAML)
          .path(file)
          .properties()
          .forEach(part -> tighten(schema, part.getKey(), part.getValue()));
    }
    return schema;
  }

  private JsonNode parse(String file, ObjectMapper mapper) {
    String path = "leadmock/schemas/" + api + "/" + file;
    try (@Nullable InputStream stream =
        SchemaFiles.class.getClassLoader().getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException(path + " is missing from the jar");
      }
      return mapper.readTree(stream);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + path, unreadable);
    }
  }

  private static void tighten(JsonNode schema, String pointer, JsonNode letter) {
    if (!(schema.at(pointer) instanceof ObjectNode place)) {
      throw new IllegalStateException(
          "%s names '%s', which does not exist".formatted(STRICT, pointer));
    }
    place.setAll((ObjectNode) letter);
  }

  private static void omitDeclarations(JsonNode schema) {
    if (schema instanceof ObjectNode object) {
      List<String> declared =
          object.properties().stream()
              .filter(member -> comment(member.getValue()).equals(DECLARED_ONLY))
              .map(Map.Entry::getKey)
              .toList();
      object.remove(declared);
    }
    schema.valueStream().forEach(SchemaFiles::omitDeclarations);
  }

  private static Optional<String> ruleOf(JsonNode schema, String keyword) {
    String prefix = keyword.isEmpty() ? "" : keyword + ": ";
    return Stream.of(comment(schema).split("; "))
        .filter(part -> part.startsWith(prefix))
        .map(part -> part.substring(prefix.length()))
        .filter(part -> RULE.matcher(part).matches())
        .findFirst();
  }

  private static String comment(JsonNode schema) {
    return schema.path(COMMENT).asString("");
  }

  private static String fileName(String address) {
    return address.substring(address.lastIndexOf('/') + 1);
  }
}
