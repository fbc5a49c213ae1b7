package io.github.leadmock.verify;

import static io.github.leadmock.verify.Case.writing;

import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Checks removing a note that the run added. */
final class RemoveNoteCases {

  private static final String REMOVE = "metroleads/remove-note/";
  private static final String OPERATION = "remove-note";
  private static final int ATTEMPTS = 3;

  private RemoveNoteCases() {}

  static List<Case> all() {
    return Stream.of(
            List.of(
                writing(
                    REMOVE + "success",
                    "Removing a note returns its last state",
                    List.of("ML-NO-02", "ML-NO-11", "ML-NO-18", "ML-ST-200"),
                    RemoveNoteCases::success),
                writing(
                    REMOVE + "gone",
                    "A removed note is gone from the list and the count",
                    List.of("ML-NO-12"),
                    RemoveNoteCases::gone),
                writing(
                    REMOVE + "afterwards",
                    "Comments, update and removal of a removed note are a 404",
                    List.of("ML-NO-12", "ML-ST-404", "ML-ER-01"),
                    RemoveNoteCases::afterwards),
                writing(
                    REMOVE + "unknown-note",
                    "Removing a note that does not exist is a 404",
                    List.of("ML-NO-12", "ML-ST-404", "ML-ER-01"),
                    RemoveNoteCases::unknownNote),
                writing(
                    REMOVE + "other-lead",
                    "Removing a note under another lead is a 404",
                    List.of("ML-PA-05"),
                    probe -> elsewhere(probe, "lead_uuid", 404)),
                writing(
                    REMOVE + "other-company",
                    "Removing a note under another company is refused",
                    List.of("ML-PA-05"),
                    // The credentials are not valid for that company, so 401 and 403 are right too.
                    probe -> elsewhere(probe, "company_uuid", 401, 403, 404)),
                writing(
                    REMOVE + "get",
                    "The documented curl call sends GET: it removes the note or is refused",
                    List.of("ML-NO-15", "ML-NO-22"),
                    RemoveNoteCases::get)),
            AccessCases.metroLeadsWriting("remove-note")
                .with(
                    (probe, access) -> {
                      Notes notes = probe.session().notes();
                      Untouched note = Untouched.before(probe, add(probe));
                      Answer answer =
                          notes.remove(
                              probe, note.note(), notes.removal(note.note()).withAccess(access));
                      return new AccessCases.Attempted(
                          answer,
                          () -> {
                            if (answer.status() != 200) {
                              note.check(probe, "ML-AU-01");
                            }
                          });
                    }),
            List.of(
                writing(
                    REMOVE + "stays-gone",
                    "Nothing that was removed comes back later in the run",
                    List.of("ML-NO-12"),
                    RemoveNoteCases::stayGone)))
        .flatMap(List::stream)
        .toList();
  }

  private static Note add(Probe probe) {
    return probe.session().notes().add(probe, Notes.unique(NoteTexts.PLAIN));
  }

  private static Answer remove(Probe probe, Note note) {
    Notes notes = probe.session().notes();
    return notes.remove(probe, note, notes.removal(note));
  }

  private static void success(Probe probe) {
    Note note = add(probe);
    String fresh = probe.session().notes().fresh(probe, NoteTexts.UPDATED);
    Answer updated =
        probe.send(
            Call.post(
                probe.session().paths().of("update-note", note.variables()), Notes.body(fresh)));
    // Other cases check whether updates work.
    String text = updated.status() == 200 ? fresh : note.text();
    Answer answer = remove(probe, note);
    JsonNode body = probe.success(answer);
    probe.schema("remove-note", answer, body);
    same(probe, answer, "/data/event_id", note.id(), body.at("/data/event_id").asString(""));
    same(probe, answer, "/data/message", text, body.at("/data/message").asString(""));
    SavedNotes.time(note.saved())
        .ifPresent(
            before ->
                SavedNotes.time(answer)
                    .ifPresent(
                        after ->
                            same(
                                probe,
                                answer,
                                "/data/event_time",
                                before.truncatedTo(ChronoUnit.SECONDS).toString(),
                                after.truncatedTo(ChronoUnit.SECONDS).toString())));
    Attachments.saved(probe, answer, body);
  }

  private static void same(
      Probe probe, Answer answer, String pointer, String expected, String actual) {
    if (!expected.equalsIgnoreCase(actual)) {
      probe.find(
          "ML-NO-11", answer, pointer, "the answer is not the note's last state", expected, actual);
    }
  }

