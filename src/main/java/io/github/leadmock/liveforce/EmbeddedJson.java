package io.github.leadmock.liveforce;

import io.github.leadmock.world.ChatMessage;
import io.github.leadmock.world.Location;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The two members whose value is a string that holds JSON text (rule LF-SU-05). A template cannot
 * escape its own output, so this part of the wire format is built here.
 */
final class EmbeddedJson {

  private static final JsonMapper JSON = new JsonMapper();

  private EmbeddedJson() {}

  /** The value of {@code analytics.analytics}. */
  static String of(Location place) {
    return JSON.createObjectNode()
        .put("city", place.city())
        .put("country", place.country())
        .put("country_code", place.country())
        .put("latitude", place.latitude())
        .put("longitude", place.longitude())
        .put("region", place.region())
        .put("timezone", place.timezone())
        .toString();
  }

  /** The value of {@code analytics.chat}. */
  static String of(List<ChatMessage> messages) {
    ArrayNode chat = JSON.createArrayNode();
    messages.forEach(message -> chat.add(line(message)));
    return chat.toString();
  }

  private static ObjectNode line(ChatMessage message) {
    ObjectNode line =
        JSON.createObjectNode()
            .put("id", message.id())
            .put("created_at", SummaryModel.microseconds(message.time()));
    switch (message.kind()) {
      case WELCOME -> {
        spoken(line, message).put("author_id", message.author());
        line.putObject("properties").putObject("lc2").put("welcome_message", true);
      }
      case VISITOR, AGENT -> {
        spoken(line, message)
            .put("author_id", message.author())
            .put("custom_id", message.id().toLowerCase(Locale.ROOT));
        line.putObject("properties").putObject("source").put("client_id", message.client());
      }
      case IDLE -> notice(line, message, "routing.idle", "10");
      case ARCHIVED -> notice(line, message, "routing.archived_inactive", "15");
    }
    return line;
  }

  private static ObjectNode spoken(ObjectNode line, ChatMessage message) {
    return line.put("visibility", "all").put("type", "message").put("text", message.text());
  }

  private static void notice(ObjectNode line, ChatMessage message, String type, String minutes) {
    line.put("visibility", message.kind() == ChatMessage.Kind.IDLE ? "agents" : "all")
        .put("type", "system_message")
        .put("text", message.text())
        .put("system_message_type", type);
    line.putObject("text_vars").put("duration", minutes);
  }
}
