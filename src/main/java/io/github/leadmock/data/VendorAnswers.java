package io.github.leadmock.data;

import io.github.leadmock.world.CommentData;
import io.github.leadmock.world.Event;
import io.github.leadmock.world.EventData;
import io.github.leadmock.world.LeadData;
import io.github.leadmock.world.PersonData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads events and comments as MetroLeads sends them. What the documents do not know is kept with
 * the event or comment as it was sent. For one document; not thread-safe.
 */
final class VendorAnswers {

  /** Of an event whose place is not known yet. */
  static final int NOWHERE = -1;

  static final int MAX_COMMENTS = 100_000;

  private static final Set<String> EVENT = Set.of("inbound", "type", "data", "online");
  private static final Set<String> NOTE_DATA =
      Set.of(
          "event_time",
          "event_id",
          "created_by_entity",
          "created_by",
          "comment_count",
          "attached_entities",
          "message");
  private static final Set<String> SMS_DATA = Set.of("phone", "extra_data");
  private static final Set<String> AUTHOR = Set.of("user_id", "name", "group_id", "company_id");
  private static final Set<String> COMMENT = Set.of("data", "sub_event_id");
  private static final Set<String> COMMENT_DATA =
      Set.of(
          "comment",
          "sub_event_type",
          "event_time",
          "created_by_entity",
          "sub_event_id",
          "created_by");
  private static final String USER = "user:";

  private final Reading reading;

  /** Few people write many events: each is kept once. */
  private final Map<PersonData, PersonData> people = new HashMap<>();

  VendorAnswers(Reading reading) {
    this.reading = reading;
  }

  /** How many events a page says that there are, from where it is, and what it shows. */
  record Page(int count, int start, List<EventData> events) {}

  /** An event page; null when it is none. */
  @Nullable Page page(JsonNode body, Where where) {
    if (!reading.isObject(body, where, "an event page")
        || !reading.has(body, "events", where, "the events of the page")) {
      return null;
    }
    @Nullable Integer count = reading.whole(body, "count", where, 0, LeadData.MAX_EVENTS);
    List<EventData> events = events(body.path("events"), where.at("events"));
    int first = start(body, where, events.isEmpty());
    int least = first + events.size();
    if (count != null && count < least && !events.isEmpty()) {
      reading.problem(
          where.at("count"),
          "at least %s, as many as the page shows".formatted(least),
          body.path("count"));
    }
    return new Page(count == null ? least : count, first, events);
  }

  /** A page past the end may start anywhere. */
  private int start(JsonNode body, Where where, boolean empty) {
    JsonNode value = body.path("start");
    if (empty && value.isIntegralNumber() && value.asDecimal().signum() >= 0) {
      return 0;
    }
    @Nullable Integer start = reading.whole(body, "start", where, 0, LeadData.MAX_EVENTS);
    return start == null ? 0 : start;
  }

  private List<EventData> events(JsonNode list, Where where) {
    List<EventData> events = new ArrayList<>(list.size());
    if (!list.isArray()) {
      reading.problem(where, "a list of events", list);
      return events;
    }
    Set<UUID> ids = new HashSet<>();
    @Nullable Instant above = null;
    for (int i = 0; i < list.size(); i++) {
      @Nullable EventData event = listed(list.get(i), where.at(i));
      if (event != null) {
        if (event.id() != null && !ids.add(event.id())) {
          reading.problem(
              where.at(i).at("data").at("event_id"),
              "another id than the events above it",
              event.id().toString());
        }
        events.add(event);
        above = inOrder(above, event.time(), where.at(i).at("data").at("event_time"));
      }
    }
    return events;
  }

  private @Nullable Instant inOrder(@Nullable Instant above, @Nullable Instant time, Where where) {
    if (above != null && time != null && time.isAfter(above)) {
      reading.problem(
          where, "newest first: no later time than %s above it".formatted(above), time.toString());
    }
    return time == null ? above : time;
  }

  /** An event of a list, whose place is {@link #NOWHERE}; null when it is none. */
  @Nullable EventData listed(JsonNode event, Where where) {
    @Nullable EventData read = event(event, where);
    return read == null || isDocumented(event, read)
        ? read
        : read.withVerbatim(Verbatims.of(event, Event.NOTE));
  }

  /** The answer to adding, updating or removing a note; null when it is none. */
  @Nullable EventData saved(JsonNode event, Where where) {
    @Nullable EventData read = event(event, where);
    if (read != null && read.sms()) {
      reading.problem(where.at("type"), "note: only notes can be written", event.path("type"));
      return null;
    }
    return read;
  }

  private @Nullable EventData event(JsonNode event, Where where) {
    if (!reading.isObject(event, where, "an event, an object with type and data")
        || !reading.has(event, "data", where, "what the event consists of")) {
      return null;
    }
    JsonNode data = event.path("data");
    Where inside = where.at("data");
    if (!reading.isObject(data, inside, "an object with event_id and event_time")
        || !reading.has(data, "event_id", inside, "the id of the event")
        || !reading.has(data, "event_time", inside, "the time of the event")) {
      return null;
    }
    @Nullable String type = reading.text(event, "type", where);
    reading.truth(event, "online", where);
    JsonNode author = data.path("created_by_entity");
    if (!author.isMissingNode() && !author.isNull()) {
      reading.isObject(author, inside.at("created_by_entity"), "an object or null");
    }
    JsonNode extra = data.path("extra_data");
    @Nullable UUID user = user(data, inside);
    return new EventData(
        NOWHERE,
        Event.SMS.equals(type),
        reading.id(data, "event_id", inside),
        reading.time(data, "event_time", inside),
        reading.truth(event, "inbound", where),
        person(author, inside.at("created_by_entity")),
        user,
        attachedLead(data, inside),
        reading.text(data, "message", inside),
        data.path("phone").isNull() ? null : reading.text(data, "phone", inside),
        extra.path("header_checksum").isNull()
            ? null
            : reading.text(extra, "header_checksum", inside.at("extra_data")),
        reading.whole(data, "comment_count", inside, 0, MAX_COMMENTS),
        null,
        null);
  }

