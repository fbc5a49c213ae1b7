package io.github.leadmock.bench;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads, writes and edits JSON trees. */
final class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  static JsonNode parse(String text) {
    return MAPPER.readTree(text);
  }

  static JsonNode parse(byte[] text) {
    return MAPPER.readTree(text);
  }

  /** The tree, or a missing node when the text is no JSON. */
  static JsonNode lenient(byte[] text) {
    try {
      return MAPPER.readTree(text);
    } catch (JacksonException notJson) {
      return MissingNode.getInstance();
    }
  }

  static byte[] bytes(JsonNode node) {
    return MAPPER.writeValueAsBytes(node);
  }

  static String text(JsonNode node) {
    return MAPPER.writeValueAsString(node);
  }

  static String pretty(JsonNode node) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node);
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array(List<? extends JsonNode> items) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    items.forEach(array::add);
    return array;
  }

  static JsonNode string(String text) {
    return JsonNodeFactory.instance.stringNode(text);
  }

  /** The members of an array in a list that may be changed. */
  static List<ObjectNode> objects(JsonNode array) {
    return array.valueStream().map(ObjectNode.class::cast).toList();
  }

  /** The object that holds the member which the pointer names. */
  static ObjectNode holder(JsonNode root, String pointer) {
    return (ObjectNode) root.at(JsonPointer.compile(pointer).head());
  }

  /** The name of the member which the pointer names. */
  static String member(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }
}
