package io.github.leadmock.verify;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bytes of a response, read as JSON once, however many checks look at it. */
final class JsonBody {

  private static final JsonMapper UNIQUE =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final byte[] bytes;
  private @Nullable Reading reading;

  JsonBody(byte[] bytes) {
    this.bytes = bytes;
  }

  byte[] bytes() {
    return bytes;
  }

  String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** What reading the bytes as JSON gave. */
  synchronized Reading read() {
    if (reading == null) {
      reading = Reading.of(bytes);
    }
    return reading;
  }

  /**
   * What reading gave.
   *
   * @param json the value; empty if the bytes are not JSON
   * @param broken why they cannot be read as JSON
   * @param twice what is wrong with the names of members
   */
  record Reading(Optional<JsonNode> json, Optional<String> broken, Optional<String> twice) {

    private static Reading of(byte[] bytes) {
      try {
        return of(UNIQUE.readTree(bytes), bytes, Optional.empty());
      } catch (JacksonException wrong) {
        return withoutNames(bytes, twice(wrong));
      }
    }

    private static Reading withoutNames(byte[] bytes, Optional<String> twice) {
      try {
        return of(JSON.readTree(bytes), bytes, twice);
      } catch (StreamConstraintsException limit) {
        String what = limit.getOriginalMessage().replaceFirst(", from `.*`", "");
        return broken("the body exceeds a limit of this check: " + what, twice);
      } catch (JacksonException notJson) {
        return broken("the body is not JSON", twice);
      }
    }

    private static Reading of(@Nullable JsonNode json, byte[] bytes, Optional<String> twice) {
      if (json == null || json.isMissingNode()) {
        return broken(bytes.length == 0 ? "the body is empty" : "the body is not JSON", twice);
      }
      return new Reading(Optional.of(json), Optional.empty(), twice);
    }

    private static Reading broken(String why, Optional<String> twice) {
      return new Reading(Optional.empty(), Optional.of(why), twice);
    }

    private static Optional<String> twice(JacksonException wrong) {
      String message = String.valueOf(wrong.getOriginalMessage());
      return message.startsWith("Duplicate ")
          ? Optional.of("an object has a member twice: " + message.replaceFirst("^[^\"]*", ""))
          : Optional.empty();
    }
  }
}
