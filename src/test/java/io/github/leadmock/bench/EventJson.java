package io.github.leadmock.bench;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes events and comments in the three shapes that the document shows. */
final class EventJson {

  private EventJson() {}

  /** An event as the list of events has it. */
  static ObjectNode listed(Event event, String lead) {
    ObjectNode data = Json.object();
    data.put("event_time", time(event.time()));
    data.put("event_id", event.id());
    data.set("created_by_entity", author(event.author()));
    data.put("created_by", "user:" + event.author().id());
    event.extras().forEach((name, value) -> data.set(name, Json.parse(value)));
    data.put("comment_count", event.comments().size());
    data.set("attached_entities", attached(lead));
    data.put("message", event.message());
    ObjectNode listed = Json.object();
    listed.put("inbound", event.isNote());
    listed.set("data", data);
    listed.put("type", event.type());
    listed.put("online", true);
    return listed;
  }

  /** A note as add, update and remove answer with it. */
  static ObjectNode saved(Event event, String lead) {
    ObjectNode author = Json.object();
    author.put("name", event.author().name());
    author.put("company_id", event.author().company());
    ObjectNode data = Json.object();
    data.put("event_time", time(event.time()));
    data.set("tags", Json.array(List.of()));
    data.put("event_id", event.id());
    data.set("created_by_entity", author);
    data.put("created_by", "user:" + event.author().id());
    data.set("attached_entities", attached(lead));
    data.put("message", event.message());
    ObjectNode saved = Json.object();
    saved.put("inbound", true);
    saved.put("type", event.type());
    saved.set("data", data);
    saved.put("online", true);
    return saved;
  }

  /** A comment as the list of comments has it. */
  static ObjectNode comment(Comment comment) {
    ObjectNode data = Json.object();
    data.put("comment", comment.text());
    data.put("sub_event_type", "comment");
    data.put("event_time", time(comment.time()));
    data.set("created_by_entity", author(comment.author()));
    data.put("sub_event_id", comment.id());
    data.put("created_by", "user:" + comment.author().id());
    ObjectNode listed = Json.object();
    listed.set("data", data);
    listed.put("sub_event_id", comment.id());
    return listed;
  }

  private static ObjectNode author(Author author) {
    ObjectNode entity = Json.object();
    entity.put("user_id", author.id());
    entity.put("name", author.name());
    entity.put("group_id", author.group());
    entity.put("company_id", author.company());
    return entity;
  }

  private static ArrayNode attached(String lead) {
    ObjectNode id = Json.object();
    id.put("id", lead);
    ObjectNode entity = Json.object();
    entity.put("type", "lead");
    entity.set("lead", id);
    return Json.array(List.of(entity));
  }

  private static String time(Instant time) {
    return DateTimeFormatter.ISO_INSTANT.format(time);
  }
}
