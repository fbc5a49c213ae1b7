package io.github.leadmock.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds strings that hold JSON text: those with {@code contentMediaType} and {@code contentSchema},
 * which validators treat as annotations only. Thread-safe.
 */
final class EmbeddedJson {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final SchemaFiles files;

  EmbeddedJson(SchemaFiles files) {
    this.files = files;
  }

  /**
   * A string that should hold JSON text.
   *
   * @param pointer its place in the body
   * @param schema the schema file for its content
   * @param text the string
   */
  record Place(JsonPointer pointer, String schema, String text) {

    /** The parsed text. */
    JsonNode read() throws JacksonException {
      JsonNode read = JSON.readTree(text);
      return read.isMissingNode() ? JSON.readTree("") : read;
    }
  }

  /** All such strings in a body that a schema file describes. */
  List<Place> in(String file, JsonNode body) {
    List<Place> found = new ArrayList<>();
    look(files.read(file), body, JsonPointer.empty(), found);
    return found;
  }

  private void look(JsonNode schema, JsonNode value, JsonPointer pointer, List<Place> found) {
    if (schema.has("$ref")) {
      look(files.read(schema.path("$ref").stringValue()), value, pointer, found);
    }
    if (schema.has("contentSchema") && value.isString()) {
      String held = schema.path("contentSchema").path("$ref").stringValue();
      found.add(new Place(pointer, held, value.stringValue()));
    }
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      JsonNode member = value.path(property.getKey());
      if (!member.isMissingNode()) {
        look(property.getValue(), member, pointer.appendProperty(property.getKey()), found);
      }
    }
  }
}
