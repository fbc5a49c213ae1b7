package io.github.leadmock.verify;

import static io.github.leadmock.verify.Case.writing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Checks adding a note. */
final class AddNoteCases {

  private static final String ADD = "metroleads/add-note/";
  // So many notes are certainly on the first page of the list.
  private static final int FEW = 10;

  private AddNoteCases() {}

  static List<Case> all() {
    return Stream.of(
            List.of(
                writing(
                    ADD + "success",
                    "Adding a note answers with the saved note",
                    List.of("ML-NO-02", "ML-NO-01", "ML-NO-18", "ML-ST-200", "ML-NO-16"),
                    AddNoteCases::success),
                writing(
                    ADD + "texts",
                    "Every text comes back exactly, in the answer and in the list",
                    List.of("ML-NO-08", "ML-NO-01"),
                    AddNoteCases::texts),
                writing(
                    ADD + "form-content-type",
                    "The documented curl call works: JSON under the content type of a form",
                    List.of("ML-NO-05"),
                    AddNoteCases::form),
                writing(
                    ADD + "charset",
                    "A content type may name its charset, as most clients do",
                    List.of("ML-NO-05", "ML-NO-08"),
                    AddNoteCases::charset),
                writing(
                    ADD + "same-twice",
                    "The same text added twice is two notes",
                    List.of("ML-NO-01"),
                    AddNoteCases::sameTwice),
                writing(
                    ADD + "other-company",
                    "Adding to the lead under another company is refused",
                    List.of("ML-PA-05"),
                    AddNoteCases::otherCompany),
                writing(
                    ADD + "no-content-type",
                    "A body without a content type is read as JSON or refused",
                    List.of("ML-NO-05"),
                    AddNoteCases::noContentType),
                writing(
                    ADD + "further-members",
                    "Further members of the body are ignored or refused",
                    List.of("ML-NO-17"),
                    AddNoteCases::furtherMembers),
                writing(
                    ADD + "blank-message",
                    "A blank message is refused or saved",
                    List.of("ML-NO-06"),
                    AddNoteCases::blank),
                writing(
                    ADD + "without-message",
                    "Without a message that is a string it is a 400",
                    List.of("ML-NO-06", "ML-ST-400"),
                    probe ->
                        NoteBodies.withoutMessage(
                            probe, path(probe), (call, text) -> send(probe, call, text))),
                writing(
                    ADD + "no-object",
                    "A body that is not a JSON object is a 400",
                    List.of("ML-NO-07", "ML-ST-400"),
                    probe ->
                        NoteBodies.noObject(
                            probe, path(probe), (call, text) -> send(probe, call, text))),
                writing(
                    ADD + "unknown-lead",
                    "Adding to a lead that does not exist is a 404",
                    List.of("ML-PA-05", "ML-ST-404"),
                    AddNoteCases::unknownLead)),
            AccessCases.metroLeadsWriting("add-note").with(AddNoteCases::withAccess))
        .flatMap(List::stream)
        .toList();
  }

  private static String path(Probe probe) {
    return probe.session().paths().of("add-note", Map.of());
  }

  private static Answer send(Probe probe, Call call, String text) {
    return probe.session().notes().send(probe, call, text, Map.of());
  }

  /** Adds a note with other credentials; if refused, it must not be listed. */
  private static AccessCases.Attempted withAccess(Probe probe, Access access) {
    String text = Notes.unique(NoteTexts.PLAIN);
    Answer answer = send(probe, Call.post(path(probe), Notes.body(text)).withAccess(access), text);
    return new AccessCases.Attempted(answer, () -> notAdded(probe, answer, text, "ML-AU-01"));
  }

  private static void notAdded(Probe probe, Answer answer, String text, String rule) {
    if (answer.status() / 100 != 2
        && probe.session().notes().lookFor(probe, text, answer).isPresent()) {
      probe.find(
          rule,
          answer,
          "",
          "a refused request has added a note",
          "no note",
          "a note with the text " + text);
    }
  }

  private static void success(Probe probe) {
    String text = Notes.unique(NoteTexts.PLAIN);
    Answer answer = send(probe, Call.post(path(probe), Notes.body(text)), text);
    JsonNode body = probe.success(answer);
    probe.schema("add-note", answer, body);
    SavedNotes.check(probe, answer, body, text);
    probe.session().notes().setAside(probe, answer);
    String user = probe.session().settings().user();
    String author = body.at("/data/created_by_entity/name").asString("");
    probe.reading(
        "ML-NO-16",
        author.equalsIgnoreCase(user.split("@", 2)[0])
            ? "a note's author is called as the user is, up to the at sign"
            : "a note's author has a name of its own");
  }

