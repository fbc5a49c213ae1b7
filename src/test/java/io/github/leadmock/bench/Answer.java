package io.github.leadmock.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One response before it goes out.
 *
 * @param status the HTTP status
 * @param headers by name, in any letter case; the length is set on the way out
 * @param body empty for none
 * @param chunked whether the body goes out in chunks
 * @param delay how long to wait before it goes out
 */
record Answer(
    int status, Map<String, String> headers, byte[] body, boolean chunked, Duration delay) {

  static final String CONTENT_TYPE = "Content-Type";

  Answer {
    TreeMap<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sorted.putAll(headers);
    headers = sorted;
  }

  static Answer json(int status, JsonNode body) {
    return new Answer(
        status, Map.of(CONTENT_TYPE, "application/json"), Json.bytes(body), false, Duration.ZERO);
  }

  static Answer html(int status, String title) {
    return json(status, Json.object())
        .withHeader(CONTENT_TYPE, "text/html; charset=utf-8")
        .withText(
            "<!DOCTYPE html><html><head><title>%s</title></head><body><h1>%s</h1></body></html>"
                .formatted(title, title));
  }

  /** No answer: the connection is closed instead. */
  static Answer hangUp() {
    return new Answer(0, Map.of(), new byte[0], false, Duration.ZERO);
  }

  boolean hangsUp() {
    return status == 0;
  }

  boolean ok() {
    return status == 200;
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  Answer withStatus(int other) {
    return new Answer(other, headers, body, chunked, delay);
  }

  Answer withHeader(String name, String value) {
    Map<String, String> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    changed.putAll(headers);
    changed.put(name, value);
    return new Answer(status, changed, body, chunked, delay);
  }

  Answer withoutHeader(String name) {
    Map<String, String> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    changed.putAll(headers);
    changed.remove(name);
    return new Answer(status, changed, body, chunked, delay);
  }

  Answer withBody(byte[] other) {
    return new Answer(status, headers, other, chunked, delay);
  }

  Answer withText(String other) {
    return withBody(other.getBytes(StandardCharsets.UTF_8));
  }

  Answer inChunks() {
    return new Answer(status, headers, body, true, delay);
  }

  Answer after(Duration wait) {
    return new Answer(status, headers, body, chunked, wait);
  }

  /** The same answer with its JSON body changed in place or replaced. */
  Answer reshaped(Function<ObjectNode, JsonNode> change) {
    return withBody(Json.bytes(change.apply((ObjectNode) Json.parse(body))));
  }

  /** The same answer with the text of its body changed. */
  Answer retyped(UnaryOperator<String> change) {
    return withText(change.apply(text()));
  }
}
