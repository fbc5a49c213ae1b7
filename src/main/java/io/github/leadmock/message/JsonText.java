package io.github.leadmock.message;

import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;

/** Converts values into JSON text, for the leaves of a reply's model. */
public final class JsonText {

  // Not a JsonMapper: creating one takes a tenth of the start-up time.
  private static final JsonFactory JSON = new JsonFactory();
  private static final JsonFactory ASCII =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** The JSON text for no value. */
  public static final String NULL = "null";

  private JsonText() {}

  /** A quoted string. A lone surrogate is written as an escape, because UTF-8 cannot encode it. */
  public static String of(String text) {
    if (isPlain(text)) {
      return '"' + text + '"';
    }
    return quoted(isWellFormed(text) ? JSON : ASCII, text);
  }

  /** The body of one of our own errors, in the shape that both vendors use. */
  public static String error(String message) {
    return "{\"message\":" + of(message) + "}\n";
  }

  /**
   * A document with its lone surrogates as escapes: these stand only in strings, and UTF-8 cannot
   * encode them.
   */
  public static String encodable(String document) {
    if (isWellFormed(document)) {
      return document;
    }
    StringBuilder text = new StringBuilder(document.length() + 16);
    document
        .codePoints()
        .forEach(
            c -> {
              if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                text.append("\\u").append(Integer.toHexString(c));
              } else {
                text.appendCodePoint(c);
              }
            });
    return text.toString();
  }

  private static String quoted(JsonFactory json, String text) {
    StringWriter quoted = new StringWriter();
    try (JsonGenerator generator = json.createGenerator(ObjectWriteContext.empty(), quoted)) {
      generator.writeString(text);
    }
    return quoted.toString();
  }

  /**
   * A quoted time, as {@link Instant#toString} formats it, but five times as fast: formatting times
   * took most of the time of building the models of an event page.
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

  /**
   * A parsed document as a model: objects become maps, arrays become lists, everything else JSON
   * text.
   */
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
   * Whether no character of a text needs escaping. Almost all leaves are such texts, and an event
   * page has 300 of them.
   */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
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
