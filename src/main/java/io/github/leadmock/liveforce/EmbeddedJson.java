package io.github.leadmock.liveforce;

import io.github.leadmock.world.ChatMessage;
import io.github.leadmock.world.Location;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The two members whose value is a string that holds JSON text (rule LF-SU-05), in UTF-8. A
 * template cannot escape its own output, so this part of the wire format is built here.
 */
final class EmbeddedJson {

  private static final JsonFactory JSON = new JsonFactory();

  private static final int LINE = 300;

  private EmbeddedJson() {}

  /** The value of {@code analytics.analytics}. */
  static byte[] of(Location place) {
    ByteArrayOutputStream text = new ByteArrayOutputStream(LINE);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject()
          .writeStringProperty("city", place.city())
          .writeStringProperty("country", place.country())
          .writeStringProperty("country_code", place.country())
          .writeNumberProperty("latitude", place.latitude())
          .writeNumberProperty("longitude", place.longitude())
          .writeStringProperty("region", place.region())
          .writeStringProperty("timezone", place.timezone())
          .writeEndObject();
    }
    return text.toByteArray();
  }

  /** The value of {@code analytics.chat}. */
  static byte[] of(List<ChatMessage> messages) {
    ByteArrayOutputStream text = new ByteArrayOutputStream((messages.size() + 1) * LINE);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartArray();
      messages.forEach(message -> write(message, json));
      json.writeEndArray();
    }
    return text.toByteArray();
  }

  private static void write(ChatMessage message, JsonGenerator json) {
    json.writeStartObject()
        .writeStringProperty("id", message.id())
        .writeStringProperty("created_at", SummaryModel.microseconds(message.time()));
    switch (message.kind()) {
      case WELCOME -> {
        spoken(message, json).writeStringProperty("author_id", message.author());
        json.writeObjectPropertyStart("properties")
            .writeObjectPropertyStart("lc2")
            .writeBooleanProperty("welcome_message", true)
            .writeEndObject()
            .writeEndObject();
      }
      case VISITOR, AGENT -> {
        spoken(message, json)
            .writeStringProperty("author_id", message.author())
            .writeStringProperty("custom_id", message.id().toLowerCase(Locale.ROOT));
        json.writeObjectPropertyStart("properties")
            .writeObjectPropertyStart("source")
            .writeStringProperty("client_id", message.client())
            .writeEndObject()
            .writeEndObject();
      }
      case IDLE -> notice(message, json, "routing.idle", "10");
      case ARCHIVED -> notice(message, json, "routing.archived_inactive", "15");
    }
    json.writeEndObject();
  }

  private static JsonGenerator spoken(ChatMessage message, JsonGenerator json) {
    return json.writeStringProperty("visibility", "all")
        .writeStringProperty("type", "message")
        .writeStringProperty("text", message.text());
  }

  private static void notice(ChatMessage message, JsonGenerator json, String type, String minutes) {
    json.writeStringProperty(
            "visibility", message.kind() == ChatMessage.Kind.IDLE ? "agents" : "all")
        .writeStringProperty("type", "system_message")
        .writeStringProperty("text", message.text())
        .writeStringProperty("system_message_type", type)
        .writeObjectPropertyStart("text_vars")
        .writeStringProperty("duration", minutes)
        .writeEndObject();
  }
}
