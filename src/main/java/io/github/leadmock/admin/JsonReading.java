package io.github.leadmock.admin;

import io.github.leadmock.admin.AdminResponse.Problem;
import io.github.leadmock.message.Excerpt;
import io.github.leadmock.message.JsonLimit;
import io.github.leadmock.message.JsonSyntax;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads values from a JSON document and records a problem for each that is not as expected. For one
 * document; not thread-safe.
 */
final class JsonReading {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // A double would make Infinity of 1e400, which nobody sent.
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /** A document of nothing but problems would make an answer many times its size. */
  private static final int MAX_PROBLEMS = 100;

  private static final int SHOWN = 100;

  private final List<Problem> problems = new ArrayList<>();
  private boolean unread;

  /** The first hundred problems; of a document that could not be read, only the reason for that. */
  List<Problem> problems() {
    return List.copyOf(unread ? problems.subList(0, 1) : problems);
  }

  void problem(String where, String expected, JsonNode got) {
    add(new Problem(where, expected, shown(got)));
  }

  private void add(Problem problem) {
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(problem);
    }
  }

  /** The document, or an empty object if it is not a JSON object. */
  JsonNode document(String text) {
    try {
      JsonNode document = JSON.readTree(text);
      if (isObject(document, "")) {
        return document;
      }
    } catch (StreamConstraintsException beyond) {
      problems.add(
          new Problem(
              place(beyond), "JSON within the limits of this mock", JsonLimit.found(beyond)));
    } catch (JacksonException malformed) {
      problems.add(
          new Problem(
              place(malformed),
              JsonSyntax.expected(malformed).orElse("a JSON object"),
              JsonSyntax.found(malformed, text)));
    }
    unread = true;
    return JSON.createObjectNode();
  }

  private static String place(JacksonException failed) {
    @Nullable TokenStreamLocation location = failed.getLocation();
    return location == null
        ? ""
        : "line %s, column %s".formatted(location.getLineNr(), location.getColumnNr());
  }

  boolean isObject(JsonNode value, String where) {
    if (!value.isObject()) {
      problem(where, "a JSON object", value);
    }
    return value.isObject();
  }

  /** Records unknown and missing members. */
  void members(JsonNode object, String where, Set<String> known, Set<String> needed) {
    object.forEachEntry(
        (name, value) -> {
          if (!known.contains(name)) {
            problem(
                where + "/" + name.replace("~", "~0").replace("/", "~1"),
                "no such member; known are " + String.join(", ", new TreeSet<>(known)),
                value);
          }
        });
    new TreeSet<>(needed)
        .stream()
            .filter(name -> !object.has(name))
            .forEach(name -> add(new Problem(where + "/" + name, "a value", "nothing")));
  }

  Optional<Long> whole(JsonNode value, String where, long low, long high) {
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      long number = value.longValue();
      if (number >= low && number <= high) {
        return Optional.of(number);
      }
    }
    problem(where, "a whole number from %s to %s".formatted(low, high), value);
    return Optional.empty();
  }

  Optional<Double> number(JsonNode value, String where, double low, double high) {
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    // A number of 400 digits does not fit into a double; it is out of range anyway.
    double number = value.isNumber() ? value.asDouble(Double.NaN) : Double.NaN;
    if (number >= low && number <= high) {
      return Optional.of(number);
    }
    String lowest = low == Double.MIN_VALUE ? "more than 0" : plain(low);
    problem(where, "a number from %s to %s".formatted(lowest, plain(high)), value);
    return Optional.empty();
  }

  /** One of the known words; empty if the value is something else. */
  String word(JsonNode value, String where, List<String> known) {
    if (value.isString() && known.contains(value.stringValue())) {
      return value.stringValue();
    }
    problem(where, "one of " + String.join(", ", known), value);
    return "";
  }

  Optional<Integer> status(JsonNode value, String where, Collection<Integer> known) {
    if (value.isInt() && known.contains(value.intValue())) {
      return Optional.of(value.intValue());
    }
    problem(where, "a documented error status, one of " + known, value);
    return Optional.empty();
  }

  /** The items of an array that must not be empty. */
  void items(JsonNode value, String where, BiConsumer<JsonNode, String> reader) {
    if (value.isMissingNode()) {
      return;
    }
    if (!value.isArray() || value.isEmpty()) {
      problem(where, "an array with at least one item", value);
      return;
    }
    for (int i = 0; i < value.size(); i++) {
      reader.accept(value.get(i), where + "/" + i);
    }
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }

  private static String shown(JsonNode value) {
    return value.isMissingNode() ? "nothing" : Excerpt.of(value, SHOWN);
  }
}
