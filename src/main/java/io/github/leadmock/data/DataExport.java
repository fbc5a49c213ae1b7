package io.github.leadmock.data;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.liveforce.LiveForce;
import io.github.leadmock.message.DecodedUrl;
import io.github.leadmock.world.Author;
import io.github.leadmock.world.Comment;
import io.github.leadmock.world.Event;
import io.github.leadmock.world.Session;
import io.github.leadmock.world.Timeline;
import io.github.leadmock.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes leads as one session sees them now, what was written on them included, as a document that
 * {@link OwnLeads#replace} and {@link DataFolder} read. Thread-safe.
 */
public final class DataExport {

  /** So many bytes of texts that users wrote take as much memory as an event. */
  public static final int TEXT_BYTES = 64;

  /** The most events that one document takes: one for each 2 KiB of the heap, at most 250,000. */
  public static final int MAX_EVENTS =
      (int) Math.min(250_000, Runtime.getRuntime().maxMemory() / 2_048);

  private static final int PAGE = 1_000;

  private final World world;
  private final Session session;
  private final Form form;

  /** In which form leads are written. */
  public enum Form {
    /** As the vendor answers. */
    ANSWERS,
    /** As a person writes them. */
    SHORT
  }

  /** An export of what a session sees. */
  public DataExport(World world, Session session, Form form) {
    this.world = requireNonNull(world, "world is null");
    this.session = requireNonNull(session, "session is null");
    this.form = requireNonNull(form, "form is null");
  }

  /**
   * The leads in one document.
   *
   * @param timelines leads of MetroLeads; the version does not matter
   * @param summaries ids of LiveForce
   * @return empty when they have more than {@link #MAX_EVENTS} events together, of which each
   *     {@link #TEXT_BYTES} of written texts are one
   * @throws IllegalArgumentException when there is no such lead
   */
  public Optional<ObjectNode> document(List<Timeline.Id> timelines, List<String> summaries) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode leads = document.putArray("leads");
    long events = 0;
    for (Timeline.Id id : timelines) {
      Timeline timeline =
          world
              .timelines()
              .lead(session, id.company(), id.lead())
              .orElseThrow(() -> new IllegalArgumentException("no such lead: " + id))
              .timeline();
      events += timeline.count() + timeline.textBytes() / TEXT_BYTES;
      if (events > MAX_EVENTS) {
        return Optional.empty();
      }
      ObjectNode lead = leads.addObject();
      lead.put("company", id.company().toString()).put("lead", id.lead().toString());
      world.timelines().shows(id.company(), id.lead()).ifPresent(shows -> lead.put("shows", shows));
      switch (form) {
        case ANSWERS -> answers(timeline, id, lead.putArray("exchanges"));
        case SHORT -> events(timeline, id, lead.putArray("events"));
      }
    }
    summaries.forEach(id -> summary(id, leads.addObject()));
    return Optional.of(document);
  }

  private static void answers(Timeline timeline, Timeline.Id id, ArrayNode exchanges) {
    String path = "/companies/%s/leads/%s/events".formatted(id.company(), id.lead());
    int start = 0;
    do {
      ObjectNode page = exchange(exchanges, "%s?start=%s&size=%s".formatted(path, start, PAGE));
      page.put("count", timeline.count()).put("start", start);
      ArrayNode listed = page.putArray("events");
      timeline.page(start, PAGE).forEach(event -> listed.add(VendorJson.listed(event)));
      start += PAGE;
    } while (start < timeline.count());
    for (int from = 0; from < timeline.count(); from += PAGE) {
      for (Event event : timeline.page(from, PAGE)) {
        List<Comment> comments = timeline.comments(event.id());
        if (isTold(event, comments)) {
          ObjectNode answer =
              exchange(exchanges, "%s/%s/%s/comments".formatted(path, type(event), event.id()));
          answer.put("total_count", comments.size());
          ArrayNode list = answer.putArray("sub_events");
          comments.forEach(comment -> list.add(VendorJson.of(comment)));
        }
      }
    }
  }

  /** Of an event that does not say that it has none, comments would be generated. */
  private static boolean isTold(Event event, List<Comment> comments) {
    return !comments.isEmpty()
        || (event.verbatim().isPresent()
            && VendorJson.listed(event).at("/data/comment_count").asInt(-1) != 0);
  }

  /** The type as a part of a path, which cannot be empty. */
  private static String type(Event event) {
    return event.type().isEmpty() ? Event.NOTE : DecodedUrl.encode(event.type());
  }

  /** The body of an exchange that is added. */
  private static ObjectNode exchange(ArrayNode exchanges, String path) {
    return exchanges
        .addObject()
        .put("method", "GET")
        .put("path", path)
        .put("status", 200)
        .putObject("body");
  }

  private static void events(Timeline timeline, Timeline.Id id, ArrayNode events) {
    for (int start = 0; start < timeline.count(); start += PAGE) {
      for (Event event : timeline.page(start, PAGE)) {
        ObjectNode item = events.addObject();
        if (event.verbatim().isPresent()) {
          item.set("event", VendorJson.listed(event));
        } else {
          describe(event, id.lead(), item);
        }
        List<Comment> comments = timeline.comments(event.id());
        if (isTold(event, comments)) {
          ArrayNode list = item.putArray("comments");
          comments.forEach(comment -> describe(comment, list.addObject()));
        }
      }
    }
  }

  private static void describe(Event event, UUID lead, ObjectNode item) {
    item.put(event.type(), event.message()).put("at", event.time().toString());
    item.set("by", person(event.author()));
    item.put("id", event.id().toString());
    if (event.inbound() == event.sms().isPresent()) {
      item.put("inbound", event.inbound());
    }
    event
        .sms()
        .ifPresent(
            sms -> item.put("phone", sms.phone()).put("header_checksum", sms.headerChecksum()));
    if (!event.createdBy().equals(event.author().userId())) {
      item.put("created_by", event.createdBy().toString());
    }
    if (!event.attachedLead().equals(lead)) {
      item.put("attached_lead", event.attachedLead().toString());
    }
  }

  private static void describe(Comment comment, ObjectNode item) {
    if (comment.verbatim().isPresent()) {
      item.set("comment", VendorJson.of(comment));
      return;
    }
    item.put("text", comment.text()).put("at", comment.time().toString());
    item.set("by", person(comment.author()));
    item.put("id", comment.id().toString());
    if (!comment.dataId().equals(comment.id())) {
      item.put("data_id", comment.dataId().toString());
    }
    if (!comment.createdBy().equals(comment.author().userId())) {
      item.put("created_by", comment.createdBy().toString());
    }
  }

  private static ObjectNode person(Author author) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", author.name())
        .put("user_id", author.userId().toString())
        .put("group_id", author.groupId().toString())
        .put("company_id", author.companyId().toString());
  }

  /** Whether LiveForce has a lead of this id. */
  public static boolean hasSummary(World world, String id) {
    return LiveForce.members(world, id).isPresent();
  }

  private void summary(String id, ObjectNode lead) {
    Map<?, ?> members =
        LiveForce.members(world, id)
            .orElseThrow(() -> new IllegalArgumentException("no such lead: " + id));
    lead.put("leadId", id);
    world
        .summaries()
        .own(id)
        .flatMap(own -> own.data().shows())
        .ifPresent(shows -> lead.put("shows", shows));
    switch (form) {
      case ANSWERS -> {
        ObjectNode body = exchange(lead.putArray("exchanges"), "/leads/summary/" + id);
        fill(body.putObject("data"), members);
        body.put("message", "success");
      }
      case SHORT -> {
        ObjectNode summary = lead.putObject("summary");
        fill(summary, members);
        summary.remove("id");
      }
    }
  }

  /** In the order of names, so that two exports of the same are the same. */
  private static void fill(ObjectNode object, Map<?, ?> members) {
    Map<String, Object> sorted = new TreeMap<>();
    members.forEach((name, value) -> sorted.put(name.toString(), value));
    @Nullable Object more = sorted.remove("more");
    sorted.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?> inner) {
            fill(object.putObject(name), inner);
          } else {
            object.set(name, VendorJson.parse(value.toString()));
          }
        });
    if (more != null) {
      object.setAll((ObjectNode) VendorJson.parse("{" + more.toString().substring(1) + "}"));
    }
  }
}
