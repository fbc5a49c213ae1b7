package io.github.leadmock.metroleads;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import io.github.leadmock.RequestBuilder;
import io.github.leadmock.SettableClock;
import io.github.leadmock.api.Reply;
import io.github.leadmock.world.Event;
import io.github.leadmock.world.Lead;
import io.github.leadmock.world.NamedLead;
import io.github.leadmock.world.Timelines;
import io.github.leadmock.world.WorldConfig;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The three operations that write. */
class NotesTest {

  private static final String GONE =
      "The lead has no such note: take an event_id of type note from its list of events, and mind"
          + " removed ones.";

  private final SettableClock clock = new SettableClock("2030-01-01T00:00:00.500Z");
  private final Timelines timelines = new Timelines(new WorldConfig(1, 10, clock), List.of());
  private final Lead lead = lead(NamedLead.ONE_PAGE);

  @Test
  @Cites({"ML-NO-01", "ML-NO-02", "ML-NO-04", "ML-NO-16", "ML-EV-16"})
  void savesANoteAndReturnsIt() {
    Reply reply = add("{\"message\":\"Called \\\"back\\\"\"}");
    Event note = lead.timeline().page(0, 1).get(0);
    assertThat(lead.timeline().count()).isEqualTo(21);
    assertThat(reply).isEqualTo(EventModel.saved("added", note));
    assertThat(note.message()).isEqualTo("Called \"back\"");
    assertThat(note.author().name()).isEqualTo("Jane Doe");
    assertThat(EventModel.EVENT.model(note)).containsEntry("time", "\"2030-01-01T00:00:00Z\"");
  }

  @Test
  @Cites("ML-NO-16")
  void savesAnAnonymousNoteUnderTheNameInTheDocument() {
    new AddNote().answer(lead, RequestBuilder.post().body("{\"message\":\"x\"}").build());
    assertThat(lead.timeline().page(0, 1).get(0).author().name()).isEqualTo("John Doe");
  }

  @ParameterizedTest
  @CsvSource({
    "'',                      ML-NO-07",
    "message=x,               ML-NO-07",
    "[],                      ML-NO-07",
    "{},                      ML-NO-06",
    "'{\"message\":\" \"}',   ML-NO-06",
    "'{\"message\":null}',    ML-NO-06"
  })
  @Cites({"ML-NO-06", "ML-NO-07"})
  void writesNothingWhenItRefuses(String body, String rule) {
    Event note = note();
    List<Event> before = lead.timeline().page(0, 100);
    for (Reply reply : List.of(add(body), update(note.id(), body))) {
      assertThat(reply)
          .isInstanceOfSatisfying(
              Reply.Failure.class,
              failure -> {
                assertThat(failure.status()).isEqualTo(400);
                assertThat(failure.rule()).isEqualTo(rule);
              });
    }
    assertThat(lead.timeline().page(0, 100)).isEqualTo(before);
  }

  @Test
  @Cites({"ML-NO-09", "ML-NO-10"})
  void changesTheTextOfANoteAndReturnsIt() {
    Event note = note();
    Reply reply = update(note.id(), "{\"message\":\"changed\"}");
    Event updated = lead.timeline().find(note.id()).orElseThrow();
    assertThat(reply).isEqualTo(EventModel.saved("updated", updated));
    assertThat(updated.message()).isEqualTo("changed");
    assertThat(updated.time()).isEqualTo(note.time());
    assertThat(lead.timeline().count()).isEqualTo(20);
  }

  @Test
  @Cites({"ML-NO-11", "ML-NO-12"})
  void removesANoteAndReturnsItsLastState() {
    Event note = note();
    update(note.id(), "{\"message\":\"last text\"}");
    Event last = lead.timeline().find(note.id()).orElseThrow();
    assertThat(remove(note.id())).isEqualTo(EventModel.saved("removed", last));
    assertThat(last.message()).isEqualTo("last text");
    assertThat(lead.timeline().count()).isEqualTo(19);
    assertNoSuchNote(remove(note.id()), "ML-NO-12", GONE);
    assertNoSuchNote(update(note.id(), "{\"message\":\"x\"}"), "ML-NO-12", GONE);
  }