  private static void gone(Probe probe) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Note other = add(probe);
      Note note = add(probe);
      EventPage before = NoteList.now(probe);
      if (!NoteList.has(before, note)) {
        throw new Undecided("the list does not show the note, so its removal cannot be checked");
      }
      probe.success(remove(probe, note));
      NoteList list = new NoteList(before, NoteList.now(probe));
      if (list.place(note) >= 0) {
        probe.find(
            "ML-NO-12",
            list.after().answer(),
            "/events/%s".formatted(list.place(note)),
            "the removed note is still listed",
            "note %s not listed".formatted(note.id()),
            "listed");
      }
      if (NoteList.has(before, other) && list.place(other) < 0) {
        probe.find(
            "ML-NO-12",
            list.after().answer(),
            "/events",
            "another note has disappeared, too",
            "note %s listed".formatted(other.id()),
            String.join(", ", list.after().ids()));
      }
      if (!probe.findings().isEmpty()) {
        return;
      }
      if (list.isQuiet(note)) {
        counted(probe, list);
        return;
      }
    }
    throw new Undecided("others wrote to the lead at the same time, three times");
  }

  private static void counted(Probe probe, NoteList list) {
    boolean both = list.before().total().isPresent() && list.after().total().isPresent();
    if (both && list.after().count() != list.before().count() - 1) {
      probe.find(
          "ML-NO-12",
          list.after().answer(),
          "/count",
          "count has not decreased by one",
          String.valueOf(list.before().count() - 1),
          String.valueOf(list.after().count()));
    }
  }

  private static void afterwards(Probe probe) {
    Note note = add(probe);
    probe.success(remove(probe, note));
    Call comments = CommentList.call(probe, "note", note.id());
    probe.refusal(
        probe
            .session()
            .patience()
            .until(probe, () -> probe.send(comments), seen -> seen.status() == 404),
        "ML-NO-12",
        404);
    Call update =
        Call.post(
            probe.session().paths().of("update-note", note.variables()), Notes.body(note.text()));
    // If the update is accepted, the note exists again and has to be in the ledger.
    Answer updated = probe.session().notes().send(probe, update, note.text(), Map.of());
    probe.refusal(updated, "ML-NO-12", 404);
    probe.refusal(remove(probe, note), "ML-NO-12", 404);
  }

  private static void unknownNote(Probe probe) {
    String path =
        probe
            .session()
            .paths()
            .of("remove-note", Map.of("note_or_event_uuid", UUID.randomUUID().toString()));
    probe.refusal(probe.send(Call.post(path)), "ML-NO-12", 404);
  }

  private static void elsewhere(Probe probe, String variable, Integer... statuses) {
    Notes notes = probe.session().notes();
    Untouched note = Untouched.before(probe, add(probe));
    Map<String, String> elsewhere = new HashMap<>(note.note().variables());
    elsewhere.put(variable, UUID.randomUUID().toString());
    Call call = Call.post(probe.session().paths().of(OPERATION, elsewhere));
    Answer answer = notes.remove(probe, note.note(), call);
    probe.refusal(answer, "ML-PA-05", statuses);
    note.check(probe, "ML-PA-05");
  }

  private static void get(Probe probe) {
    Notes notes = probe.session().notes();
    Note note = add(probe);
    boolean listed = NoteList.look(probe).filter(page -> NoteList.has(page, note)).isPresent();
    Answer answer = probe.send(notes.removal(note).withMethod("GET"));
    if (!probe.refusal(answer, "ML-NO-15", 200, 404, 405)) {
      return;
    }
    boolean removed =
        answer.status() == 200
            && listed
            && NoteList.look(probe, page -> !NoteList.has(page, note))
                .filter(page -> !NoteList.has(page, note))
                .isPresent();
    probe.reading(
        "ML-NO-15",
        "GET on remove: "
            + answer.status()
            + (answer.status() == 200 && !removed ? ", and no note is seen to go" : ""));
    // The documented call sends GET, so it is right in a strict run.
    if (removed && !probe.session().settings().strict()) {
      probe.find(
          "ML-NO-22",
          answer,
          "",
          "GET has removed a note: a crawler, a link preview or a prefetching browser can do so",
          "405",
          "200");
    }
  }

  /** At the end of the run, after all other writes. */
  private static void stayGone(Probe probe) {
    Note note = add(probe);
    probe.success(remove(probe, note));
    Set<String> removed = probe.session().notes().removedIds();
    EventPage page = NoteList.now(probe);
    for (String id : page.ids()) {
      if (removed.contains(id)) {
        probe.find(
            "ML-NO-12",
            page.answer(),
            "/events/%s".formatted(page.ids().indexOf(id)),
            "a note that was removed is listed again",
            "note %s not listed".formatted(id),
            "listed");
      }
    }
  }
}
