package io.github.leadmock.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.leadmock.SettableClock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A lead whose newest events are given and whose older ones are generated below them. */
class DocumentedLeadTest {

  private static final UUID COMPANY = new UUID(1, 1);
  private static final UUID LEAD = new UUID(1, 2);
  private static final Author AUTHOR = new Author(new UUID(9, 9), "Jo", new UUID(8, 8), COMPANY);
  private static final Event NEWER = note(new UUID(2, 1), "2020-01-02T00:00:00Z", 1);
  private static final Event OLDER = note(new UUID(2, 2), "2020-01-01T00:00:00Z", 0);
  private static final Comment COMMENT =
      new Comment(
          new UUID(3, 1),
          new UUID(3, 2),
          Instant.parse("2020-01-02T00:01:00Z"),
          AUTHOR,
          AUTHOR.userId(),
          "a comment");

  private final SettableClock clock = new SettableClock("2030-01-01T00:00:00Z");

  @Test
  void showsTheFixedEventsFirstAndGeneratesTheRest() {
    Timeline timeline = lead(7).timeline();
    List<Event> events = timeline.page(0, 100);
    assertThat(timeline.count()).isEqualTo(7);
    assertThat(events).hasSize(7).startsWith(NEWER, OLDER);
    assertThat(events)
        .isSortedAccordingTo(Comparator.comparing(Event::time).reversed())
        .extracting(Event::time)
        .doesNotHaveDuplicates();
    for (Event event : events) {
      assertThat(timeline.find(event.id())).contains(event);
      assertThat(timeline.comments(event.id())).hasSize(event.commentCount());
    }
  }

  @Test
  void needsNoGeneratedEvents() {
    assertThat(lead(2).timeline().page(0, 100)).containsExactly(NEWER, OLDER);
  }

  @Test
  void hasTheFixedComments() {
    assertThat(lead(7).timeline().comments(NEWER.id())).containsExactly(COMMENT);
    assertThat(lead(7).timeline().comments(OLDER.id())).isEmpty();
  }

  @Test
  void takesWritesToFixedAndToNewNotes() {
    Lead lead = lead(7);
    Event added = lead.addNote("user", "User", "new");
    assertThat(lead.updateNote(OLDER.id(), "changed")).contains(OLDER.withMessage("changed"));
    assertThat(lead.removeNote(NEWER.id())).contains(NEWER);
    assertThat(lead.timeline().count()).isEqualTo(7);
    assertThat(lead.timeline().page(0, 2)).containsExactly(added, OLDER.withMessage("changed"));
    assertThat(lead.timeline().find(NEWER.id())).isEmpty();
    assertThat(lead.timeline().comments(NEWER.id())).isEmpty();
    assertThat(lead.removeNote(added.id())).contains(added);
  }

  @Test
  void knowsAFixedEventByItsFixedIdOnly() {
    Lead lead = lead(7);
    IdCodec ids = new IdCodec(1);
    for (int position = 0; position < 7; position++) {
      UUID generated =
          ids.encode(new IdCodec.Meaning(IdCodec.Kind.EVENT, LeadRef.DOCUMENTED, 0, position));
      assertThat(lead.timeline().find(generated).isPresent())
          .as("position %d", position)
          .isEqualTo(position < 5);
    }
  }

  @Test
  void isOfferedFirst() {
    assertThat(timelines(7).samples(0).findFirst())
        .contains(new Timelines.Sample("documented", COMPANY, LEAD, "what it shows"));
  }

  @Test
  void needsAtLeastOneFixedEvent() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new DocumentedLead(COMPANY, LEAD, "what it shows", List.of(), Map.of(), 7))
        .withMessage(
            "total is 7 with 0 fixed events; expected at least one fixed event and no smaller"
                + " total");
  }

  @Test
  void needsATotalThatCountsTheFixedEvents() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> documented(1))
        .withMessage(
            "total is 1 with 2 fixed events; expected at least one fixed event and no smaller"
                + " total");
  }

  private Lead lead(int total) {
    return timelines(total).lead(COMPANY, LEAD).orElseThrow();
  }

  private Timelines timelines(int total) {
    return new Timelines(new WorldConfig(1, 10, clock), List.of(documented(total)));
  }

  private static DocumentedLead documented(int total) {
    return new DocumentedLead(
        COMPANY,
        LEAD,
        "what it shows",
        List.of(NEWER, OLDER),
        Map.of(NEWER.id(), List.of(COMMENT)),
        total);
  }

  private static Event note(UUID id, String time, int comments) {
    return new Event(
        id,
        Instant.parse(time),
        true,
        AUTHOR,
        AUTHOR.userId(),
        LEAD,
        "a note",
        comments,
        Optional.empty());
  }
}
