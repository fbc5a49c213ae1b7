package io.github.leadmock.verify;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Checks the contents of a saved note, beyond its schema. */
final class SavedNotes {

  private static final List<String> SHARED =
      List.of(
          "/event_time",
          "/event_id",
          "/created_by",
          "/created_by_entity/name",
          "/created_by_entity/company_id");
  private static final String COMPANY = "/data/created_by_entity/company_id";

  private SavedNotes() {}

  /**
   * Checks for the message that was sent and the lead in the path (rules ML-NO-01 and ML-NO-18).
   */
  static void check(Probe probe, Answer answer, JsonNode body, String text) {
    message(probe, answer, body, text, "ML-NO-01", "the answer has another message");
    Attachments.saved(probe, answer, body);
    company(probe, answer, body);
  }

  /**
   * The message as it was sent.
   *
   * @param rule what is broken where it is another one
   */
  static void message(
      Finder finder, Answer answer, JsonNode body, String text, String rule, String otherwise) {
    String message = body.at("/data/message").asString("");
    if (!message.equals(text)) {
      finder.find(rule, answer, "/data/message", otherwise, text, message);
    }
  }

  /**
   * The note of the path, and not another one.
   *
   * @param rule what is broken where it is another one
   */
  static void id(Finder finder, Answer answer, JsonNode body, String note, String rule) {
    String id = body.at("/data/event_id").asString("");
    if (!id.equalsIgnoreCase(note)) {
      finder.find(rule, answer, "/data/event_id", "the id has changed", note, id);
    }
  }

  /** The author's company, where the events of the list name that of the path (rule ML-NO-18). */
  private static void company(Probe probe, Answer answer, JsonNode body) {
    if (!(probe.session().settings().target() instanceof Target.MetroLeads lead)) {
      return;
    }
    String named = body.at(COMPANY).asString("");
    boolean listNamesIt =
        probe.session().readableEvents(probe).stream()
            .anyMatch(event -> event.at(COMPANY).asString("").equalsIgnoreCase(lead.company()));
    if (listNamesIt && !named.isEmpty() && !named.equalsIgnoreCase(lead.company())) {
      probe.find(
          "ML-NO-18",
          answer,
          COMPANY,
          "the author of the saved note is of another company",
          lead.company(),
          named);
    }
  }

  /** Checks that a text is exactly as it was sent (rule ML-NO-08). */
  static void text(Probe probe, Answer answer, String pointer, String what, String sent) {
    String message = answer.json().map(body -> body.at(pointer).asString("")).orElse("");
    if (!message.equals(sent)) {
      probe.find(
          "ML-NO-08",
          answer,
          pointer,
          loss(probe, "a text with %s does not come back as it was sent".formatted(what)),
          Json.text(sent),
          Json.text(message));
    }
  }

  /** Reports that JSON with the content type of a form was not read as JSON (rule ML-NO-05). */
  static void unread(Probe probe, Answer answer, String sent, String got) {
    probe.find(
        "ML-NO-05",
        answer,
        "/data/message",
        loss(probe, "the body was not read as JSON"),
        sent,
        got);
  }

  /** The message for a lost text, unless the server keeps no texts at all. */
  private static String loss(Probe probe, String otherwise) {
    return probe.session().keepsTexts(probe)
        ? otherwise
        : "no text comes back as it was sent, not even a plain one";
  }

  /**
   * Checks that the listed note is as it was saved: its text, and id, time and author in every
   * member that both have (rules ML-NO-04, ML-NO-08). Attachments and flags may be added later.
   */
  static void sameInList(Probe probe, Note note, EventPage page, JsonNode listed) {
    int place = page.events().indexOf(listed);
    String pointer = "/events/%s".formatted(place);
    text(probe, page.answer(), pointer + "/data/message", "nothing special", note.text());
    same(probe, page.answer(), pointer + "/type", "note", listed.path("type").asString(""));
    JsonNode count = listed.at("/data/comment_count");
    if (Json.whole(count).orElse(-1) != 0) {
      same(probe, page.answer(), pointer + "/data/comment_count", "0", count.toString());
    }
    JsonNode saved = note.saved().json().map(body -> body.path("data")).orElse(listed);
    for (String member : SHARED) {
      JsonNode before = saved.at(member);
      JsonNode after = listed.path("data").at(member);
      boolean both = !before.isMissingNode() && !after.isMissingNode();
      if (both && !value(member, before).equalsIgnoreCase(value(member, after))) {
        same(
            probe,
            page.answer(),
            pointer + "/data" + member,
            value(member, before),
            value(member, after));
      }
    }
  }

  private static String value(String at, JsonNode value) {
    if (!at.equals("/event_time")) {
      return value.toString();
    }
    try {
      return OffsetDateTime.parse(value.asString(""))
          .toInstant()
          .truncatedTo(ChronoUnit.SECONDS)
          .toString();
    } catch (DateTimeException malformed) {
      return value.toString();
    }
  }

  private static void same(
      Probe probe, Answer answer, String pointer, String expected, String actual) {
    if (!expected.equals(actual)) {
      probe.find(
          "ML-NO-04", answer, pointer, "the listed note is not as it was saved", expected, actual);
    }
  }

  /** The event_time of a saved note. */
  static Optional<Instant> time(Answer saved) {
    try {
      return saved
          .json()
          .map(body -> body.at("/data/event_time").asString(""))
          .map(text -> OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }
}
