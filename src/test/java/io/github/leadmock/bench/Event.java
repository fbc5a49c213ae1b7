package io.github.leadmock.bench;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One event of a timeline.
 *
 * @param id a UUID
 * @param type {@code note}, {@code sms} or another
 * @param time in whole seconds
 * @param author who made it
 * @param message its text
 * @param comments newest first
 * @param extras further members of its data, JSON text by name
 */
record Event(
    String id,
    String type,
    Instant time,
    Author author,
    String message,
    List<Comment> comments,
    Map<String, String> extras) {

  Event {
    comments = List.copyOf(comments);
    extras = Map.copyOf(extras);
  }

  boolean isNote() {
    return type.equals("note");
  }

  Event withId(String other) {
    return new Event(other, type, time, author, message, comments, extras);
  }

  Event withType(String other, Map<String, String> members) {
    return new Event(id, other, time, author, message, comments, members);
  }

  Event withTime(Instant other) {
    return new Event(id, type, other, author, message, comments, extras);
  }

  Event withMessage(String other) {
    return new Event(id, type, time, author, other, comments, extras);
  }

  Event withAuthor(Author other) {
    return new Event(id, type, time, other, message, comments, extras);
  }

  Event withComments(List<Comment> others) {
    return new Event(id, type, time, author, message, others, extras);
  }
}
