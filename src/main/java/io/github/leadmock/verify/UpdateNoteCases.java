package io.github.leadmock.verify;

import static io.github.leadmock.verify.Case.writing;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Checks updating a note that the run added. */
final class UpdateNoteCases {

  private static final String UPDATE = "metroleads/update-note/";

  private UpdateNoteCases() {}

  static List<Case> all() {
    return Stream.of(
            List.of(
                writing(
                    UPDATE + "success",
                    "Updating a note answers with the note and its new text",
                    List.of("ML-NO-02", "ML-NO-10", "ML-NO-18", "ML-ST-200"),
                    UpdateNoteCases::success),
                writing(
                    UPDATE + "listed",
                    "The list shows the note once, with the new text, and other notes as they were",
                    List.of("ML-NO-10", "ML-NO-09"),
                    UpdateNoteCases::listed),
                writing(
                    UPDATE + "texts",
                    "Every text comes back exactly",
                    List.of("ML-NO-08"),
                    UpdateNoteCases::texts),
                writing(
                    UPDATE + "form-content-type",
                    "The documented curl call works: JSON under the content type of a form",
                    List.of("ML-NO-05"),
                    UpdateNoteCases::form),
                writing(
                    UPDATE + "without-message",
                    "Without a message that is a string it is a 400 and changes nothing",
                    List.of("ML-NO-06", "ML-ST-400"),
                    probe -> refusedBodies(probe, NoteBodies::withoutMessage, "ML-NO-06")),
                writing(
                    UPDATE + "no-object",
                    "A body that is not a JSON object is a 400 and changes nothing",
                    List.of("ML-NO-07", "ML-ST-400"),
                    probe -> refusedBodies(probe, NoteBodies::noObject, "ML-NO-07")),
                writing(
                    UPDATE + "unknown-note",
                    "Updating a note that does not exist is a 404",
                    List.of("ML-NO-12", "ML-ST-404", "ML-ER-01"),
                    UpdateNoteCases::unknownNote),
                writing(
                    UPDATE + "other-lead",
                    "Updating a note under another lead is a 404",
                    List.of("ML-PA-05"),
                    probe -> elsewhere(probe, "lead_uuid", 404)),
                writing(
                    UPDATE + "other-company",
                    "Updating a note under another company is refused",
                    List.of("ML-PA-05"),
                    // The credentials are not valid for that company, so 401 and 403 are right too.
                    probe -> elsewhere(probe, "company_uuid", 401, 403, 404))),
            AccessCases.metroLeadsWriting("update-note")
                .with(
                    (probe, access) -> {
                      Untouched note = Untouched.before(probe, add(probe));
                      Answer answer =
                          probe.send(update(probe, note.note(), updated(probe)).withAccess(access));
                      return new AccessCases.Attempted(
                          answer,
                          () -> {
                            if (answer.status() != 200) {
                              note.check(probe, "ML-AU-01");
                            }
                          });
                    }),
            // Last, because it needs a note from an earlier second.
            List.of(
                writing(
                    UPDATE + "keeps-identity",
                    "An update keeps the id and the time",
                    List.of("ML-NO-09"),
                    UpdateNoteCases::keepsIdentity)))
        .flatMap(List::stream)
        .toList();
  }

  private static Note add(Probe probe) {
    return probe.session().notes().add(probe, Notes.unique(NoteTexts.PLAIN));
  }

  /** A new, unique text, which identifies the run's own note whatever its id. */
  private static String updated(Probe probe) {
    return probe.session().notes().fresh(probe, NoteTexts.UPDATED);
  }

  private static Call update(Probe probe, Note note, String text) {
    return Call.post(probe.session().paths().of("update-note", note.variables()), Notes.body(text));
  }

  private static void success(Probe probe) {
    Note note = add(probe);
    String text = updated(probe);
    Answer answer = probe.send(update(probe, note, text));
    JsonNode body = probe.success(answer);
    probe.schema("update-note", answer, body);
    SavedNotes.message(
        probe, answer, body, text, "ML-NO-10", "the answer does not have the new text");
    Attachments.saved(probe, answer, body);
  }

