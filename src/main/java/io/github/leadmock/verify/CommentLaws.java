package io.github.leadmock.verify;

import static io.github.leadmock.verify.EventShapeCases.time;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What the comments of an event have to say beyond their shape. Stateless. */
final class CommentLaws {

  private CommentLaws() {}

  /** All of them. */
  static void check(Finder finder, Documented documented, CommentList comments) {
    total(finder, comments);
    descending(finder, comments);
    ids(finder, documented, comments);
  }

  /** total_count is the number of the comments (rule ML-CO-03). */
  static void total(Finder finder, CommentList comments) {
    if (comments.number().isPresent() && comments.total() != comments.comments().size()) {
      finder.find(
          "ML-CO-03",
          comments.answer(),
          "/total_count",
          "total_count is not the number of the comments",
          String.valueOf(comments.comments().size()),
          String.valueOf(comments.total()));
    }
  }

  /** Comments come newest first (rule ML-CO-02). */
  static void descending(Finder finder, CommentList comments) {
    for (int i = 1; i < comments.comments().size(); i++) {
      Optional<Instant> newer = time(comments.comments().get(i - 1));
      Optional<Instant> older = time(comments.comments().get(i));
      if (newer.isPresent() && older.isPresent() && newer.get().isBefore(older.get())) {
        finder.find(
            "ML-CO-02",
            comments.answer(),
            "/sub_events/%s/data/event_time".formatted(i),
            "a comment is newer than the one before it",
            newer.get() + " or earlier",
            older.get().toString());
        return;
      }
    }
  }

  /**
   * A comment has one id and one author, and is listed once (rules ML-CO-01, ML-CO-06, ML-EV-17).
   */
  static void ids(Finder finder, Documented documented, CommentList comments) {
    Set<String> seen = new HashSet<>();
    Set<String> seenInside = new HashSet<>();
    Agreement ids = new Agreement(finder, "ML-CO-06", "the two sub_event_id of a comment");
    Agreement authors = Authors.agreement(finder);
    for (int i = 0; i < comments.comments().size(); i++) {
      JsonNode comment = comments.comments().get(i);
      String outer = comment.path("sub_event_id").asString("");
      String inner = comment.at("/data/sub_event_id").asString("");
      String pointer = "/sub_events/%s".formatted(i);
      if (!seen.add(outer)) {
        finder.find(
            "ML-CO-01", comments.answer(), pointer, "a comment is listed twice", "once", outer);
      }
      if (documented.shows(outer)) {
        continue;
      }
      String inside = pointer + "/data/sub_event_id";
      if (!inner.isEmpty() && !seenInside.add(inner)) {
        finder.find(
            "ML-CO-06", comments.answer(), inside, "two comments have one id", "its own", inner);
      }
      ids.compare(comments.answer(), inside, outer, inner);
      Authors.check(authors, comments.answer(), pointer + "/data", comment.path("data"));
    }
    ids.tell();
    authors.tell();
  }
}