  @Test
  void removesWhateverTheBodySays() {
    Event note = note();
    assertThat(
            new RemoveNote()
                .answer(
                    lead,
                    RequestBuilder.post()
                        .variable("note_or_event_uuid", note.id())
                        .body("no JSON")
                        .build()))
        .isInstanceOf(Reply.Success.class);
  }

  @Test
  @Cites("ML-PA-04")
  void takesAnIdInAnyLetterCase() {
    String id = note().id().toString().toUpperCase(Locale.ROOT);
    assertThat(update(id, "{\"message\":\"x\"}")).isInstanceOf(Reply.Success.class);
    assertThat(remove(id)).isInstanceOf(Reply.Success.class);
  }

  @Test
  @Cites("ML-NO-13")
  void doesNotTakeAnSmsForANote() {
    UUID sms =
        lead.timeline().page(0, 20).stream()
            .filter(event -> event.sms().isPresent())
            .findFirst()
            .orElseThrow()
            .id();
    String hint = "This event is not a note: use an event_id of type note from the list of events.";
    assertNoSuchNote(update(sms, "{\"message\":\"x\"}"), "ML-NO-13", hint);
    assertNoSuchNote(remove(sms), "ML-NO-13", hint);
  }

  @Test
  @Cites("ML-NO-12")
  void findsNoNoteThatTheLeadDoesNotHave() {
    UUID elsewhere = lead(NamedLead.EMPTY).addNote("user", "User", "text").id();
    for (Object id : List.of(elsewhere, new UUID(1, 1))) {
      assertNoSuchNote(update(id, "{\"message\":\"x\"}"), "ML-NO-12", GONE);
      assertNoSuchNote(remove(id), "ML-NO-12", GONE);
    }
  }

  @Test
  void refusesABadBodyBeforeItLooksForTheNote() {
    assertThat(update(new UUID(1, 1), "{}"))
        .isInstanceOfSatisfying(
            Reply.Failure.class, failure -> assertThat(failure.status()).isEqualTo(400));
  }

  private Reply add(String body) {
    return new AddNote()
        .answer(
            lead,
            RequestBuilder.post().credentials("jane.doe@example.com", "x").body(body).build());
  }

  private Reply update(Object note, String body) {
    return new UpdateNote()
        .answer(
            lead, RequestBuilder.post().variable("note_or_event_uuid", note).body(body).build());
  }

  private Reply remove(Object note) {
    return new RemoveNote()
        .answer(lead, RequestBuilder.post().variable("note_or_event_uuid", note).build());
  }

  private Event note() {
    return lead.timeline().page(0, 100).stream()
        .filter(event -> event.sms().isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private Lead lead(NamedLead named) {
    return timelines.lead(NamedLead.COMPANY, named.id()).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1-1-1-1-1", "", ".."})
  @Cites("ML-PA-04")
  void saysThatTheIdOfANoteIsNotAUuid(String id) {
    for (Reply reply : List.of(update(id, "{\"message\":\"x\"}"), remove(id))) {
      assertThat(reply)
          .isInstanceOfSatisfying(
              Reply.Failure.class,
              failure -> {
                assertThat(failure.status()).isEqualTo(404);
                assertThat(failure.rule()).isEqualTo("ML-PA-04");
                assertThat(failure.model())
                    .containsEntry("message", "\"no such note: note_or_event_uuid is not a UUID\"");
              });
    }
  }

  private static void assertNoSuchNote(Reply reply, String rule, String hint) {
    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Failure.class,
            failure -> {
              assertThat(failure.status()).isEqualTo(404);
              assertThat(failure.model()).containsEntry("message", "\"no such note\"");
              assertThat(failure.rule()).isEqualTo(rule);
              assertThat(failure.hint()).isEqualTo(hint);
            });
  }
}
