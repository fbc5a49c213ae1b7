package io.github.leadmock.data;

import io.github.leadmock.message.Excerpt;
import io.github.leadmock.message.JsonText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Takes members out of a document and notes each that is not what was expected. What is missing is
 * null. For one document; not thread-safe.
 */
final class Reading {

  static final String TIME = "a time in UTC such as 2024-05-01T10:00:00Z, as a text";
  static final String ID = "a UUID in its full form, as a text";

  /** Nobody mends more at a time. */
  private static final int MAX_PROBLEMS = 50;

  private static final int SHOWN = 100;
  private static final int UUID_LENGTH = 36;
  private static final int LAST_YEAR = 9999;

  private final List<Problem> problems = new ArrayList<>();
  private int count;

  /** The first of what is wrong. */
  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** How many problems there are in all. */
  int count() {
    return count;
  }

  void problem(Where where, String expected, JsonNode got) {
    problem(where, expected, shown(got));
  }

  void problem(Where where, String expected, String got) {
    problem(where.toString(), expected, got);
  }

  void problem(String where, String expected, String got) {
    count++;
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(new Problem(where, expected, got));
    }
  }

  static String shown(JsonNode value) {
    return value.isMissingNode() ? "nothing" : Excerpt.of(value, SHOWN);
  }

  /** Notes a member that is not there. */
  boolean has(JsonNode object, String name, Where where, String expected) {
    if (!object.has(name)) {
      problem(
          where,
          "%s, %s".formatted(name, expected),
          object.isObject() ? names(object) : object.toString());
      return false;
    }
    return true;
  }

  private static String names(JsonNode object) {
    return object.isEmpty()
        ? "an empty object"
        : "only " + String.join(", ", object.propertyNames());
  }

  boolean isObject(JsonNode value, Where where, String expected) {
    if (!value.isObject()) {
      problem(where, expected, value);
    }
    return value.isObject();
  }

  /** Notes members that are not known. */
  void only(JsonNode object, Where where, Set<String> known) {
    for (String name : object.propertyNames()) {
      if (!known.contains(name)) {
        problem(
            where.at(name),
            "no such member; known here are " + String.join(", ", new TreeSet<>(known)),
            object.path(name));
      }
    }
  }

  @Nullable String text(JsonNode object, String name, Where where) {
    JsonNode value = object.path(name);
    if (value.isString()) {
      return value.stringValue();
    }
    if (!value.isMissingNode()) {
      problem(where.at(name), "a text" + (value.isContainer() ? "" : ", in quotes"), value);
    }
    return null;
  }

  @Nullable Boolean truth(JsonNode object, String name, Where where) {
    JsonNode value = object.path(name);
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    if (!value.isMissingNode()) {
      problem(where.at(name), "true or false", value);
    }
    return null;
  }

  @Nullable Integer whole(JsonNode object, String name, Where where, int low, int high) {
    JsonNode value = object.path(name);
    if (value.isInt() && value.intValue() >= low && value.intValue() <= high) {
      return value.intValue();
    }
    if (!value.isMissingNode()) {
      problem(where.at(name), "a whole number from %s to %s".formatted(low, high), value);
    }
    return null;
  }

  @Nullable UUID id(JsonNode object, String name, Where where) {
    JsonNode value = object.path(name);
    @Nullable UUID id = value.isString() ? parse(value.stringValue()) : null;
    if (id == null && !value.isMissingNode()) {
      problem(where.at(name), ID, value);
    }
    return id;
  }

  /** A UUID in its full form, in any letter case; null when it is none. */
  static @Nullable UUID parse(String text) {
    if (text.length() != UUID_LENGTH) {
      return null;
    }
    for (int i = 0; i < UUID_LENGTH; i++) {
      char c = text.charAt(i);
      boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
      if (hyphen ? c != '-' : c > 'f' || Character.digit(c, 16) < 0) {
        return null;
      }
    }
    return UUID.fromString(text);
  }

  @Nullable Instant time(JsonNode object, String name, Where where) {
    JsonNode value = object.path(name);
    @Nullable Instant time = value.isString() ? parseTime(value.stringValue()) : null;
    if (time == null && !value.isMissingNode()) {
      problem(where.at(name), TIME, value);
    }
    return time;
  }

  private static @Nullable Instant parseTime(String text) {
    if (!text.endsWith("Z")) {
      return null;
    }
    try {
      Instant time = Instant.parse(text);
      int year = time.atOffset(ZoneOffset.UTC).getYear();
      return year < 0 || year > LAST_YEAR ? null : time;
    } catch (DateTimeException malformed) {
      return null;
    }
  }

  /** Whether a time is printed as it was read. */
  static boolean isPlain(JsonNode text, @Nullable Instant time) {
    return time != null && JsonText.of(time).equals('"' + text.asString() + '"');
  }

  /** Whether an id is printed as it was read. */
  static boolean isPlain(JsonNode text, @Nullable UUID id) {
    return id != null && id.toString().equals(text.asString());
  }
}
