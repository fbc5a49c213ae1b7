package io.github.leadmock.data;

import io.github.leadmock.message.JsonText;
import io.github.leadmock.world.SummaryData;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeType;

/** Reads the members of a lead summary of LiveForce. For one document; not thread-safe. */
final class SummaryReader {

  static final String ID = "a whole number from 1 to " + SummaryData.MAX_ID;

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

  private static final Set<String> TEXTS =
      Set.of(
          "name",
          "phonenumber",
          "email",
          "status",
          "date",
          "chat_id",
          "assigned",
          "is_public",
          "lead_type",
          "color");
  private static final Set<String> TEXTS_OR_NULL =
      Set.of("title", "company", "chat", "chat_date", "assigned_to");
  private static final Set<String> NUMBERS = Set.of("notes_count", "attachment_count");
  private static final Set<String> ANALYTICS =
      Set.of("source", "browser", "source_url", "ip", "chat_start_time", "chat_end_time");

  /** Those whose value is a text that holds JSON. */
  private static final Map<String, JsonNodeType> HELD =
      Map.of("analytics", JsonNodeType.OBJECT, "chat", JsonNodeType.ARRAY);

  private final Reading reading;

  SummaryReader(Reading reading) {
    this.reading = reading;
  }

  /** An id as a number or as a text; null when it is none. */
  @Nullable Long id(JsonNode value, Where where) {
    String text = value.isString() || value.isIntegralNumber() ? value.asString() : "";
    if (NUMBER.matcher(text).matches()) {
      return Long.valueOf(text);
    }
    reading.problem(where, ID, value);
    return null;
  }

  /** A lead by the members of the vendor's {@code data}; none of them is needed. */
  SummaryData summary(long id, Optional<String> shows, JsonNode data, Where where) {
    Map<String, Object> members = new HashMap<>();
    if (!data.isMissingNode() && reading.isObject(data, where, "the members of the lead")) {
      @Nullable Long named = data.has("id") ? id(data.path("id"), where.at("id")) : null;
      if (named != null && named != id) {
        reading.problem(where.at("id"), "%s, the lead of the path".formatted(id), data.path("id"));
      }
      StringBuilder more = new StringBuilder();
      data.forEachEntry((name, value) -> member(members, more, name, value, where));
      put(members, more);
    }
    return new SummaryData(id, shows, members);
  }

  private void member(
      Map<String, Object> members, StringBuilder more, String name, JsonNode value, Where where) {
    if (name.equals("id")) {
      return;
    }
    if (name.equals("analytics")) {
      if (reading.isObject(value, where.at(name), "an object")) {
        members.put(name, analytics(value, where.at(name)));
      }
    } else if (TEXTS.contains(name) || TEXTS_OR_NULL.contains(name)) {
      if (value.isString() || (value.isNull() && TEXTS_OR_NULL.contains(name))) {
        members.put(name, String.valueOf(JsonText.model(value)));
      } else {
        String orNull = TEXTS_OR_NULL.contains(name) ? " or null" : "";
        String inQuotes = value.isContainer() ? "" : ", in quotes";
        reading.problem(where.at(name), "a text" + inQuotes + orNull, value);
      }
    } else if (NUMBERS.contains(name)) {
      if (value.isInt() && value.intValue() >= 0) {
        members.put(name, value.toString());
      } else {
        reading.problem(where.at(name), "a whole number of 0 or more", value);
      }
    } else {
      add(more, name, value);
    }
  }

  private Map<String, Object> analytics(JsonNode object, Where where) {
    Map<String, Object> members = new HashMap<>();
    StringBuilder more = new StringBuilder();
    object.forEachEntry(
        (name, value) -> {
          @Nullable JsonNodeType held = HELD.get(name);
          if (held != null && (value.isString() || value.getNodeType() == held)) {
            // The vendor sends JSON as a text; by hand it is written as what it is.
            String text = value.isString() ? value.stringValue() : value.toString();
            members.put(name, JsonText.of(text));
          } else if (ANALYTICS.contains(name) && value.isString()) {
            members.put(name, JsonText.of(value.stringValue()));
          } else if (held != null) {
            String what = held == JsonNodeType.OBJECT ? "an object" : "a list";
            reading.problem(where.at(name), what + ", or a text that holds one", value);
          } else if (ANALYTICS.contains(name)) {
            reading.problem(where.at(name), "a text, in quotes", value);
          } else {
            add(more, name, value);
          }
        });
    put(members, more);
    return members;
  }

  private static void add(StringBuilder more, String name, JsonNode value) {
    more.append(',').append(JsonText.of(name)).append(':').append(value);
  }

  /** What the documents do not know comes after the members that they do. */
  private static void put(Map<String, Object> members, StringBuilder more) {
    if (!more.isEmpty()) {
      members.put("more", more.toString());
    }
  }
}
