package io.github.leadmock.wiremock;

import com.github.tomakehurst.wiremock.http.MultiValue;
import com.github.tomakehurst.wiremock.http.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks parameters and bodies on which WireMock's admin API fails with an exception, because it
 * reads them without looking.
 */
final class AdminInputCheck {

  /** Java would also read the digits of other scripts. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  private static final Pattern TAKES_AN_OBJECT =
      Pattern.compile(
          "/mappings(/(import|edit|remove|[0-9a-fA-F-]{36}))?|/(mappings|requests)/.*-by-metadata"
              + "|/near-misses/request|/scenarios/.*/state|/settings/extended");

  private static final List<Needed> NEEDED =
      List.of(
          new Needed("/mappings/import", "mappings", List.class, "{\"mappings\":[]}"),
          new Needed(
              "/near-misses/request", "url", String.class, "{\"url\":\"/x\",\"method\":\"GET\"}"),
          new Needed(
              "/near-misses/request",
              "method",
              String.class,
              "{\"url\":\"/x\",\"method\":\"GET\"}"),
          new Needed("/settings/extended", "extended", Map.class, "{\"extended\":{\"a\":1}}"));

  private AdminInputCheck() {}

  /** A member without which a call fails; WireMock reports one of another type itself. */
  private record Needed(String path, String member, Class<?> type, String example) {

    Optional<String> lack(String asked, Map<?, ?> body) {
      return path.equals(asked) && body.get(member) == null
          ? Optional.of(
              "the body has no member '%s'; expected %s, such as %s"
                  .formatted(member, kind(), example))
          : Optional.empty();
    }

    private String kind() {
      return type == List.class ? "a list" : type == Map.class ? "an object" : "a string";
    }
  }

  /** What is wrong with the parameters that choose a part of a list; empty if nothing is. */
  static Optional<String> parameters(Request request) {
    return Stream.of("limit", "offset")
        .map(request::queryParameter)
        .filter(MultiValue::isPresent)
        .filter(given -> !NUMBER.matcher(given.firstValue()).matches())
        .map(
            given ->
                "%s is '%s'; expected a whole number in the digits 0 to 9, at most 999999999"
                    .formatted(given.key(), given.firstValue()))
        .findFirst();
  }

  /**
   * What is wrong with a body; empty if nothing is, or if WireMock reports it.
   *
   * @param path the path below {@code /__admin}
   * @param document the JSON document as maps and lists
   */
  static Optional<String> body(String path, @Nullable Object document) {
    if (document == null) {
      return TAKES_AN_OBJECT.matcher(path).matches()
          ? Optional.of("the body is null; expected a JSON object")
          : Optional.empty();
    }
    return document instanceof Map<?, ?> body
        ? NEEDED.stream().flatMap(needed -> needed.lack(path, body).stream()).findFirst()
        : Optional.empty();
  }
}
