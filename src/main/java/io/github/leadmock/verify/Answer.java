package io.github.leadmock.verify;

import io.github.leadmock.contract.Violation;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A response from the server.
 *
 * @param call the request
 * @param status the HTTP status
 * @param headers the headers
 * @param body the bytes as far as they were read, decompressed
 * @param fault what went wrong in transfer, such as a truncated body
 */
record Answer(Call call, int status, HttpHeaders headers, JsonBody body, Optional<String> fault) {

  private static final int SHOWN = 8;

  Answer(Call call, int status, HttpHeaders headers, byte[] body, Optional<String> fault) {
    this(call, status, headers, new JsonBody(body), fault);
  }

  /** An answer received completely. */
  Answer(Call call, int status, HttpHeaders headers, byte[] body) {
    this(call, status, headers, body, Optional.empty());
  }

  /** The body as JSON; empty if it is not JSON. */
  Optional<JsonNode> json() {
    return body.read().json();
  }

  /** Whether it is an error without a body, which some APIs allow. */
  boolean isEmptyAsItMayBe(BodyRules rules) {
    return body.bytes().length == 0 && status >= 400 && rules.emptyErrors();
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
      body.read()
          .broken()
          .ifPresent(why -> wrong.add(new Violation(rule, "", why, "JSON", text())));
    }
    if (wrong.isEmpty() && !saysJson()) {
      String said = header("Content-Type").orElse("none");
      wrong.add(new Violation(rule, "", "the content type does not say JSON", Call.JSON, said));
    }
    body.read()
        .twice()
        .ifPresent(
            why -> wrong.add(new Violation(rules.uniqueNames(), "", why, "unique names", text())));
    return wrong;
  }

  /** Whether it starts with a byte order mark or is encoded in UTF-16 or UTF-32. */
  private boolean isOtherUnicode() {
    byte[] bytes = body.bytes();
    boolean marked =
        bytes.length > 2
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF;
    return marked
        || (bytes.length > 1 && (bytes[0] == 0 || bytes[1] == 0 || (bytes[0] & 0xFE) == 0xFE));
  }

  /** The first bytes, in hexadecimal. */
  private String start() {
    return HexFormat.ofDelimiter(" ")
            .formatHex(body.bytes(), 0, Math.min(body.bytes().length, SHOWN))
        + " ...";
  }

  /** The body as text. */
  String text() {
    return body.text();
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
