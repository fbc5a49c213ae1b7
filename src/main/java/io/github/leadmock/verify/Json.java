package io.github.leadmock.verify;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes JSON. */
final class Json {

  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  static String object(Map<String, ?> members) {
    return MAPPER.writeValueAsString(members);
  }

  /** A string in quotes, so that spaces and line breaks show. */
  static String text(String text) {
    return MAPPER.writeValueAsString(text);
  }
}