  private static void keepsIdentity(Probe probe) {
    Note note = probe.session().notes().earlier(probe, Notes.unique(NoteTexts.PLAIN));
    Answer answer = probe.send(update(probe, note, updated(probe)));
    JsonNode body = probe.success(answer);
    SavedNotes.id(probe, answer, body, note.id(), "ML-NO-09");
    sameTime(probe, note, answer, "/data/event_time", SavedNotes.time(answer));
    EventPage page = NoteList.now(probe);
    NoteList.find(page, note)
        .ifPresent(
            listed ->
                sameTime(
                    probe,
                    note,
                    page.answer(),
                    "/events/%s/data/event_time".formatted(page.events().indexOf(listed)),
                    EventShapeCases.time(listed)));
  }

  private static void sameTime(
      Probe probe, Note note, Answer answer, String pointer, Optional<Instant> after) {
    Optional<Instant> before = SavedNotes.time(note.saved());
    if (before.isPresent()
        && after.isPresent()
        && before.get().getEpochSecond() != after.get().getEpochSecond()) {
      probe.find(
          "ML-NO-09",
          answer,
          pointer,
          "the time has changed",
          before.get().toString(),
          after.get().toString());
    }
  }

  private static void listed(Probe probe) {
    Note other = add(probe);
    Note note = add(probe);
    String text = updated(probe);
    EventPage before = NoteList.now(probe, seen -> NoteList.has(seen, note));
    probe.success(update(probe, note, text));
    if (!NoteList.has(before, note)) {
      probe.find(
          "ML-NO-04",
          before.answer(),
          "/events",
          "the new note is not on the first page of the list",
          note.id(),
          String.join(", ", before.ids()));
      return;
    }
    EventPage page = NoteList.now(probe, seen -> NoteList.shows(seen, note, text));
    if (!NoteList.has(page, note) && copies(page, text) > 0) {
      probe.find(
          "ML-NO-09",
          page.answer(),
          "/events",
          "the note with the new text has another id in the list",
          note.id(),
          String.join(", ", page.ids()));
      return;
    }
    shows(probe, page, note, text, "the list does not show the new text");
    shows(probe, page, other, other.text(), "another note has changed as well");
    if (page.ids().stream().filter(note.id()::equalsIgnoreCase).count() > 1) {
      probe.find(
          "ML-NO-09", page.answer(), "/events", "the note is listed twice", "once", note.id());
    }
    if (copies(page, text) > 1) {
      probe.find(
          "ML-NO-09",
          page.answer(),
          "/events",
          "the update created another event",
          "the same event with the new text",
          Count.of(copies(page, text), "event") + " with the new text");
    }
  }

  private static long copies(EventPage page, String text) {
    return page.events().stream()
        .filter(event -> event.at("/data/message").asString("").equals(text))
        .count();
  }

  private static void shows(Probe probe, EventPage page, Note note, String text, String otherwise) {
    Optional<JsonNode> listed = NoteList.find(page, note);
    if (listed.isEmpty()) {
      probe.find(
          "ML-NO-10",
          page.answer(),
          "/events",
          "after the update a note is not on the first page of the list",
          note.id(),
          String.join(", ", page.ids()));
      return;
    }
    String message = listed.get().at("/data/message").asString("");
    if (!message.equals(text)) {
      probe.find(
          "ML-NO-10",
          page.answer(),
          "/events/%s/data/message".formatted(page.events().indexOf(listed.get())),
          otherwise,
          text,
          message);
    }
    String type = listed.get().path("type").asString("");
    if (!type.equals("note")) {
      probe.find(
          "ML-NO-10",
          page.answer(),
          "/events/%s/type".formatted(page.events().indexOf(listed.get())),
          "after the update a note is an event of another type",
          "note",
          type);
    }
  }

