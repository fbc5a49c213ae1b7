package io.github.leadmock.data;

import io.github.leadmock.message.JsonText;
import io.github.leadmock.world.Author;
import io.github.leadmock.world.Comment;
import io.github.leadmock.world.Event;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes events and comments as MetroLeads sends them. */
final class VendorJson {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private VendorJson() {}

  /** JSON as it was read: numbers keep their digits. */
  static JsonNode parse(String text) {
    return JSON.readTree(text);
  }

  /** An event of a list. */
  static JsonNode listed(Event event) {
    return event
        .verbatim()
        .map(sent -> JSON.readTree(sent.before() + JsonText.of(event.message()) + sent.after()))
        .orElseGet(() -> documented(event));
  }

  private static JsonNode documented(Event event) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("inbound", event.inbound());
    ObjectNode data = json.putObject("data");
    data.put("event_time", event.time().toString()).put("event_id", event.id().toString());
    data.set("created_by_entity", author(event.author()));
    data.put("created_by", "user:" + event.createdBy());
    event.sms().ifPresent(sms -> data.put("phone", sms.phone()));
    data.put("comment_count", event.commentCount());
    data.putArray("attached_entities")
        .addObject()
        .put("type", "lead")
        .putObject("lead")
        .put("id", event.attachedLead().toString());
    event
        .sms()
        .ifPresent(
            sms -> data.putObject("extra_data").put("header_checksum", sms.headerChecksum()));
    data.put("message", event.message());
    return json.put("type", event.type()).put("online", true);
  }

  /** A comment of a list. */
  static JsonNode of(Comment comment) {
    return comment
        .verbatim()
        .map(JSON::readTree)
        .orElseGet(
            () -> {
              ObjectNode json = JsonNodeFactory.instance.objectNode();
              ObjectNode data = json.putObject("data");
              data.put("comment", comment.text()).put("sub_event_type", "comment");
              data.put("event_time", comment.time().toString());
              data.set("created_by_entity", author(comment.author()));
              data.put("sub_event_id", comment.dataId().toString());
              data.put("created_by", "user:" + comment.createdBy());
              return json.put("sub_event_id", comment.id().toString());
            });
  }

  private static ObjectNode author(Author author) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("user_id", author.userId().toString())
        .put("name", author.name())
        .put("group_id", author.groupId().toString())
        .put("company_id", author.companyId().toString());
  }
}
