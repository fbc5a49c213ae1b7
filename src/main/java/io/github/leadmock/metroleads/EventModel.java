package io.github.leadmock.metroleads;

import io.github.leadmock.api.Reply;
import io.github.leadmock.message.JsonText;
import io.github.leadmock.world.Author;
import io.github.leadmock.world.Comment;
import io.github.leadmock.world.Event;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The template models of events and comments. */
final class EventModel {

  private EventModel() {}

  /**
   * The reply to adding, updating or removing a note.
   *
   * @param done what happened to the note, in the past tense
   */
  static Reply saved(String done, Event note) {
    return new Reply.Success(Map.of("event", of(note)), Optional.of(done + " note " + note.id()));
  }

  /** An event in a list; one that has more than is documented is there as it was sent. */
  static Map<String, Object> listed(Event event) {
    return event
        .verbatim()
        .<Map<String, Object>>map(
            sent -> Map.of("verbatim", sent.before() + JsonText.of(event.message()) + sent.after()))
        .orElseGet(() -> of(event));
  }

  static Map<String, Object> of(Event event) {
    Map<String, Object> model = new HashMap<>();
    model.put("id", id(event.id()));
    model.put("time", time(event.time()));
    model.put("inbound", JsonText.of(event.inbound()));
    model.put("type", JsonText.of(event.type()));
    model.put("author", author(event.author()));
    model.put("created_by", createdBy(event.createdBy()));
    model.put("attached_lead", id(event.attachedLead()));
    model.put("message", JsonText.of(event.message()));
    model.put("comment_count", JsonText.of(event.commentCount()));
    event
        .sms()
        .ifPresent(
            sms ->
                model.put(
                    "sms",
                    Map.of(
                        "phone",
                        JsonText.of(sms.phone()),
                        "header_checksum",
                        JsonText.of(sms.headerChecksum()))));
    return model;
  }

  static Map<String, Object> of(Comment comment) {
    if (comment.verbatim().isPresent()) {
      return Map.of("verbatim", comment.verbatim().get());
    }
    return Map.of(
        "id", id(comment.id()),
        "data_id", id(comment.dataId()),
        "time", time(comment.time()),
        "author", author(comment.author()),
        "created_by", createdBy(comment.createdBy()),
        "text", JsonText.of(comment.text()));
  }

  private static Map<String, Object> author(Author author) {
    return Map.of(
        "user_id", id(author.userId()),
        "name", JsonText.of(author.name()),
        "group_id", id(author.groupId()),
        "company_id", id(author.companyId()));
  }

  private static String createdBy(UUID user) {
    return JsonText.of("user:" + user);
  }

  private static String id(UUID id) {
    return JsonText.of(id);
  }

  private static String time(Instant time) {
    return JsonText.of(time);
  }
}
