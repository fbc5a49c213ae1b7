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
 * Finds the strings that hold JSON text: where a schema says {@code contentMediaType} and {@code
 * contentSchema}, which validators only take as a note. Stateless.
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
   * @param pointer where it is
   * @param schema the file of the schema of what it holds
   * @param text the string
   */
  record Place(JsonPointer pointer, String schema, String text) {

    /** The text as JSON. */
    JsonNode read() throws JacksonException {
      JsonNode read = JSON.readTree(text);
      return read.isMissingNode() ? JSON.readTree("") : read;
    }
  }

  /** The places in a body that a schema file describes. */
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
