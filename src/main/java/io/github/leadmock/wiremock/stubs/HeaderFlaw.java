package io.github.leadmock.wiremock.stubs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what cannot be in the head of a response (RFC 9110, sections 5.1 and 5.5). WireMock accepts
 * it, and the server would drop or change it without a word.
 */
final class HeaderFlaw {

  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private HeaderFlaw() {}

  /** What is wrong with the headers or the status message of a response; empty if nothing is. */
  static Optional<String> of(Map<?, ?> response) {
    boolean templated =
        response.get("transformers") instanceof List<?> names
            && names.contains("response-template");
    return headers(response.get("headers"), templated)
        .or(() -> text("response.statusMessage", response.get("statusMessage"), false));
  }

  private static Optional<String> headers(@Nullable Object headers, boolean templated) {
    if (headers == null) {
      return Optional.empty();
    }
    if (!(headers instanceof Map<?, ?> byName)) {
      return Optional.of(
          "response.headers is %s; expected an object, such as {\"Content-Type\":\"text/plain\"}"
              .formatted(kind(headers)));
    }
    return byName.entrySet().stream()
        .flatMap(
            header ->
                name(String.valueOf(header.getKey()))
                    .or(
                        () ->
                            values(
                                "response.headers." + header.getKey(),
                                header.getValue(),
                                templated))
                    .stream())
        .findFirst();
  }

  private static Optional<String> name(String name) {
    return NAME.matcher(name).matches()
        ? Optional.empty()
        : Optional.of(
            "response.headers has the name '%s', which is no header name; expected letters, digits and -, such as X-Mine"
                .formatted(visible(name)));
  }

  private static Optional<String> values(String place, @Nullable Object value, boolean templated) {
    if (value instanceof List<?> many) {
      return many.isEmpty()
          ? Optional.of(
              "%s is an empty list; expected at least one value, or leave the header out"
                  .formatted(place))
          : many.stream().flatMap(one -> value(place, one, templated).stream()).findFirst();
    }
    return value(place, value, templated);
  }

  private static Optional<String> value(String place, @Nullable Object value, boolean templated) {
    return value instanceof String
        ? text(place, value, templated)
        : Optional.of(
            "%s is %s; expected a string or a list of strings".formatted(place, kind(value)));
  }

  /** A template may be laid out in lines; what it prints is known only at the request. */
  private static Optional<String> text(String place, @Nullable Object value, boolean templated) {
    if (!(value instanceof String text) || (templated && text.contains("{{"))) {
      return Optional.empty();
    }
    if (has(text, c -> (c < ' ' && c != '\t') || c == 0x7f)) {
      return Optional.of(
          "%s is '%s'; expected text on one line, without control characters"
              .formatted(place, visible(text)));
    }
    return has(text, c -> c > 0xff)
        ? Optional.of(
            "%s is '%s', which has characters that no header can carry; expected ASCII"
                .formatted(place, text))
        : Optional.empty();
  }

  private static boolean has(String text, IntPredicate wrong) {
    return text.chars().anyMatch(wrong);
  }

  private static String visible(String text) {
    return text.replace("\r", "\\r").replace("\n", "\\n").replaceAll("\\p{Cntrl}", "?");
  }

  private static String kind(@Nullable Object value) {
    return Stream.of(
            Map.entry(Map.class, "an object"),
            Map.entry(List.class, "a list"),
            Map.entry(String.class, "a string"))
        .filter(known -> known.getKey().isInstance(value))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElseGet(() -> String.valueOf(value));
  }
}
