package io.github.leadmock.message;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rewords what Jackson and Handlebars say to programmers, for people who write JSON. Stateless. */
public final class PlainWords {

  private static final Pattern UNKNOWN = Pattern.compile("Unrecognized field (\"[^\"]*\").*");
  private static final Pattern NO_CHOICE =
      Pattern.compile(".* from String (\".*\"): not one of the values accepted .*: \\[(.*)\\].*");
  private static final Pattern NO_TYPE =
      Pattern.compile("Could not resolve type id '(.*?)' as .* known type ids = \\[(.*?)\\].*");
  private static final Pattern MISSING_TYPE =
      Pattern.compile("Could not resolve subtype of .* missing type id property '(.*?)'.*");
  private static final Pattern WRONG_TEXT =
      Pattern.compile("Cannot deserialize value of type `(.*?)` from String (\".*\"): .*");
  private static final Pattern WRONG_KIND =
      Pattern.compile("Cannot deserialize value of type `(.*?)` from (\\w+) value .*");
  private static final Pattern NO_SINGLE =
      Pattern.compile(
          "Cannot construct instance of `(.*?)` .*: no \\w+/.*-argument constructor.* from (?:\\w+) value \\((.*)\\).*");
  private static final Pattern NO_MATCHER = Pattern.compile("(.*) is not a valid match operation");
  private static final Pattern BROKEN_EXPRESSION =
      Pattern.compile(
          "((?:Unclosed|Dangling|Illegal|Unmatched|Unknown|Look-behind).*) near index \\d+");

  /** What the parser of JSONPath says. */
  private static final Pattern BROKEN_OFF =
      Pattern.compile("(?:String index|Index) (?:out of range: )?-?\\d+.*");

  private static final Pattern NO_LIST =
      Pattern.compile("Cannot construct instance of `(.*?)` .*\\('(.*)'\\).*");

  private static final Pattern OUT_OF_RANGE =
      Pattern.compile("Numeric value \\((.*)\\) out of range of \\w+ \\((-?\\d+) - (-?\\d+)\\).*");

  /** A class name before the message proper; Handlebars puts the template's hash code behind it. */
  private static final Pattern THROWN =
      Pattern.compile("^(?:(?:[a-z]\\w*\\.)+[A-Z]\\w*: )+|\\binline@[0-9a-f]+:");

  private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z]\\w*\\.)+(?=[A-Z]\\w)");

  private static final Map<String, String> FOUND =
      Map.of(
          "Object", "an object",
          "Array", "a list",
          "String", "a string",
          "Integer", "a number",
          "Floating-point", "a number",
          "Boolean", "true or false");

  private PlainWords() {}

  /** The message in plain words; the message without names of packages if it is another one. */
  public static String of(String message) {
    Matcher unknown = UNKNOWN.matcher(message);
    if (unknown.matches()) {
      return "unknown member " + unknown.group(1);
    }
    Matcher choice = NO_CHOICE.matcher(message);
    if (choice.matches()) {
      return "found %s; expected one of %s".formatted(choice.group(1), choice.group(2));
    }
    Matcher type = NO_TYPE.matcher(message);
    if (type.matches()) {
      return "found \"%s\"; expected one of %s".formatted(type.group(1), type.group(2));
    }
    Matcher missing = MISSING_TYPE.matcher(message);
    if (missing.matches()) {
      return "the member \"%s\" is missing".formatted(missing.group(1));
    }
    Matcher text = WRONG_TEXT.matcher(message);
    if (text.matches()) {
      return "found %s; expected %s".formatted(text.group(2), expected(text.group(1)));
    }
    Matcher kind = WRONG_KIND.matcher(message);
    if (kind.matches()) {
      return "found %s; expected %s"
          .formatted(
              FOUND.getOrDefault(kind.group(2), "another kind of value"), expected(kind.group(1)));
    }
    Matcher single = NO_SINGLE.matcher(message);
    if (single.matches()) {
      return "found %s; expected %s".formatted(single.group(2), expected(single.group(1)));
    }
    Matcher matcher = NO_MATCHER.matcher(message);
    if (matcher.matches()) {
      return "found %s; expected a matcher, such as {\"equalTo\":\"x\"}"
          .formatted(matcher.group(1));
    }
    Matcher expression = BROKEN_EXPRESSION.matcher(message.lines().findFirst().orElse(""));
    if (expression.matches()) {
      return "found a broken regular expression; " + expression.group();
    }
    if (BROKEN_OFF.matcher(message).matches()) {
      return "found an expression that ends before it is complete";
    }
    if (message.startsWith("No content to map due to end-of-input")) {
      return "found nothing; expected a JSON document";
    }
    if (message.startsWith("Unexpected end-of-input")) {
      return "the JSON ends before it is complete";
    }
    Matcher list = NO_LIST.matcher(message);
    if (list.matches()) {
      return "found \"%s\"; expected %s".formatted(list.group(2), expected(list.group(1)));
    }
    Optional<String> limit = JsonLimit.of(message);
    if (limit.isPresent()) {
      return JsonLimit.found(limit.get());
    }
    Matcher range = OUT_OF_RANGE.matcher(message.lines().findFirst().orElse(""));
    if (range.matches()) {
      return "found %s; expected a whole number from %s to %s"
          .formatted(range.group(1), range.group(2), range.group(3));
    }
    Optional<String> found = JsonSyntax.found(message);
    if (found.isPresent()) {
      return "found %s; expected %s"
          .formatted(found.get(), JsonSyntax.expected(message).orElse("a JSON value"));
    }
    return PACKAGE.matcher(THROWN.matcher(message).replaceAll("")).replaceAll("");
  }

  private static String expected(String type) {
    String simple = type.replaceFirst("<.*", "").replaceFirst(".*\\.", "");
    return switch (simple) {
      case "String", "RequestMethod" -> "a string";
      case "int", "Integer", "long", "Long" -> "a whole number";
      case "double", "Double" -> "a number";
      case "boolean", "Boolean" -> "true or false";
      case "UUID" -> "a UUID";
      case "ArrayList", "List", "Set", "LinkedHashSet" -> "a list";
      default -> "an object";
    };
  }
}
