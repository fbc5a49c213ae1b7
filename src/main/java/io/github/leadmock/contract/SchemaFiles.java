package io.github.leadmock.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schema files of one API, read from the jar on first use. Thread-safe.
 *
 * <p>Two members of ours stand beside the vocabulary of JSON Schema: {@code x-rule} names the rule
 * that a mismatch breaks, {@code x-strict} holds what replaces members of the schema around it when
 * a server is held to the letter of the documents.
 */
final class SchemaFiles {

  static final String RULE = "x-rule";

  private static final String STRICT = "x-strict";
  private static final String ADDRESS = "https://leadmock.invalid/";
  private static final JsonMapper JSON = new JsonMapper();

  private final String api;
  private final boolean strict;
  private final Map<String, JsonNode> files = new ConcurrentHashMap<>();

  SchemaFiles(String api, boolean strict) {
    this.api = api;
    this.strict = strict;
  }

  /** The address under which the validator knows a file. */
  String address(String file) {
    return ADDRESS + api + "/" + file;
  }

  /** The text behind such an address; null for any other, as the validator wants it. */
  @Nullable String text(String address) {
    return address.startsWith(ADDRESS + api + "/") ? read(fileName(address)).toString() : null;
  }

  /** A file as JSON. */
  JsonNode read(String file) {
    return files.computeIfAbsent(file, this::load);
  }

  /**
   * The rule at a place: the innermost on the way that the validator took through the schemas.
   *
   * @param file where it began
   * @param steps the keywords and names on the way
   */
  Optional<String> rule(String file, Iterable<String> steps) {
    JsonNode schema = read(file);
    Optional<String> rule = ruleOf(schema);
    for (String step : steps) {
      JsonNode next = schema.path(step);
      if (next.isMissingNode() && schema.isArray()) {
        next = schema.path(Integer.parseInt(step));
      }
      schema = step.equals("$ref") ? read(next.asString()) : next;
      Optional<String> inner = ruleOf(schema);
      rule = inner.isPresent() ? inner : rule;
    }
    return rule;
  }

  private JsonNode load(String file) {
    String path = "leadmock/schemas/" + api + "/" + file;
    try (@Nullable InputStream stream =
        SchemaFiles.class.getClassLoader().getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException(path + " is missing from the jar");
      }
      JsonNode schema = JSON.readTree(stream);
      tighten(schema);
      return schema;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + path, unreadable);
    }
  }

  private void tighten(JsonNode schema) {
    if (schema instanceof ObjectNode object && object.remove(STRICT) instanceof ObjectNode letter) {
      if (strict) {
        object.setAll(letter);
      }
    }
    schema.valueStream().forEach(this::tighten);
  }

  private static Optional<String> ruleOf(JsonNode schema) {
    return schema.path(RULE).isString()
        ? Optional.of(schema.path(RULE).stringValue())
        : Optional.empty();
  }

  private static String fileName(String address) {
    return address.substring(address.lastIndexOf('/') + 1);
  }
}
