package io.github.leadmock.wiremock.stubs;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.common.JsonException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what a stub mapping may ask of a stock WireMock, but not of this mock. */
public final class UnservableStub {

  /** How refusals begin for what would write a file. */
  public static final String WRITES_NO_FILES = "this mock writes no files: ";

  /** How refusals begin for what would call another server. */
  public static final String CALLS_NOBODY = "this mock calls no other server: ";

  private static final int LEAST_STATUS = 200;
  private static final int MOST_STATUS = 999;

  /** The dialects that the validator ships with. */
  private static final Pattern KNOWN_DIALECT =
      Pattern.compile("https?://json-schema\\.org/(draft-0[467]|draft/20(19-09|20-12))/schema#?");

  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

  private static final Set<String> NOT = Set.of("null", "false", "", "0");

  private UnservableStub() {}

  /**
   * Why this mock cannot serve a stub mapping on principle; empty if it can.
   *
   * @param stub the mapping's JSON document as maps and lists
   */
  public static Optional<String> refusal(Map<?, ?> stub) {
    // WireMock accepts strings and numbers as booleans too.
    return NOT.contains(String.valueOf(stub.get("persistent")).toLowerCase(Locale.ROOT))
        ? callsAnother(stub)
        : Optional.of(
            WRITES_NO_FILES
                + "a stub mapping cannot be persistent; leave the member out, or put the mapping"
                + " into a folder and name it with --stubs");
  }

  /**
   * What is wrong with a stub mapping, so that no client could receive its response; empty if
   * nothing is.
   *
   * @param stub the mapping's JSON document as maps and lists
   */
  public static Optional<String> flaw(Map<?, ?> stub) {
    return status(stub)
        .or(() -> customMatcher(stub))
        .or(() -> headers(stub))
        .or(() -> contentLength(stub))
        .or(() -> delay(stub))
        .or(() -> ownTransformer(stub))
        .or(() -> emptyListener(stub))
        .or(() -> TrialMatch.fault(stub));
  }

  /**
   * The file that a stub mapping names as its body; empty if there is none, or if the mapping uses
   * the mock's own transformer, which has files of its own.
   */
  public static Optional<String> bodyFile(Map<?, ?> stub) {
    return stub.get("response") instanceof Map<?, ?> response
            && response.get("bodyFileName") instanceof String name
            && !isOurs(response)
        ? Optional.of(name)
        : Optional.empty();
  }

  private static boolean isOurs(Map<?, ?> response) {
    return response.get("transformers") instanceof List<?> names && names.contains("leadmock");
  }

  /**
   * Both checks, and that of JSON Schemas, for a mapping in a file, which may be marked persistent.
   */
  static Optional<String> ofFile(Map<?, ?> stub) {
    return callsAnother(stub).or(() -> loadsSchema(stub)).or(() -> flaw(stub));
  }

  /** Matchers are extensions of WireMock, and this mock takes none. */
  private static Optional<String> customMatcher(Map<?, ?> stub) {
    return stub.get("request") instanceof Map<?, ?> request
            && request.get("customMatcher") instanceof Map<?, ?> matcher
        ? Optional.of(
            "request.customMatcher is %s, and this mock has no such matcher; match by url, headers,"
                    .formatted(matcher.get("name"))
                + " bodyPatterns and the like")
        : Optional.empty();
  }

  private static Optional<String> delay(Map<?, ?> stub) {
    return stub.get("response") instanceof Map<?, ?> response
        ? DelayTrial.fault(response.get("delayDistribution")).map("response."::concat)
        : Optional.empty();
  }

  /** Our own mappings name the operation; without one their transformer has nothing to do. */
  private static Optional<String> ownTransformer(Map<?, ?> stub) {
    return stub.get("response") instanceof Map<?, ?> response
            && isOurs(response)
            && !(response.get("transformerParameters") instanceof Map<?, ?> parameters
                && parameters.get("api") instanceof String)
        ? Optional.of(
            "response.transformers has leadmock, and response.transformerParameters no api; copy"
                + " both from one of the mock's own mappings, or leave leadmock out")
        : Optional.empty();
  }

  private static Optional<String> emptyListener(Map<?, ?> stub) {
    return Stream.of("postServeActions", "serveEventListeners")
        .filter(member -> stub.get(member) instanceof List<?> list && list.contains(null))
        .findFirst()
        .map("%s has a null; expected objects with a name"::formatted);
  }