  private @Nullable UUID user(JsonNode data, Where where) {
    JsonNode value = data.path("created_by");
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    @Nullable UUID id =
        value.isString() && value.stringValue().startsWith(USER)
            ? Reading.parse(value.stringValue().substring(USER.length()))
            : null;
    if (id == null) {
      reading.problem(where.at("created_by"), "user: and a UUID", value);
    }
    return id;
  }

  private @Nullable PersonData person(JsonNode author, Where where) {
    if (!author.isObject()) {
      return null;
    }
    @Nullable String name = reading.text(author, "name", where);
    PersonData person =
        new PersonData(
            name == null ? "" : name,
            reading.id(author, "user_id", where),
            reading.id(author, "group_id", where),
            reading.id(author, "company_id", where));
    return people.computeIfAbsent(person, one -> one);
  }

  private @Nullable UUID attachedLead(JsonNode data, Where where) {
    JsonNode entities = data.path("attached_entities");
    if (entities.isMissingNode() || entities.isNull()) {
      return null;
    }
    if (!entities.isArray()) {
      reading.problem(where.at("attached_entities"), "a list", entities);
      return null;
    }
    JsonNode lead = entities.path(0).path("lead");
    return reading.id(lead, "id", where.at("attached_entities").at(0).at("lead"));
  }

  /** Whether printing what was read gives what was sent, members that are missing aside. */
  private static boolean isDocumented(JsonNode event, EventData read) {
    JsonNode data = event.path("data");
    JsonNode author = data.path("created_by_entity");
    String type = event.path("type").asString(Event.NOTE);
    return (type.equals(Event.NOTE) || type.equals(Event.SMS))
        && EVENT.containsAll(event.propertyNames())
        && event.path("online").booleanValue(true)
        && data.propertyNames().stream()
            .allMatch(name -> NOTE_DATA.contains(name) || (read.sms() && SMS_DATA.contains(name)))
        && data.values().stream().noneMatch(JsonNode::isNull)
        && AUTHOR.containsAll(author.propertyNames())
        && isOneLead(data.path("attached_entities"))
        && (!data.has("extra_data")
            || (data.path("extra_data").size() == 1 && read.headerChecksum() != null))
        && Reading.isPlain(data.path("event_id"), read.id())
        && Reading.isPlain(data.path("event_time"), read.time());
  }

  private static boolean isOneLead(JsonNode entities) {
    return entities.isMissingNode()
        || (entities.size() == 1
            && entities.path(0).size() == 2
            && entities.path(0).path("type").asString("").equals("lead")
            && entities.path(0).path("lead").size() == 1);
  }

  /** The comments of an event, newest first. */
  List<CommentData> comments(JsonNode body, Where where) {
    List<CommentData> comments = new ArrayList<>();
    if (!reading.isObject(body, where, "the comments of an event")
        || !reading.has(body, "sub_events", where, "the list of comments")) {
      return comments;
    }
    JsonNode list = body.path("sub_events");
    if (!list.isArray()) {
      reading.problem(where.at("sub_events"), "a list of comments", list);
      return comments;
    }
    reading.whole(body, "total_count", where, 0, Integer.MAX_VALUE);
    @Nullable Instant above = null;
    for (int i = 0; i < list.size(); i++) {
      Where place = where.at("sub_events").at(i);
      @Nullable CommentData comment = comment(list.get(i), place);
      if (comment != null) {
        comments.add(comment);
        above = inOrder(above, comment.time(), place.at("data").at("event_time"));
      }
    }
    return comments;
  }

  /** A comment of a list; null when it is none. */
  @Nullable CommentData comment(JsonNode comment, Where where) {
    if (!reading.isObject(comment, where, "a comment, an object with sub_event_id and data")
        || !reading.has(comment, "sub_event_id", where, "the id of the comment")
        || !reading.has(comment, "data", where, "what the comment consists of")) {
      return null;
    }
    JsonNode data = comment.path("data");
    Where inside = where.at("data");
    if (!reading.isObject(data, inside, "an object with comment and event_time")
        || !reading.has(data, "event_time", inside, "the time of the comment")) {
      return null;
    }
    @Nullable String text = reading.text(data, "comment", inside);
    @Nullable UUID id = reading.id(comment, "sub_event_id", where);
    @Nullable UUID dataId = reading.id(data, "sub_event_id", inside);
    @Nullable Instant time = reading.time(data, "event_time", inside);
    JsonNode author = data.path("created_by_entity");
    boolean documented =
        COMMENT.containsAll(comment.propertyNames())
            && COMMENT_DATA.containsAll(data.propertyNames())
            && AUTHOR.containsAll(author.propertyNames())
            && data.values().stream().noneMatch(JsonNode::isNull)
            && data.path("sub_event_type").asString("comment").equals("comment")
            && Reading.isPlain(comment.path("sub_event_id"), id)
            && (dataId == null || Reading.isPlain(data.path("sub_event_id"), dataId))
            && Reading.isPlain(data.path("event_time"), time);
    return new CommentData(
        text == null ? "" : text,
        time,
        person(author, inside.at("created_by_entity")),
        id,
        dataId,
        user(data, inside),
        documented ? null : ((ObjectNode) comment).toString());
  }
}
