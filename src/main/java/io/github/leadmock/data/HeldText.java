package io.github.leadmock.data;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The document that an entry of an HTTP archive holds as a text.
 *
 * @param document empty when the text holds none
 * @param got what is there instead
 */
record HeldText(Optional<JsonNode> document, String got) {

  static HeldText of(JsonNode content) {
    JsonNode text = content.path("text");
    if (!text.isString()) {
      return new HeldText(Optional.empty(), Reading.shown(text));
    }
    try {
      byte[] bytes =
          content.path("encoding").asString("").equals("base64")
              ? Base64.getMimeDecoder().decode(text.stringValue())
              : text.stringValue().getBytes(StandardCharsets.UTF_8);
      Reading inner = new Reading();
      JsonNode document = Format.JSON.read(bytes, inner);
      return inner.count() == 0
          ? new HeldText(Optional.of(document), "")
          : new HeldText(Optional.empty(), Reading.shown(text));
    } catch (IllegalArgumentException notBase64) {
      return new HeldText(Optional.empty(), Reading.shown(text));
    }
  }
}
