package io.github.leadmock.data;

import io.github.leadmock.world.CommentData;
import io.github.leadmock.world.EventData;
import io.github.leadmock.world.LeadData;
import io.github.leadmock.world.PersonData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a lead of MetroLeads as a person writes it. For one document; not thread-safe. */
final class ShortForm {

  private static final Set<String> COMMON =
      Set.of("at", "by", "id", "inbound", "created_by", "attached_lead", "comments");
  private static final Set<String> SMS = with(COMMON, "sms", "phone", "header_checksum");
  private static final Set<String> NOTE = with(COMMON, "note");
  private static final Set<String> SENT = Set.of("event", "comments");
  private static final Set<String> COMMENT =
      Set.of("text", "at", "by", "id", "data_id", "created_by");
  private static final Set<String> PERSON = Set.of("name", "user_id", "group_id", "company_id");

  private final Reading reading;
  private final VendorAnswers answers;

  ShortForm(Reading reading, VendorAnswers answers) {
    this.reading = reading;
    this.answers = answers;
  }

  private static Set<String> with(Set<String> names, String... more) {
    Set<String> all = new HashSet<>(names);
    Collections.addAll(all, more);
    return Set.copyOf(all);
  }

  /** The lead. */
  LeadData lead(UUID company, UUID lead, Optional<String> shows, JsonNode object, Where where) {
    JsonNode list = object.path("events");
    List<EventData> newestFirst = new ArrayList<>();
    if (list.isArray()) {
      newestFirst = events(list, where.at("events"));
    } else if (!list.isMissingNode()) {
      reading.problem(where.at("events"), "a list of events, newest first", list);
    }
    int given = newestFirst.size();
    @Nullable Integer count = reading.whole(object, "count", where, 0, LeadData.MAX_EVENTS);
    if (count != null && count < given) {
      reading.problem(
          where.at("count"),
          "at least %s, as many as are listed".formatted(given),
          object.path("count"));
    }
    int total = count == null ? given : Math.max(count, given);
    List<EventData> events = new ArrayList<>(given);
    for (int i = given - 1; i >= 0; i--) {
      events.add(newestFirst.get(i).withOlder(total - 1 - i));
    }
    boolean generated = count == null && list.isMissingNode();
    return new LeadData(
        company, lead, shows, generated ? OptionalInt.empty() : OptionalInt.of(total), events);
  }

  private List<EventData> events(JsonNode list, Where where) {
    List<EventData> events = new ArrayList<>(list.size());
    Set<UUID> ids = new HashSet<>();
    @Nullable Instant above = null;
    for (int i = 0; i < list.size(); i++) {
      JsonNode item = list.get(i);
      boolean listed = item.has("event");
      Where place = where.at(i);
      @Nullable EventData event = listed ? sent(item, place) : event(item, place);
      if (event == null) {
        continue;
      }
      events.add(event);
      if (event.id() != null && !ids.add(event.id())) {
        reading.problem(
            listed ? place.at("event").at("data").at("event_id") : place.at("id"),
            "another id than the events above it",
            event.id().toString());
      }
      if (above != null && event.time() != null && event.time().isAfter(above)) {
        reading.problem(
            listed ? place.at("event").at("data").at("event_time") : place.at("at"),
            "newest first: no later time than %s above it".formatted(above),
            event.time().toString());
      }
      above = event.time() == null ? above : event.time();
    }
    return events;
  }

  /** An event as the vendor lists it. */
  private @Nullable EventData sent(JsonNode item, Where where) {
    reading.only(item, where, SENT);
    @Nullable EventData event = answers.listed(item.path("event"), where.at("event"));
    JsonNode comments = item.path("comments");
    if (event == null || comments.isMissingNode()) {
      return event;
    }
    if (!comments.isArray()) {
      reading.problem(where.at("comments"), "a list of comments", comments);
      return event;
    }
    return event.withComments(comments(comments, where.at("comments")));
  }

