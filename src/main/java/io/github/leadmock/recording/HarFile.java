package io.github.leadmock.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads an HTTP archive (HAR) that a browser or another proxy has saved, one entry after the other.
 */
public final class HarFile {

  private static final JsonMapper JSON = new JsonMapper();

  private HarFile() {}

  /**
   * Reads an archive.
   *
   * @param in its bytes; left open
   * @param calls takes each entry
   * @return how many there were
   * @throws IOException when it is none; the message says what is wrong and in which line
   */
  public static int read(InputStream in, Consumer<RecordedCall> calls) throws IOException {
    int number = 0;
    try (JsonParser parser = JSON.createParser(in)) {
      if (!isAt(parser, "log") || !isAt(parser, "entries")) {
        throw new IOException("it has no /log/entries; expected an HTTP archive (HAR)");
      }
      if (parser.currentToken() != JsonToken.START_ARRAY) {
        throw new IOException(
            "line %s: /log/entries is not an array"
                .formatted(parser.currentTokenLocation().getLineNr()));
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        JsonNode entry = parser.readValueAsTree();
        calls.accept(call(entry, number));
        number++;
      }
      return number;
    } catch (JacksonException malformed) {
      throw new IOException(
          "it is not JSON%s"
              .formatted(
                  malformed.getLocation() == null
                      ? ""
                      : ", line " + malformed.getLocation().getLineNr()),
          malformed);
    }
  }

  /** Goes to the value of a member of the object that begins next. */
  private static boolean isAt(JsonParser parser, String member) {
    if (parser.currentToken() == null) {
      parser.nextToken();
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return false;
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean found = member.equals(parser.currentName());
      parser.nextToken();
      if (found) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }

  private static RecordedCall call(JsonNode entry, int number) throws IOException {
    JsonNode request = entry.path("request");
    if (!request.path("method").isString() || !request.path("url").isString()) {
      throw new IOException(
          "/log/entries/%s/request has no method and url; expected an HTTP archive (HAR)"
              .formatted(number));
    }
    JsonNode content = entry.at("/response/content");
    return new RecordedCall(
        request.path("method").stringValue(),
        request.path("url").stringValue(),
        request.at("/postData/text").asString("").getBytes(StandardCharsets.UTF_8),
        entry.at("/response/status").asInt(0),
        body(content),
        time(entry.path("startedDateTime").asString("")),
        entry.path("time").asLong(0));
  }

  private static byte[] body(JsonNode content) {
    String text = content.path("text").asString("");
    if (content.path("encoding").asString("").equals("base64")) {
      try {
        return Base64.getMimeDecoder().decode(text);
      } catch (IllegalArgumentException noBase64) {
        return new byte[0];
      }
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException none) {
      return Instant.EPOCH;
    }
  }
}