  private static void texts(Probe probe) {
    Notes notes = probe.session().notes();
    Map<String, Note> added = new LinkedHashMap<>();
    for (Map.Entry<String, String> hostile : NoteTexts.inOneNote().entrySet()) {
      String text = hostile.getValue().replace(NoteTexts.UNIQUE, Notes.unique("Note"));
      Answer answer = send(probe, Call.post(path(probe), Notes.body(text)), text);
      if (NoteTexts.isTooLong(probe, answer, text)) {
        continue;
      }
      Note note = notes.added(probe, answer, text);
      if (added.values().stream().anyMatch(other -> other.id().equals(note.id()))) {
        probe.find(
            "ML-NO-01",
            note.saved(),
            "/data/event_id",
            "two notes have one id",
            "an id of its own",
            note.id());
        return;
      }
      SavedNotes.text(probe, note.saved(), "/data/message", hostile.getKey(), note.text());
      added.put(hostile.getKey(), note);
      if (added.size() % FEW == 0) {
        listedTexts(probe, added);
      }
    }
    listedTexts(probe, added);
  }

  private static void listedTexts(Probe probe, Map<String, Note> added) {
    NoteList.look(probe)
        .ifPresent(
            page ->
                added.entrySet().stream()
                    .skip((added.size() - 1) / FEW * FEW)
                    .forEach(
                        one ->
                            listedText(
                                probe, page, one.getValue(), one.getKey(), one.getValue().text())));
  }

  /** Checks the listed text of a note, if it is listed. */
  static void listedText(Probe probe, EventPage page, Note note, String what, String text) {
    NoteList.find(page, note)
        .map(listed -> "/events/%s/data/message".formatted(page.events().indexOf(listed)))
        .ifPresent(pointer -> SavedNotes.text(probe, page.answer(), pointer, what, text));
  }

  /** Adding the same text twice must give two notes. */
  private static void sameTwice(Probe probe) {
    Notes notes = probe.session().notes();
    String text = Notes.unique(NoteTexts.PLAIN);
    Note one = notes.add(probe, text);
    Note two = notes.add(probe, text);
    if (one.id().equalsIgnoreCase(two.id())) {
      probe.find(
          "ML-NO-01",
          two.saved(),
          "/data/event_id",
          "a second note with the same text is the first one",
          "an id of its own",
          two.id());
    }
  }

  private static void charset(Probe probe) {
    String text = Notes.unique("\u00fcn\u00ef " + NoteTexts.PLAIN);
    Call call =
        Call.post(path(probe), Notes.body(text))
            .withContentType(Optional.of("application/json; charset=utf-8"));
    Answer answer = send(probe, call, text);
    if (probe.refusal(answer, "ML-NO-05", 200)) {
      SavedNotes.text(probe, answer, "/data/message", "a charset in the content type", text);
    }
  }

  private static void otherCompany(Probe probe) {
    Map<String, String> nowhere = Map.of("company_uuid", UUID.randomUUID().toString());
    String text = Notes.unique(NoteTexts.PLAIN);
    Call call = Call.post(probe.session().paths().of("add-note", nowhere), Notes.body(text));
    Answer answer = probe.session().notes().send(probe, call, text, nowhere);
    // The credentials are not valid for that company, so 401 and 403 are right too.
    probe.refusal(answer, "ML-PA-05", 401, 403, 404);
    notAdded(probe, answer, text, "ML-PA-05");
  }

  private static void form(Probe probe) {
    String text = Notes.unique(NoteTexts.PLAIN);
    Call call =
        Call.post(path(probe), Notes.body(text))
            .withContentType(Optional.of("application/x-www-form-urlencoded"));
    Answer answer = send(probe, call, text);
    if (answer.status() != 200) {
      probe.refusal(answer, "ML-NO-05", 200);
      return;
    }
    JsonNode body = probe.success(answer);
    if (!body.at("/data/message").asString("").equals(text)
        && probe.session().notes().lookFor(probe, text, answer).isEmpty()) {
      SavedNotes.unread(probe, answer, text, body.at("/data/message").toString());
    }
  }

  private static void noContentType(Probe probe) {
    String text = Notes.unique(NoteTexts.PLAIN);
    Call call = Call.post(path(probe), Notes.body(text)).withContentType(Optional.empty());
    open(probe, "ML-NO-05", "no content type", call, text);
  }

  private static void furtherMembers(Probe probe) {
    String text = Notes.unique(NoteTexts.PLAIN);
    Call call = Call.post(path(probe), Json.object(Map.of("message", text, "colour", "blue")));
    open(probe, "ML-NO-17", "further members of the body", call, text);
  }

  private static void blank(Probe probe) {
    Call call = Call.post(path(probe), Json.object(Map.of("message", "  ")));
    open(probe, "ML-NO-06", "a blank message", call, Notes.unique(NoteTexts.PLAIN));
  }

  /** Sends a body that may be saved or refused, and reports which. */
  private static void open(Probe probe, String rule, String what, Call call, String text) {
    Answer answer = send(probe, call, text);
    if (answer.status() == 200) {
      probe.success(answer);
      probe.reading(rule, what + ": saved");
    } else if (probe.refusal(answer, rule, 200, 400, 402)) {
      probe.reading(rule, "%s: %s".formatted(what, answer.status()));
    }
  }

  private static void unknownLead(Probe probe) {
    Map<String, String> nowhere = Map.of("lead_uuid", UUID.randomUUID().toString());
    String text = Notes.unique(NoteTexts.PLAIN);
    Call call = Call.post(probe.session().paths().of("add-note", nowhere), Notes.body(text));
    probe.refusal(probe.session().notes().send(probe, call, text, nowhere), "ML-PA-05", 404);
  }
}
