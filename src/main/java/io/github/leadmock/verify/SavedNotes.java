package io.github.leadmock.verify;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a note in an answer has to say, beyond its shape. */
final class SavedNotes {

  private SavedNotes() {}

  /** The message as sent and the lead of the path (rules ML-NO-01 and ML-NO-18). */
  static void check(Probe probe, Answer answer, JsonNode body, String text) {
    String message = body.at("/data/message").asString("");
    if (!message.equals(text)) {
      probe.find(
          "ML-NO-01", answer, "/data/message", "the answer has another message", text, message);
    }
    Attachments.saved(probe, answer, body);
  }

  /** A text exactly as it was sent (rule ML-NO-08). */
  static void text(Probe probe, Answer answer, String pointer, String what, String sent) {
    String message = answer.json().map(body -> body.at(pointer).asString("")).orElse("");
    if (!message.equals(sent)) {
      probe.find(
          "ML-NO-08",
          answer,
          pointer,
          "a text with %s does not come back as it was sent".formatted(what),
          Json.text(sent),
          Json.text(message));
    }
  }

  /** The listed note as it was saved (rules ML-NO-04 and ML-NO-08). */
  static void sameInList(Probe probe, Note note, EventPage page, JsonNode listed) {
    int place = page.events().indexOf(listed);
    String pointer = "/events/%s".formatted(place);
    text(probe, page.answer(), pointer + "/data/message", "nothing special", note.text());
    same(probe, page.answer(), pointer + "/type", "note", listed.path("type").asString(""));
    String count = listed.at("/data/comment_count").toString();
    same(probe, page.answer(), pointer + "/data/comment_count", "0", count);
    Optional<Instant> saved = time(note.saved());
    Optional<Instant> shown = EventShapeCases.time(listed);
    if (saved.isPresent() && shown.isPresent()) {
      same(
          probe,
          page.answer(),
          pointer + "/data/event_time",
          saved.get().truncatedTo(ChronoUnit.SECONDS).toString(),
          shown.get().truncatedTo(ChronoUnit.SECONDS).toString());
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