  private @Nullable EventData event(JsonNode event, Where where) {
    if (!reading.isObject(event, where, "an event, an object with note, sms or event")) {
      return null;
    }
    boolean sms = event.has("sms");
    if (!sms && !reading.has(event, "note", where, "or sms: the text of the event")) {
      return null;
    }
    reading.only(event, where, sms ? SMS : NOTE);
    JsonNode comments = event.path("comments");
    boolean listed = comments.isArray();
    return new EventData(
        VendorAnswers.NOWHERE,
        sms,
        reading.id(event, "id", where),
        reading.time(event, "at", where),
        reading.truth(event, "inbound", where),
        person(event, where),
        reading.id(event, "created_by", where),
        reading.id(event, "attached_lead", where),
        reading.text(event, sms ? "sms" : "note", where),
        reading.text(event, "phone", where),
        reading.text(event, "header_checksum", where),
        listed ? Integer.valueOf(0) : count(event, where),
        listed ? comments(comments, where.at("comments")) : null,
        null);
  }

  private Integer count(JsonNode event, Where where) {
    JsonNode comments = event.path("comments");
    if (comments.isMissingNode()) {
      return 0;
    }
    if (!comments.isInt()) {
      reading.problem(
          where.at("comments"), "a list of comments, or how many to generate", comments);
      return 0;
    }
    @Nullable Integer count =
        reading.whole(event, "comments", where, 0, VendorAnswers.MAX_COMMENTS);
    return count == null ? 0 : count;
  }

  private List<CommentData> comments(JsonNode list, Where where) {
    List<CommentData> comments = new ArrayList<>(list.size());
    @Nullable Instant above = null;
    for (int i = 0; i < list.size(); i++) {
      JsonNode comment = list.get(i);
      Where place = where.at(i);
      boolean sent = comment.has("comment");
      @Nullable CommentData read = sent ? sentComment(comment, place) : comment(comment, place);
      if (read == null) {
        continue;
      }
      comments.add(read);
      if (above != null && read.time() != null && read.time().isAfter(above)) {
        reading.problem(
            sent ? place.at("comment").at("data").at("event_time") : place.at("at"),
            "newest first: no later time than %s above it".formatted(above),
            read.time().toString());
      }
      above = read.time() == null ? above : read.time();
    }
    return comments;
  }

  /** A comment as the vendor sends it. */
  private @Nullable CommentData sentComment(JsonNode item, Where where) {
    reading.only(item, where, Set.of("comment"));
    return answers.comment(item.path("comment"), where.at("comment"));
  }

  private @Nullable CommentData comment(JsonNode comment, Where where) {
    if (!reading.isObject(comment, where, "a comment, an object with text or comment")
        || !reading.has(comment, "text", where, "what the comment says")) {
      return null;
    }
    reading.only(comment, where, COMMENT);
    @Nullable String text = reading.text(comment, "text", where);
    return new CommentData(
        text == null ? "" : text,
        reading.time(comment, "at", where),
        person(comment, where),
        reading.id(comment, "id", where),
        reading.id(comment, "data_id", where),
        reading.id(comment, "created_by", where),
        null);
  }

  private @Nullable PersonData person(JsonNode object, Where where) {
    JsonNode by = object.path("by");
    if (by.isString()) {
      return new PersonData(by.stringValue(), null, null, null);
    }
    if (by.isMissingNode()) {
      return null;
    }
    Where place = where.at("by");
    if (!reading.isObject(by, place, "a name, or an object with name")
        || !reading.has(by, "name", place, "the person's name")) {
      return null;
    }
    reading.only(by, place, PERSON);
    @Nullable String name = reading.text(by, "name", place);
    return new PersonData(
        name == null ? "" : name,
        reading.id(by, "user_id", place),
        reading.id(by, "group_id", place),
        reading.id(by, "company_id", place));
  }
}
