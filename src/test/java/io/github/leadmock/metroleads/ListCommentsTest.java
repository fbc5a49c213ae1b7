package io.github.leadmock.metroleads;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import io.github.leadmock.RequestBuilder;
import io.github.leadmock.SettableClock;
import io.github.leadmock.api.Reply;
import io.github.leadmock.world.Comment;
import io.github.leadmock.world.Event;
import io.github.leadmock.world.Lead;
import io.github.leadmock.world.NamedLead;
import io.github.leadmock.world.Timelines;
import io.github.leadmock.world.WorldConfig;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListCommentsTest {

  private final Timelines timelines =
      new Timelines(new WorldConfig(1, 10, new SettableClock("2030-01-01T00:00:00Z")), List.of());
  private final Lead lead =
      timelines.lead(NamedLead.COMPANY, NamedLead.MANY_COMMENTS.id()).orElseThrow();

  @Test
  @Cites({"ML-CO-01", "ML-CO-02", "ML-CO-03"})
  void answersAllCommentsAtOnce() {
    for (Event event : lead.timeline().page(0, 20)) {
      List<Comment> comments = lead.timeline().comments(event.id());
      assertThat(comments).hasSize(500);
      assertThat(answer(event.type(), event.id()).model())
          .isEqualTo(
              Map.of(
                  "total_count",
                  "500",
                  "sub_events",
                  comments.stream().map(EventModel.COMMENT::model).toList()));
    }
  }

  @Test
  @Cites("ML-CO-01")
  void ignoresPagingParameters() {
    Event event = lead.timeline().page(0, 1).get(0);
    RequestBuilder request =
        request(event.type(), event.id()).parameter("start", "x").parameter("size", "1");
    assertThat(new ListComments().answer(lead, request.build()).model())
        .isEqualTo(answer(event.type(), event.id()).model());
  }

  @Test
  @Cites("ML-CO-05")
  void showsTheTemplateAllOfAComment() {
    Event event = lead.timeline().page(0, 1).get(0);
    Comment comment = lead.timeline().comments(event.id()).get(0);
    assertThat(EventModel.COMMENT.model(comment))
        .isEqualTo(
            Map.of(
                "id", "\"" + comment.id() + "\"",
                "data_id", "\"" + comment.id() + "\"",
                "time", "\"" + comment.time() + "\"",
                "author",
                    Map.of(
                        "user_id", "\"" + comment.author().userId() + "\"",
                        "name", "\"" + comment.author().name() + "\"",
                        "group_id", "\"" + comment.author().groupId() + "\"",
                        "company_id", "\"" + NamedLead.COMPANY + "\""),
                "created_by", "\"user:" + comment.author().userId() + "\"",
                "text", "\"" + comment.text() + "\""));
  }

  @Test
  @Cites("ML-CO-07")
  void answersAnEmptyListWhereThereAreNone() {
    UUID note = lead.addNote("user", "User", "text").id();
    assertThat(answer("note", note).model())
        .isEqualTo(Map.of("total_count", "0", "sub_events", List.of()));
  }

  @Test
  @Cites("ML-PA-04")
  void takesAnIdInAnyLetterCase() {
    Event event = lead.timeline().page(0, 1).get(0);
    assertThat(answer(event.type(), event.id().toString().toUpperCase(Locale.ROOT)).model())
        .isEqualTo(answer(event.type(), event.id()).model())
        .containsKey("sub_events");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sms", "Note", "call", "", "note "})
  @Cites("ML-CO-04")
  void findsNothingUnderAnotherType(String type) {
    UUID note = lead.addNote("user", "User", "text").id();
    assertThat(answer(type, note))
        .isEqualTo(
            new Reply.Failure(
                404,
                "ML-CO-04",
                "This event's type is note: ask for /events/note/" + note + "/comments.",
                Map.of(),
                Map.of("status", "404", "message", "\"no such event of this type\"")));
  }

  @Test
  @Cites("ML-CO-04")
  void findsAnSmsUnderItsOwnTypeOnly() {
    Lead page = timelines.lead(NamedLead.COMPANY, NamedLead.ONE_PAGE.id()).orElseThrow();
    Event sms =
        page.timeline().page(0, 20).stream()
            .filter(event -> event.sms().isPresent())
            .findFirst()
            .orElseThrow();
    assertThat(new ListComments().answer(page, request("sms", sms.id()).build()))
        .isInstanceOf(Reply.Constant.class);
    assertThat(new ListComments().answer(page, request("note", sms.id()).build()))
        .isInstanceOf(Reply.Failure.class);
  }

  @Test
  @Cites({"ML-CO-08", "ML-NO-12"})
  void findsNoEventThatTheLeadDoesNotHave() {
    UUID removed = lead.addNote("user", "User", "text").id();
    lead.removeNote(removed);
    UUID elsewhere =
        timelines
            .lead(NamedLead.COMPANY, NamedLead.ONE_EVENT.id())
            .orElseThrow()
            .timeline()
            .page(0, 1)
            .get(0)
            .id();
    for (Object id : List.of(removed, elsewhere, new UUID(1, 1))) {
      assertThat(answer("note", id))
          .isEqualTo(
              new Reply.Failure(
                  404,
                  "ML-CO-08",
                  "The lead has no such event: take an event_id from its list of events, and mind"
                      + " removed notes.",
                  Map.of(),
                  Map.of("status", "404", "message", "\"no such event\"")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1-1-1-1-1", "", ".."})
  @Cites("ML-PA-04")
  void saysThatAnIdIsNotAUuid(String id) {
    assertThat(answer("note", id))
        .isEqualTo(
            new Reply.Failure(
                404,
                "ML-PA-04",
                "event_uuid is '%s'; expected a UUID such as c0ffee00-1ead-4000-8000-000000000001. ./leadmock leads prints ids to try."
                    .formatted(id),
                Map.of(),
                Map.of("status", "404", "message", "\"no such event: event_uuid is not a UUID\"")));
  }

  private Reply answer(String type, Object event) {
    return new ListComments().answer(lead, request(type, event).build());
  }

  private static RequestBuilder request(String type, Object event) {
    return RequestBuilder.get().variable("event_type", type).variable("event_uuid", event);
  }
}
