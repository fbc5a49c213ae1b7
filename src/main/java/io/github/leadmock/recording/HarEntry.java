package io.github.leadmock.recording;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Entries of an HTTP archive (HAR 1.2), without headers but for the content type. Stateless. */
final class HarEntry {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String TYPE = "application/json";

  private HarEntry() {}

  /**
   * One entry.
   *
   * @param path path and query, redacted
   * @param sent the body of the request, redacted
   * @param received the same of the answer
   */
  static ObjectNode of(
      RecordedCall call, String path, Optional<JsonNode> sent, Optional<JsonNode> received) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put("startedDateTime", call.time().truncatedTo(ChronoUnit.MILLIS).toString());
    entry.put("time", call.millis());
    ObjectNode request = entry.putObject("request");
    request.put("method", call.method());
    // Any host will do: a recording is of no use at the vendor's.
    request.put("url", "https://example.com" + path);
    message(request, sent.isPresent());
    request.putArray("queryString");
    sent.ifPresent(
        body ->
            request
                .putObject("postData")
                .put("mimeType", TYPE)
                .put("text", JSON.writeValueAsString(body)));
    ObjectNode response = entry.putObject("response");
    response.put("status", call.status()).put("statusText", "");
    message(response, received.isPresent());
    response.put("redirectURL", "");
    String text = received.map(JSON::writeValueAsString).orElse("");
    response
        .putObject("content")
        .put("size", text.length())
        .put("mimeType", received.isPresent() ? TYPE : "x-unknown")
        .put("text", text);
    entry.putObject("cache");
    entry.putObject("timings").put("send", 0).put("wait", call.millis()).put("receive", 0);
    return entry;
  }

  private static void message(ObjectNode message, boolean json) {
    message.put("httpVersion", "HTTP/1.1");
    message.putArray("cookies");
    var headers = message.putArray("headers");
    if (json) {
      headers.addObject().put("name", "Content-Type").put("value", TYPE);
    }
    message.put("headersSize", -1).put("bodySize", -1);
  }

  /** The whole archive. */
  static String archive(String version, List<String> entries) {
    return """
        {"log":{"version":"1.2","creator":{"name":"leadmock","version":%s},"entries":[
        %s
        ]}}
        """
        .formatted(JSON.writeValueAsString(version), String.join(",\n", entries));
  }
}