  private static Optional<String> status(Map<?, ?> stub) {
    return stub.get("response") instanceof Map<?, ?> response
        ? LenientNumber.of(response.get("status"))
            .filter(status -> !(status >= LEAST_STATUS && status < MOST_STATUS + 1))
            .map(
                wrong ->
                    "response.status is %s; expected %s to %s: no client gets any other as an answer"
                        .formatted(response.get("status"), LEAST_STATUS, MOST_STATUS))
        : Optional.empty();
  }

  private static Optional<String> headers(Map<?, ?> stub) {
    return stub.get("response") instanceof Map<?, ?> response
        ? HeaderFlaw.of(response)
        : Optional.empty();
  }

  /** A wrong length breaks off the response, or keeps the client waiting. */
  private static Optional<String> contentLength(Map<?, ?> stub) {
    if (!(stub.get("response") instanceof Map<?, ?> response
        && response.get("headers") instanceof Map<?, ?> headers)) {
      return Optional.empty();
    }
    return headers.entrySet().stream()
        .filter(header -> "content-length".equalsIgnoreCase(String.valueOf(header.getKey())))
        .map(header -> String.valueOf(header.getValue()))
        .filter(length -> !canBeLength(length, response))
        .findFirst()
        .map("Content-Length is %s, and the body is not; leave it out, the mock counts"::formatted);
  }

  /** A template's or file's length is unknown until it is rendered. */
  private static boolean canBeLength(String length, Map<?, ?> response) {
    @Nullable Object body = response.get("body");
    // WireMock takes numbers for strings too.
    if ((body instanceof String || body instanceof Number)
        && !response.containsKey("transformers")) {
      byte[] sent = body.toString().getBytes(StandardCharsets.UTF_8);
      return length.equals(String.valueOf(sent.length));
    }
    return LENGTH.matcher(length).matches();
  }

  /**
   * Why a document of the admin API is refused: it contains a JSON Schema with a reference to
   * another server or to a file.
   *
   * @param document the JSON document as maps and lists
   */
  public static Optional<String> loadsSchema(@Nullable Object document) {
    return maps(document)
        .map(map -> map.get("matchesJsonSchema"))
        .flatMap(schema -> maps(schema instanceof String text ? parsed(text) : schema))
        .flatMap(UnservableStub::references)
        .findFirst()
        .map(
            reference ->
                CALLS_NOBODY
                    + "a JSON Schema cannot refer to %s; put what it needs into $defs"
                        .formatted(reference));
  }

  /** All objects of a document, without recursion: how deep it may be nested is the sender's. */
  private static Stream<Map<?, ?>> maps(@Nullable Object document) {
    List<Map<?, ?>> found = new ArrayList<>();
    Deque<Object> left = new ArrayDeque<>();
    Stream.ofNullable(document).forEach(left::add);
    while (!left.isEmpty()) {
      Object next = left.pop();
      if (next instanceof Map<?, ?> map) {
        found.add(map);
      }
      Collection<?> inside =
          next instanceof Map<?, ?> map
              ? map.values()
              : next instanceof Collection<?> list ? list : List.of();
      inside.stream().filter(Objects::nonNull).forEach(left::push);
    }
    return found.stream();
  }

  private static @Nullable Object parsed(String text) {
    try {
      return Json.read(text, Object.class);
    } catch (JsonException noJson) {
      return null;
    }
  }

  /** The references of an object that leave the schema. */
  private static Stream<String> references(Map<?, ?> schema) {
    return Stream.of("$ref", "$dynamicRef", "$recursiveRef", "$schema")
        .filter(
            keyword ->
                schema.get(keyword) instanceof String target
                    && !target.startsWith("#")
                    && !(keyword.equals("$schema") && KNOWN_DIALECT.matcher(target).matches()))
        .map(keyword -> String.valueOf(schema.get(keyword)));
  }

  private static Optional<String> callsAnother(Map<?, ?> stub) {
    if (stub.get("response") instanceof Map<?, ?> response
        && response.get("proxyBaseUrl") != null) {
      return Optional.of(
          CALLS_NOBODY + "a stub mapping cannot proxy; leave response.proxyBaseUrl out");
    }
    boolean webhook =
        Stream.of("postServeActions", "serveEventListeners")
            .anyMatch(member -> namesWebhook(stub.get(member)));
    return webhook
        ? Optional.of(CALLS_NOBODY + "a stub mapping cannot have a webhook; leave it out")
        : Optional.empty();
  }

  /** A list of objects with a name, or in the older form an object by name. */
  private static boolean namesWebhook(@Nullable Object actions) {
    if (actions instanceof List<?> list) {
      return list.stream()
          .anyMatch(one -> one instanceof Map<?, ?> action && "webhook".equals(action.get("name")));
    }
    return actions instanceof Map<?, ?> byName && byName.containsKey("webhook");
  }
}
