package io.github.leadmock.report;

import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How JSON files are written. */
final class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** ASCII only, because a lone surrogate can be escaped but not encoded in UTF-8. */
  private static final ObjectWriter WRITER =
      MAPPER.writerWithDefaultPrettyPrinter().with(JsonWriteFeature.ESCAPE_NON_ASCII);

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** The document, indented. */
  static String text(ObjectNode document) {
    return WRITER.writeValueAsString(document).replace("\r\n", "\n") + "\n";
  }
}
