package io.github.leadmock.recording;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Replaces personal data in the bodies of exchanges. What is not known to say nothing of a person
 * is replaced: a member that nobody has thought of is lost rather than told. For one thread.
 */
final class Redaction {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private static final Pattern TIME =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?(?:Z|[+-]\\d{2}:?\\d{2})?");
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_./+ -]{0,39}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,40}");
  private static final Pattern SHORT_NUMBER = Pattern.compile("-?\\d{1,4}");
  private static final Pattern COLOUR = Pattern.compile("#[0-9A-Fa-f]{3,8}");
  private static final Pattern OWNED = Pattern.compile("([a-z_]{1,20}:)(.+)");

  /** Members whose words tell of the system, not of a person. */
  private static final Set<String> WORDS =
      Set.of(
          "type",
          "sub_event_type",
          "visibility",
          "system_message_type",
          "lead_type",
          "status",
          "browser",
          "country",
          "country_code",
          "timezone");

  /** Where an answer has the id of the lead of LiveForce, which the path has too. */
  private static final String LEAD_ID = "/data/id";

  /** Members that hold whole texts in the vendor's words. */
  private static final Set<String> SUCCESS = Set.of("success", "ok");

  private final StandIns standIns;
  private final boolean keepsIds;
  private final KeptMembers kept;

  Redaction(byte[] key, boolean keepsIds, KeptMembers kept) {
    this.standIns = new StandIns(key);
    this.keepsIds = keepsIds;
    this.kept = kept;
  }

  /** A body without what is personal in it. */
  JsonNode body(JsonNode body) {
    return value("", "", body);
  }

  /** An id of a path. */
  String id(String id) {
    return keepsIds ? id : standIns.id(id);
  }

  /** The type of an event in a path. */
  String type(String type) {
    return WORD.matcher(type).matches() ? type : standIns.text(type);
  }

  private JsonNode value(String pointer, String name, JsonNode value) {
    if (kept.has(pointer)) {
      return value;
    }
    if (value instanceof ObjectNode object) {
      ObjectNode made = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        String key = member.getKey();
        made.set(
            NAME.matcher(key).matches() ? key : standIns.text(key),
            value(pointer + "/" + escaped(key), key, member.getValue()));
      }
      return made;
    }
    if (value instanceof ArrayNode array) {
      ArrayNode made = JsonNodeFactory.instance.arrayNode();
      for (int i = 0; i < array.size(); i++) {
        made.add(value(pointer + "/" + i, name, array.get(i)));
      }
      return made;
    }
    if (value.isString()) {
      return JsonNodeFactory.instance.stringNode(text(pointer, name, value.stringValue()));
    }
    return value.isNumber() ? number(pointer, value) : value;
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private String text(String pointer, String name, String text) {
    if (StandIns.isUuid(text)) {
      return id(text);
    }
    if (TIME.matcher(text).matches()
        || COLOUR.matcher(text).matches()
        || (WORDS.contains(name) && WORD.matcher(text).matches())
        || (pointer.equals("/message") && SUCCESS.contains(text))) {
      return text;
    }
    if (pointer.equals(LEAD_ID)) {
      return id(text);
    }
    if (SHORT_NUMBER.matcher(text).matches()) {
      return text;
    }
    Matcher owned = OWNED.matcher(text);
    if (owned.matches() && StandIns.isUuid(owned.group(2))) {
      return owned.group(1) + id(owned.group(2));
    }
    return held(pointer, name, text);
  }

  /** JSON in a string is looked into, as deep as it goes. */
  private String held(String pointer, String name, String text) {
    String start = text.stripLeading();
    if (start.startsWith("{") || start.startsWith("[")) {
      try {
        return JSON.writeValueAsString(value(pointer, name, JSON.readTree(text)));
      } catch (JacksonException noJson) {
        return standIns.text(text);
      }
    }
    return standIns.text(text);
  }

  /** Counts are short; what is longer may be a telephone number, what has a fraction a place. */
  private JsonNode number(String pointer, JsonNode number) {
    String digits = number.asString();
    if (pointer.equals(LEAD_ID) && number.isIntegralNumber()) {
      // The same as in the path, and as it is where the server sends it as a text.
      return JsonNodeFactory.instance.numberNode(new BigInteger(id(digits)));
    }
    if (SHORT_NUMBER.matcher(digits).matches()) {
      return number;
    }
    String made = standIns.number(digits);
    return number.isIntegralNumber()
        ? JsonNodeFactory.instance.numberNode(new BigInteger(made))
        : JsonNodeFactory.instance.numberNode(new BigDecimal(made));
  }
}
