package io.github.leadmock.verify;

import io.github.leadmock.contract.Violation;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A response from the server.
 *
 * @param call the request
 * @param status the HTTP status
 * @param headers the headers
 * @param body the bytes as far as they were read, decompressed
 * @param fault what went wrong in transfer, such as a truncated body
 */
record Answer(Call call, int status, HttpHeaders headers, byte[] body, Optional<String> fault) {

  private static final int SHOWN = 8;
  private static final JsonMapper UNIQUE =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .build();
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** An answer received completely. */
  Answer(Call call, int status, HttpHeaders headers, byte[] body) {
    this(call, status, headers, body, Optional.empty());
  }

  /** The body as JSON; empty if it is not JSON. */
  Optional<JsonNode> json() {
    try {
      return Optional.of(read(JSON)).filter(node -> !node.isMissingNode());
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  private JsonNode read(JsonMapper mapper) {
    @Nullable JsonNode read = mapper.readTree(body);
    return read == null ? MissingNode.getInstance() : read;
  }

  /** Whether it is an error without a body, which some APIs allow. */
  boolean isEmptyAsItMayBe(BodyRules rules) {
    return body.length == 0 && status >= 400 && rules.emptyErrors();
  }

  /** The rule that requires JSON. */
  String jsonRule(BodyRules rules) {
    return status >= 400 ? rules.jsonOfErrors() : rules.json();
  }

  /** The reasons why it is not plain JSON with a JSON content type. */
  List<Violation> notJson(BodyRules rules) {
    String rule = jsonRule(rules);
    if (fault.isPresent()) {
      return List.of(new Violation(rule, "", fault.get(), "a whole body", text()));
    }
    List<Violation> wrong = new ArrayList<>();
    if (isOtherUnicode()) {
      String what = "the JSON is not in plain UTF-8 (RFC 8259, section 8.1)";
      wrong.add(new Violation(rule, "", what, "UTF-8 without a byte-order mark", start()));
    }
    if (wrong.isEmpty()) {
      broken().ifPresent(why -> wrong.add(new Violation(rule, "", why, "JSON", text())));
    }
    if (wrong.isEmpty() && !saysJson()) {
      String said = header("Content-Type").orElse("none");
      wrong.add(new Violation(rule, "", "the content type does not say JSON", Call.JSON, said));
    }
    twice()
        .ifPresent(
            why -> wrong.add(new Violation(rules.uniqueNames(), "", why, "unique names", text())));
    return wrong;
  }

  /** Why the body cannot be read as JSON, if it cannot. */
  private Optional<String> broken() {
    if (body.length == 0) {
      return Optional.of("the body is empty");
    }
    try {
      return read(JSON).isMissingNode() ? Optional.of("the body is not JSON") : Optional.empty();
    } catch (StreamConstraintsException limit) {
      return Optional.of(
          "the body exceeds a limit of this check: "
              + limit.getOriginalMessage().split(" \\(from", 2)[0]);
    } catch (JacksonException notJson) {
      return Optional.of("the body is not JSON");
    }
  }

  /** Whether it starts with a byte order mark or is encoded in UTF-16 or UTF-32. */
  private boolean isOtherUnicode() {
    boolean marked =
        body.length > 2
            && body[0] == (byte) 0xEF
            && body[1] == (byte) 0xBB
            && body[2] == (byte) 0xBF;
    return marked
        || (body.length > 1 && (body[0] == 0 || body[1] == 0 || (body[0] & 0xFE) == 0xFE));
  }

  /** The first bytes, in hexadecimal. */
  private String start() {
    return HexFormat.ofDelimiter(" ").formatHex(body, 0, Math.min(body.length, SHOWN)) + " ...";
  }

  /** A duplicate member name, if an object has one. */
  private Optional<String> twice() {
    try {
      UNIQUE.readTree(body);
      return Optional.empty();
    } catch (JacksonException wrong) {
      String message = String.valueOf(wrong.getOriginalMessage());
      return message.startsWith("Duplicate ")
          ? Optional.of("an object has a member twice: " + message.replaceFirst("^[^\"]*", ""))
          : Optional.empty();
    }
  }

  /** The body as text. */
  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** The media type without parameters, in lower case; empty if there is none. */
  String mediaType() {
    return header("Content-Type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  boolean saysJson() {
    String type = mediaType();
    return type.equals("application/json")
        || (type.startsWith("application/") && type.endsWith("+json"));
  }
}
