package io.github.leadmock.verify;

import static io.github.leadmock.verify.Case.writing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Checks where a new note appears. */
final class NewNoteCases {

  private static final String ADD = "metroleads/add-note/";
  private static final int ATTEMPTS = 3;

  private NewNoteCases() {}

  static List<Case> all() {
    return List.of(
        writing(
            ADD + "listed",
            "A new note is first in the list and in the count",
            List.of("ML-NO-04", "ML-NO-03"),
            NewNoteCases::listed),
        writing(
            ADD + "in-order",
            "Of two new notes both are listed, the later one first",
            List.of("ML-NO-19", "ML-EV-01"),
            NewNoteCases::inOrder),
        writing(
            ADD + "no-comments-yet",
            "A new note has no comments",
            List.of("ML-CO-07"),
            NewNoteCases::noComments));
  }

  private static void listed(Probe probe) {
    Notes notes = probe.session().notes();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      EventPage before = NoteList.now(probe);
      Instant sent = Instant.now();
      Note note = notes.add(probe, Notes.unique(NoteTexts.PLAIN));
      NoteList list = new NoteList(before, NoteList.now(probe));
      first(probe, note, list);
      SavedNotes.time(note.saved())
          .ifPresent(
              time ->
                  probe.reading(
                      "ML-NO-03",
                      Math.abs(time.getEpochSecond() - sent.getEpochSecond()) <= 120
                          ? "a new note's time is now"
                          : "a new note's time is not now"));
      if (!probe.findings().isEmpty() || counted(probe, note, list)) {
        return;
      }
      notes.remove(probe, note, notes.removal(note));
    }
    throw new Undecided("others wrote to the lead at the same time, three times");
  }

  private static void first(Probe probe, Note note, NoteList list) {
    Optional<JsonNode> listed = list.find(note);
    if (listed.isEmpty()) {
      probe.find(
          "ML-NO-04",
          list.after().answer(),
          "/events",
          "the new note is not on the first page of the list",
          "note " + note.id() + " first",
          String.join(", ", list.after().ids()));
      return;
    }
    Optional<Instant> time = SavedNotes.time(note.saved());
    for (JsonNode ahead : list.ahead(note)) {
      Optional<Instant> other = EventShapeCases.time(ahead);
      if (time.isEmpty() || other.isEmpty() || other.get().isBefore(time.get())) {
        probe.find(
            "ML-NO-04",
            list.after().answer(),
            "/events/%s".formatted(list.place(note)),
            "an older event is listed before the new note",
            "the new note first",
            "place %s".formatted(list.place(note)));
        return;
      }
      probe.reading("ML-NO-03", "events of the same or a later time stay before a new note");
    }
    SavedNotes.sameInList(probe, note, list.after(), listed.get());
    long copies =
        list.after().events().stream()
            .filter(event -> event.at("/data/message").asString("").equals(note.text()))
            .count();
    if (copies > 1) {
      probe.find(
          "ML-NO-04",
          list.after().answer(),
          "/events",
          "the new note is listed %s times".formatted(copies),
          "once",
          String.join(", ", list.after().ids()));
    }
  }

  /** Whether the count could be checked, which requires that nobody else wrote. */
  private static boolean counted(Probe probe, Note note, NoteList list) {
    if (!list.isQuiet(note)) {
      return false;
    }
    boolean both = list.before().total().isPresent() && list.after().total().isPresent();
    if (both && list.after().count() != list.before().count() + 1) {
      probe.find(
          "ML-NO-04",
          list.after().answer(),
          "/count",
          "count has not grown by one",
          String.valueOf(list.before().count() + 1),
          String.valueOf(list.after().count()));
    }
    return true;
  }

  private static void inOrder(Probe probe) {
    Notes notes = probe.session().notes();
    Note one = notes.add(probe, Notes.unique("First call."));
    Note two = notes.add(probe, Notes.unique("Second call."));
    EventPage page = NoteList.now(probe);
    NoteList list = new NoteList(page, page);
    for (Note note : List.of(one, two)) {
      if (list.find(note).isEmpty()) {
        probe.find(
            "ML-NO-19",
            page.answer(),
            "/events",
            "of two notes added one after the other one is not listed",
            "both notes",
            String.join(", ", page.ids()));
        return;
      }
    }
    if (list.place(two) > list.place(one)) {
      Optional<Instant> first = list.find(one).flatMap(EventShapeCases::time);
      Optional<Instant> second = list.find(two).flatMap(EventShapeCases::time);
      if (first.equals(second)) {
        probe.reading("ML-NO-19", "notes of the same second are listed in any order");
        return;
      }
      probe.find(
          "ML-EV-01",
          page.answer(),
          "/events",
          "of two notes the earlier one is listed first",
          "note %s before note %s".formatted(two.id(), one.id()),
          String.join(", ", page.ids()));
    }
  }

  private static void noComments(Probe probe) {
    Note note = probe.session().notes().add(probe, Notes.unique(NoteTexts.PLAIN));
    Call call = CommentList.call(probe, "note", note.id());
    Answer answer =
        probe
            .session()
            .patience()
            .until(probe, () -> probe.send(call), seen -> seen.status() != 404);
    JsonNode body = probe.success(answer);
    probe.schema("list-comments", answer, body);
    CommentList comments = CommentList.of(probe, answer, body);
    if (comments.number().orElse(0) != 0 || !comments.comments().isEmpty()) {
      probe.find("ML-CO-07", answer, "/total_count", "a new note has comments", "0", answer.text());
    }
  }
}
