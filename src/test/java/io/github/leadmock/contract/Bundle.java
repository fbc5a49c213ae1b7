package io.github.leadmock.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** An API's OpenAPI document with its schema files inside, for tools that read a single file. */
final class Bundle {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
          .disable(YAMLWriteFeature.SPLIT_LINES)
          .build();
  private static final List<String> OF_A_FILE = List.of("$schema", "$id", "$comment");
  private static final String SUFFIX = ".schema.json";

  private final Path folder;
  private final Map<String, ObjectNode> schemas = new TreeMap<>();

  private Bundle(Path folder) {
    this.folder = folder;
  }

  /** The files of an API's folder, with their texts. */
  static Map<Path, String> files(Path folder) {
    JsonNode document = new Bundle(folder).document();
    return Map.of(
        folder.resolve("openapi.bundle.json"), text(JSON, document),
        folder.resolve("openapi.bundle.yaml"), text(YAML, document));
  }

  private JsonNode document() {
    ObjectNode document = (ObjectNode) read(YAML, "openapi.yaml");
    inline(document);
    ObjectNode target = document.withObject("/components/schemas");
    schemas.forEach(target::set);
    return document;
  }

  private void inline(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(OF_A_FILE);
      String reference = object.path("$ref").asString("");
      if (reference.endsWith(SUFFIX)) {
        object.put("$ref", "#/components/schemas/" + component(reference));
      }
    }
    node.valueStream().forEach(this::inline);
  }

  private String component(String file) {
    ObjectNode schema = (ObjectNode) read(JSON, file);
    String title = schema.path("title").stringValue();
    if (!schemas.containsKey(title)) {
      schemas.put(title, schema);
      inline(schema);
    }
    return title;
  }

  private JsonNode read(ObjectMapper mapper, String file) {
    try {
      return mapper.readTree(Files.readString(folder.resolve(file)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + file, unreadable);
    }
  }

  private static String text(ObjectMapper mapper, JsonNode document) {
    String text = mapper.writeValueAsString(document).replace("\r\n", "\n");
    return text.endsWith("\n") ? text : text + "\n";
  }
}