  private static void texts(Probe probe) {
    Note note = add(probe);
    String first = updated(probe);
    Answer answer = probe.send(update(probe, note, first));
    probe.success(answer);
    if (!kept(probe, answer, note, first)) {
      return;
    }
    NoteTexts.inOneNote()
        .forEach(
            (what, text) ->
                answered(probe, note, what, text.replace(NoteTexts.UNIQUE, updated(probe))));
    // These texts are not unique, so only for a server that updated the right note so far.
    if (probe.findings().isEmpty()) {
      NoteTexts.whole()
          .forEach(
              (what, text) -> {
                answered(probe, note, what, text);
                NoteList.look(probe, seen -> NoteList.shows(seen, note, text))
                    .ifPresent(page -> AddNoteCases.listedText(probe, page, note, what, text));
              });
    }
  }

  /** Whether a plain update works at all, before checking special texts. */
  private static boolean kept(Probe probe, Answer answer, Note note, String text) {
    Optional<EventPage> page =
        NoteList.look(probe, seen -> NoteList.shows(seen, note, text))
            .filter(seen -> NoteList.has(seen, note));
    boolean answered =
        answer.json().map(body -> body.at("/data/message").asString("").equals(text)).orElse(false);
    boolean kept = answered && page.map(seen -> NoteList.shows(seen, note, text)).orElse(true);
    if (!kept) {
      probe.find(
          "ML-NO-10",
          answered ? page.orElseThrow().answer() : answer,
          answered ? "/events" : "/data/message",
          "the update is not kept",
          text,
          answered ? "the list shows another text" : "the answer shows another text");
    }
    return kept && page.map(seen -> copies(seen, text) <= 1).orElse(true);
  }

  private static void answered(Probe probe, Note note, String what, String text) {
    Answer answer = probe.send(update(probe, note, text));
    if (!NoteTexts.isTooLong(probe, answer, text)) {
      probe.success(answer);
      SavedNotes.text(probe, answer, "/data/message", what, text);
    }
  }

  private static void form(Probe probe) {
    String text = updated(probe);
    Call call =
        update(probe, add(probe), text)
            .withContentType(Optional.of("application/x-www-form-urlencoded"));
    Answer answer = probe.send(call);
    if (!probe.refusal(answer, "ML-NO-05", 200)) {
      return;
    }
    String message = probe.success(answer).at("/data/message").asString("");
    if (!message.equals(text)
        && copies(NoteList.now(probe, seen -> copies(seen, text) > 0), text) == 0) {
      SavedNotes.unread(probe, answer, text, message);
    }
  }

  /** Sends bodies that should be refused. */
  private interface Bodies {
    void send(Probe probe, String path, NoteBodies.Sender sender);
  }

  private static void refusedBodies(Probe probe, Bodies bodies, String rule) {
    Untouched note = Untouched.before(probe, add(probe));
    String path = probe.session().paths().of("update-note", note.note().variables());
    bodies.send(probe, path, (call, text) -> probe.send(call));
    // If a body was accepted, the note has changed, which is reported already.
    if (probe.findings().isEmpty()) {
      note.check(probe, rule);
    }
  }

  private static void unknownNote(Probe probe) {
    String path =
        probe
            .session()
            .paths()
            .of("update-note", Map.of("note_or_event_uuid", UUID.randomUUID().toString()));
    String text = Notes.unique(NoteTexts.UPDATED);
    // A server may add a new note instead, which then has to be in the ledger.
    Answer answer =
        probe.session().notes().send(probe, Call.post(path, Notes.body(text)), text, Map.of());
    probe.refusal(answer, "ML-NO-12", 404);
  }

  private static void elsewhere(Probe probe, String variable, Integer... statuses) {
    Untouched note = Untouched.before(probe, add(probe));
    Map<String, String> elsewhere = new HashMap<>(note.note().variables());
    elsewhere.put(variable, UUID.randomUUID().toString());
    String path = probe.session().paths().of("update-note", elsewhere);
    Answer answer = probe.send(Call.post(path, Notes.body(updated(probe))));
    probe.refusal(answer, "ML-PA-05", statuses);
    note.check(probe, "ML-PA-05");
  }
}
