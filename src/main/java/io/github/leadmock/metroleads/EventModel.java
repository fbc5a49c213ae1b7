package io.github.leadmock.metroleads;

import io.github.leadmock.api.Members;
import io.github.leadmock.api.Reply;
import io.github.leadmock.message.JsonText;
import io.github.leadmock.world.Author;
import io.github.leadmock.world.Comment;
import io.github.leadmock.world.Event;
import java.util.Optional;

/** The template models of events and comments. */
final class EventModel {

  private static final String CREATED_BY = "user:";

  private static final Members<Author> AUTHOR =
      Members.<Author>declare()
          .leaf("user_id", (author, out) -> out.uuid(author.userId()))
          .leaf("name", (author, out) -> out.string(author.name()))
          .leaf("group_id", (author, out) -> out.uuid(author.groupId()))
          .leaf("company_id", (author, out) -> out.uuid(author.companyId()))
          .done();

  private static final Members<Event.Sms> SMS =
      Members.<Event.Sms>declare()
          .leaf("phone", (sms, out) -> out.string(sms.phone()))
          .leaf("header_checksum", (sms, out) -> out.string(sms.headerChecksum()))
          .done();

  static final Members<Event> EVENT = event(Members.declare());

  /** An event in a list; one that has more than is documented is there as it was sent. */
  static final Members<Event> LISTED =
      event(
          Members.<Event>declare()
              .when(event -> event.verbatim().isPresent())
              .leaf(
                  "verbatim",
                  (event, out) -> {
                    Event.Verbatim sent = event.verbatim().orElseThrow();
                    out.text(sent.before());
                    out.string(event.message());
                    out.text(sent.after());
                  })
              .when(event -> event.verbatim().isEmpty()));

  static final Members<Comment> COMMENT =
      Members.<Comment>declare()
          .when(comment -> comment.verbatim().isPresent())
          .leaf("verbatim", (comment, out) -> out.text(comment.verbatim().orElse(JsonText.NULL)))
          .when(comment -> comment.verbatim().isEmpty())
          .leaf("id", (comment, out) -> out.uuid(comment.id()))
          .leaf("data_id", (comment, out) -> out.uuid(comment.dataId()))
          .leaf("time", (comment, out) -> out.time(comment.time()))
          .part("author", Comment::author, AUTHOR)
          .leaf("created_by", (comment, out) -> out.uuid(CREATED_BY, comment.createdBy()))
          .leaf("text", (comment, out) -> out.string(comment.text()))
          .done();

  private static final Members<Event> SAVED =
      Members.<Event>declare().part("event", event -> event, EVENT).done();

  private EventModel() {}

  private static Members<Event> event(Members.Declaration<Event> declaration) {
    return declaration
        .leaf("id", (event, out) -> out.uuid(event.id()))
        .leaf("time", (event, out) -> out.time(event.time()))
        .leaf("inbound", (event, out) -> out.truth(event.inbound()))
        .leaf("type", (event, out) -> out.string(event.type()))
        .part("author", Event::author, AUTHOR)
        .leaf("created_by", (event, out) -> out.uuid(CREATED_BY, event.createdBy()))
        .leaf("attached_lead", (event, out) -> out.uuid(event.attachedLead()))
        .leaf("message", (event, out) -> out.string(event.message()))
        .leaf("comment_count", (event, out) -> out.number(event.commentCount()))
        .optional("sms", Event::sms, SMS)
        .done();
  }

  /**
   * The reply to adding, updating or removing a note.
   *
   * @param done what happened to the note, in the past tense
   */
  static Reply saved(String done, Event note) {
    return new Reply.Success(SAVED.model(note), Optional.of(done + " note " + note.id()));
  }
}
