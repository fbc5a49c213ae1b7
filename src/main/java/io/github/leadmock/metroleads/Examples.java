package io.github.leadmock.metroleads;

import io.github.leadmock.api.BundledFiles;
import io.github.leadmock.message.JsonTree;
import io.github.leadmock.world.Author;
import io.github.leadmock.world.Comment;
import io.github.leadmock.world.DocumentedLead;
import io.github.leadmock.world.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Reads the documented examples, {@code stubs/metroleads/examples}, as the fixed part of the world.
 * Ids in the document's hand-anonymised bodies that contradict each other (vendor-facts, oddity 7)
 * are kept as printed; requests use the ids in the paths.
 */
final class Examples {

  // For the example of a saved note, the only one that shows neither id (vendor-facts, oddity 8).
  private static final UUID NO_GROUP = UUID.fromString("b8779d7b-22bd-45c8-b23c-da813ad69a2a");

  // The leads whose examples show no timeline get a few older, generated events.
  private static final int SOME = 5;

  private Examples() {}

  static List<DocumentedLead> documentedLeads() {
    return List.of(events(), comments(), addedNote(), savedNote());
  }

  /** Fetch events for a lead: the two newest events, out of the total that the example gives. */
  private static DocumentedLead events() {
    Example example = Example.read("list-events");
    List<Event> newest = example.body().path("events").valueStream().map(Examples::event).toList();
    int total = example.body().path("count").asInt();
    return new DocumentedLead(
        example.pathId("companies"),
        example.pathId("leads"),
        "%s events, the %s newest as documented".formatted(total, newest.size()),
        newest,
        Map.of(),
        total);
  }

  /** Fetch comments for an event: the comments are documented; the note they belong to is ours. */
  private static DocumentedLead comments() {
    Example example = Example.read("list-comments");
    List<Comment> comments =
        example.body().path("sub_events").valueStream().map(Examples::comment).toList();
    Comment oldest = comments.get(comments.size() - 1);
    UUID lead = example.pathId("leads");
    Event note =
        new Event(
            example.pathId("note"),
            oldest.time().minusSeconds(60),
            true,
            oldest.author(),
            oldest.createdBy(),
            lead,
            "This is a note",
            comments.size(),
            Optional.empty());
    return new DocumentedLead(
        example.pathId("companies"),
        lead,
        "the note %s with its %s documented comments".formatted(note.id(), comments.size()),
        List.of(note),
        Map.of(note.id(), comments),
        SOME);
  }

  /** Add a note: a lead to add notes to. */
  private static DocumentedLead addedNote() {
    Example example = Example.read("add-note");
    Event older = event(Example.read("list-events").body().path("events").path(1));
    UUID lead = example.pathId("leads");
    UUID id = new UUID(lead.getMostSignificantBits(), ~lead.getLeastSignificantBits());
    Event first =
        new Event(
            id,
            older.time(),
            true,
            older.author(),
            older.createdBy(),
            lead,
            "This is a note",
            0,
            Optional.empty());
    return new DocumentedLead(
        example.pathId("companies"),
        lead,
        "the documented lead to add a note to",
        List.of(first),
        Map.of(),
        SOME);
  }

  /** Update and remove a note: the note in both examples, with its text before the update. */
  private static DocumentedLead savedNote() {
    Example update = Example.read("update-note");
    Event shown = event(update.body());
    Event note =
        new Event(
            update.pathId("note"),
            shown.time(),
            shown.inbound(),
            shown.author(),
            shown.createdBy(),
            shown.attachedLead(),
            Example.read("add-note").body().path("data").path("message").asString(),
            0,
            Optional.empty());
    return new DocumentedLead(
        update.pathId("companies"),
        update.pathId("leads"),
        "the note %s, documented to update and to remove".formatted(note.id()),
        List.of(note),
        Map.of(),
        SOME);
  }

  private static Event event(JsonNode event) {
    JsonNode data = event.path("data");
    UUID createdBy = createdBy(data);
    Optional<Event.Sms> sms =
        data.has("phone")
            ? Optional.of(
                new Event.Sms(
                    data.path("phone").asString(),
                    data.path("extra_data").path("header_checksum").asString()))
            : Optional.empty();
    return new Event(
        id(data.path("event_id")),
        Instant.parse(data.path("event_time").asString()),
        event.path("inbound").asBoolean(),
        author(data.path("created_by_entity"), createdBy),
        createdBy,
        id(data.path("attached_entities").path(0).path("lead").path("id")),
        data.path("message").asString(),
        data.path("comment_count").asInt(0),
        sms);
  }

  private static Comment comment(JsonNode comment) {
    JsonNode data = comment.path("data");
    UUID createdBy = createdBy(data);
    return new Comment(
        id(comment.path("sub_event_id")),
        id(data.path("sub_event_id")),
        Instant.parse(data.path("event_time").asString()),
        author(data.path("created_by_entity"), createdBy),
        createdBy,
        data.path("comment").asString());
  }

  private static Author author(JsonNode author, UUID otherwise) {
    return new Author(
        author.has("user_id") ? id(author.path("user_id")) : otherwise,
        author.path("name").asString(),
        author.has("group_id") ? id(author.path("group_id")) : NO_GROUP,
        id(author.path("company_id")));
  }

  private static UUID createdBy(JsonNode data) {
    return UUID.fromString(data.path("created_by").asString().substring("user:".length()));
  }

  private static UUID id(JsonNode text) {
    return UUID.fromString(text.asString());
  }

  /**
   * A documented request with its response.
   *
   * @param url path and query of the request
   * @param body the body of the response
   */
  private record Example(String url, JsonNode body) {

    static Example read(String operation) {
      JsonNode example =
          JsonTree.read(BundledFiles.text("metroleads/examples/" + operation + ".json"));
      return new Example(
          example.path("request").path("url").asString(), example.path("response").path("body"));
    }

    /** The id that follows a segment of the path. */
    UUID pathId(String word) {
      List<String> segments = List.of(url.split("[/?]"));
      return UUID.fromString(segments.get(segments.indexOf(word) + 1));
    }
  }
}
