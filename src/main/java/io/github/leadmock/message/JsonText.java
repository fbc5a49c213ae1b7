package io.github.leadmock.message;

import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;

/** Turns values into ready JSON text, the leaves of a reply's model. */
public final class JsonText {

  // Without a mapper, which takes a tenth of the start to be made.
  private static final JsonFactory JSON = new JsonFactory();
  private static final JsonFactory ASCII =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** The JSON text of no value. */
  public static final String NULL = "null";

  private JsonText() {}

  /**
   * A string with its quotes. Half a surrogate pair survives as an escape: UTF-8 could not carry it
   * otherwise.
   */
  public static String of(String text) {
    if (isPlain(text)) {
      return '"' + text + '"';
    }
    return quoted(isWellFormed(text) ? JSON : ASCII, text);
  }

  /** The body of an error of ours, in the shape of both vendors' errors. */
  public static String error(String message) {
    return "{\"message\":" + of(message) + "}\n";
  }

  private static String quoted(JsonFactory json, String text) {
    StringWriter quoted = new StringWriter();
    try (JsonGenerator generator = json.createGenerator(ObjectWriteContext.empty(), quoted)) {
      generator.writeString(text);
    }
    return quoted.toString();
  }

  /** A string with its quotes, or {@code null}. */
  public static String of(Optional<String> text) {
    return text.map(JsonText::of).orElse(NULL);
  }

  /** An id with its quotes. */
  public static String of(UUID id) {
    return '"' + id.toString() + '"';
  }

  /**
   * A moment as {@link Instant#toString} has it, which takes five times as long: most of the time
   * that a page's events needed for their models went there.
   */
  public static String of(Instant time) {
    LocalDateTime local = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    boolean bare = local.getSecond() == 0 && local.getNano() == 0;
    return '"' + local.toString() + (bare ? ":00Z" : "Z") + '"';
  }

  /** A number. */
  public static String of(long number) {
    return Long.toString(number);
  }

  /** {@code true} or {@code false}. */
  public static String of(boolean truth) {
    return Boolean.toString(truth);
  }

  /** A parsed document as a model: objects as maps, arrays as lists, all else as JSON text. */
  public static Object model(JsonNode node) {
    if (node.isObject()) {
      Map<String, Object> members = new LinkedHashMap<>();
      node.forEachEntry((name, value) -> members.put(name, model(value)));
      return members;
    }
    if (node.isArray()) {
      List<Object> items = new ArrayList<>();
      node.forEach(item -> items.add(model(item)));
      return items;
    }
    return node.isString() ? of(node.stringValue()) : node.isNull() ? NULL : node.asString();
  }

  /**
   * Whether nothing in a text could need an escape. Almost all leaves are such texts, and an event
   * page has 300 of them.
   */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\' || c == '/') {
        return false;
      }
    }
    return true;
  }

  private static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (i + 1 == text.length()
            || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
