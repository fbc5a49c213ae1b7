package io.github.leadmock.contract;

import com.networknt.schema.Error;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Describes what is wrong with a value. The library's own messages depend on the default locale,
 * and WireMock ships another version of their resource files.
 */
final class Wording {

  private Wording() {}

  /** What is wrong, as a sentence. */
  static String message(Error error) {
    JsonNode wanted = error.getSchemaNode();
    return switch (error.getKeyword()) {
      case "required" -> "the member %s is missing".formatted(member(error));
      case "type" -> "the value is %s".formatted(kind(error.getInstanceNode()));
      case "const", "enum" -> "the value is another one";
      case "format" -> "the text is not a %s".formatted(wanted.asString(""));
      case "pattern" -> "the text does not have the wanted form";
      case "minLength" -> "the text is too short";
      case "minimum" -> "the number is too small";
      case "not" -> "the value has a member that the documents do not show there";
      default -> "the value does not fit its schema (%s)".formatted(error.getKeyword());
    };
  }

  /** What the schema requires. */
  static String expected(Error error) {
    JsonNode wanted = error.getSchemaNode();
    return switch (error.getKeyword()) {
      case "required" -> "a member " + member(error);
      case "type" ->
          wanted.isArray()
              ? wanted
                  .valueStream()
                  .map(type -> type.asString(""))
                  .collect(Collectors.joining(" or "))
              : wanted.asString("");
      case "format" -> "a " + wanted.asString("");
      case "pattern" -> "text like " + wanted.asString("");
      case "minLength" -> wanted + " characters or more";
      case "minimum" -> wanted + " or more";
      default -> wanted.toString();
    };
  }

  private static String member(Error error) {
    @Nullable String property = error.getProperty();
    return property == null ? "" : property;
  }

  private static String kind(@Nullable JsonNode value) {
    if (value == null || value.isNull()) {
      return "null";
    }
    if (value.isMissingNode()) {
      return "missing";
    }
    String name = value.getNodeType().name().toLowerCase(Locale.ROOT);
    if (value.isNumber()) {
      return value.isIntegralNumber() ? "a whole number" : "a number that is not whole";
    }
    return (name.matches("[aeiou].*") ? "an " : "a ") + name;
  }
}
