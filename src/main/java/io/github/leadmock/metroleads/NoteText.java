package io.github.leadmock.metroleads;

import io.github.leadmock.api.Reply;
import io.github.leadmock.message.JsonLimit;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The text in the body of a request to add or update a note, or the refusal of the body with the
 * vendor's 400.
 */
sealed interface NoteText {

  /** The refusal, if it is refused. */
  Optional<Reply> refusal();

  /** The reply: made from the text, or the refusal. */
  Reply use(Function<String, Reply> withText);

  /** The text, exactly as sent. */
  record Taken(String text) implements NoteText {
    @Override
    public Optional<Reply> refusal() {
      return Optional.empty();
    }

    @Override
    public Reply use(Function<String, Reply> withText) {
      return withText.apply(text);
    }
  }

  /** The refusal. */
  record Refused(Reply failure) implements NoteText {
    @Override
    public Optional<Reply> refusal() {
      return Optional.of(failure);
    }

    @Override
    public Reply use(Function<String, Reply> withText) {
      return failure;
    }
  }

  /**
   * Parses a body as JSON regardless of its content type: the documented curl call sends it as a
   * form (rule ML-NO-05).
   */
  static NoteText read(byte[] body) {
    JsonNode root;
    try {
      root = Body.JSON.readTree(Body.decode(body));
    } catch (CharacterCodingException notUtf8) {
      return refused("ML-NO-07", "the body is not UTF-8");
    } catch (StreamConstraintsException beyond) {
      return refused(
          "ML-NO-20",
          "the body is " + JsonLimit.found(beyond),
          "Send a body that does not have %s.".formatted(JsonLimit.of(beyond)));
    } catch (JacksonException notJson) {
      return refused("ML-NO-07", "the body is not JSON" + Body.place(notJson));
    }
    if (!root.isObject()) {
      return refused(
          "ML-NO-07", root.isMissingNode() ? "the body is empty" : "the body is not a JSON object");
    }
    JsonNode message = root.path("message");
    if (!message.isString()) {
      return refused(
          "ML-NO-06",
          message.isMissingNode() ? "the parameter message is missing" : "message is not a string");
    }
    if (message.stringValue().isBlank()) {
      return refused("ML-NO-06", "message is blank");
    }
    return new Taken(message.stringValue());
  }

  private static NoteText refused(String rule, String message) {
    return refused(
        rule,
        message,
        "Send a JSON object with the note's text, for example -d '{\"message\":\"Called back\"}'.");
  }

  private static NoteText refused(String rule, String message, String hint) {
    return new Refused(Errors.badRequest(rule, message, hint));
  }

  /** The parser; an interface cannot have private fields. */
  final class Body {

    private static final JsonMapper JSON =
        JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private Body() {}

    /** JSON is UTF-8 (RFC 8259, section 8.1); the parser alone would misread malformed bytes. */
    private static String decode(byte[] body) throws CharacterCodingException {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String place(JacksonException notJson) {
      return notJson.getLocation() == null
          ? ""
          : " (line %s, column %s)"
              .formatted(notJson.getLocation().getLineNr(), notJson.getLocation().getColumnNr());
    }
  }
}
