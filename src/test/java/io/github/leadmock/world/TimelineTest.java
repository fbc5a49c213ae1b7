package io.github.leadmock.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import io.github.leadmock.SettableClock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lead's timeline, compared with the simplest model: a list of events, newest first. */
class TimelineTest {

  @Property(tries = 150)
  @Cites({"ML-EV-04", "ML-EV-06", "ML-NO-04", "ML-NO-10", "ML-NO-12"})
  void isTheListThatWritesMakeOfIt(
      @ForAll("leads") NamedLead named, @ForAll("steps") List<Step> steps) {
    Subject subject = new Subject(named);
    for (Step step : steps) {
      subject.take(step);
    }
    Timeline timeline = subject.lead.timeline();
    assertThat(timeline.count()).isEqualTo(subject.model.size());
    assertThat(timeline.page(0, 1_000)).isEqualTo(subject.model);
    for (Event event : subject.model) {
      assertThat(timeline.find(event.id())).contains(event);
    }
    for (UUID removed : subject.removed) {
      assertThat(timeline.find(removed)).isEmpty();
      assertThat(timeline.comments(removed)).isEmpty();
    }
  }

  @Test
  void hasAnotherStateAfterEachWrite() {
    Timelines timelines = timelines();
    Lead lead = lead(timelines, Session.SHARED);
    Lead other = lead(timelines, Session.named("other"));
    Timeline.State untouched = lead.timeline().state();
    assertThat(other.timeline().state()).isEqualTo(untouched);

    List<Timeline.State> states = new ArrayList<>(List.of(untouched));
    UUID note = lead.addNote("jane", "Jane", "one").id();
    states.add(lead.timeline().state());
    assertThat(lead.timeline().state()).isEqualTo(states.get(1));
    lead.updateNote(note, "two");
    states.add(lead.timeline().state());
    lead.removeNote(note);
    states.add(lead.timeline().state());
    other.addNote("jane", "Jane", "one");
    states.add(other.timeline().state());

    assertThat(states).doesNotHaveDuplicates();
    timelines.reset();
    assertThat(lead(timelines, Session.SHARED).timeline().state()).isEqualTo(untouched);
  }

  private static Timelines timelines() {
    return new Timelines(
        new WorldConfig(1, 10, new SettableClock("2030-01-01T00:00:00Z")), List.of());
  }

  private static Lead lead(Timelines timelines, Session session) {
    return timelines.lead(session, NamedLead.COMPANY, NamedLead.ONE_PAGE.id()).orElseThrow();
  }

  @Property(tries = 150)
  @Cites({"ML-EV-12", "ML-EV-07"})
  void isCoveredByItsPagesExactlyOnce(
      @ForAll("leads") NamedLead named,
      @ForAll("steps") List<Step> steps,
      @ForAll @IntRange(min = 1, max = 45) int size) {
    Subject subject = new Subject(named);
    steps.forEach(subject::take);
    Timeline timeline = subject.lead.timeline();
    List<Event> walked = new ArrayList<>();
    for (long start = 0; start < timeline.count(); start += size) {
      List<Event> page = timeline.page(start, size);
      assertThat(page.size()).isEqualTo(Math.min(size, timeline.count() - (int) start));
      walked.addAll(page);
    }
    assertThat(walked).isEqualTo(subject.model);
  }

  @Property(tries = 300)
  @Cites({"ML-EV-06", "ML-EV-07"})
  void cutsAnyPageOutOfTheList(
      @ForAll("leads") NamedLead named,
      @ForAll("steps") List<Step> steps,
      @ForAll("starts") long start,
      @ForAll @IntRange(max = 60) int size) {
    Subject subject = new Subject(named);
    steps.forEach(subject::take);
    assertThat(subject.lead.timeline().page(start, size))
        .isEqualTo(subject.model.stream().skip(start).limit(size).toList());
  }

  @Property(tries = 150)
  @Cites({"ML-EV-01", "ML-NO-03"})
  void isNewestFirstWhateverTheClockDoes(
      @ForAll("leads") NamedLead named, @ForAll("steps") List<Step> steps) {
    Subject subject = new Subject(named);
    steps.forEach(subject::take);
    assertThat(subject.lead.timeline().page(0, 1_000))
        .isSortedAccordingTo(Comparator.comparing(Event::time).reversed());
  }

  @Test
  @Cites("ML-EV-13")
  void showsAWalkerAnEventTwiceButMissesNoneWhenANoteIsAddedInBetween() {
    Lead lead = new Subject(NamedLead.ONE_MORE_THAN_A_PAGE).lead;
    List<Event> before = lead.timeline().page(0, 100);
    List<Event> walked = new ArrayList<>(lead.timeline().page(0, 20));
    lead.addNote("user", "User", "added during the walk");
    walked.addAll(lead.timeline().page(20, 20));
    assertThat(walked).containsAll(before).hasSize(22);
    assertThat(walked.get(20)).isEqualTo(walked.get(19));
  }

  @Test
  @Cites("ML-EV-13")
  void hidesAnEventFromAWalkerWhenANoteIsRemovedInBetween() {
    Lead lead = new Subject(NamedLead.ONE_MORE_THAN_A_PAGE).lead;
    UUID added = lead.addNote("user", "User", "removed during the walk").id();
    List<Event> before = lead.timeline().page(0, 100);
    List<Event> walked = new ArrayList<>(lead.timeline().page(0, 20));
    lead.removeNote(added);
    walked.addAll(lead.timeline().page(20, 20));
    assertThat(walked).doesNotContain(before.get(20)).hasSize(21);
  }

  @Test
  void doesNotChangeUnderItsReader() {
    Lead lead = new Subject(NamedLead.ONE_EVENT).lead;
    Timeline before = lead.timeline();
    lead.addNote("user", "User", "later");
    assertThat(before.count()).isEqualTo(1);
    assertThat(before.page(0, 20)).hasSize(1);
    assertThat(lead.timeline().count()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 1L << 31, 1L << 32, (1L << 32) + 3, Long.MAX_VALUE})
  @Cites("ML-EV-07")
  void isEmptyPastTheEnd(long start) {
    Timeline timeline = new Subject(NamedLead.ONE_MORE_THAN_A_PAGE).lead.timeline();
    assertThat(timeline.page(start, 20)).isEmpty();
  }

  @Test
  @Cites("ML-CO-03")
  void countsTheCommentsThatItLists() {
    Timeline timeline = new Subject(NamedLead.ONE_MORE_THAN_A_PAGE).lead.timeline();
    List<Event> events = timeline.page(0, 100);
    assertThat(events).extracting(Event::commentCount).contains(0).anyMatch(count -> count > 0);
    for (Event event : events) {
      assertThat(timeline.comments(event.id())).hasSize(event.commentCount());
    }
  }

  @Test
  @Cites({"ML-CO-02", "ML-CO-06", "ML-EV-17"})
  void listsCommentsNewestFirstAndAllOfThemAfterTheEvent() {
    Timeline timeline = new Subject(NamedLead.MANY_COMMENTS).lead.timeline();
    for (Event event : timeline.page(0, 100)) {
      List<Comment> comments = timeline.comments(event.id());
      assertThat(comments)
          .hasSize(500)
          .isSortedAccordingTo(Comparator.comparing(Comment::time).reversed())
          .allSatisfy(
              comment -> {
                assertThat(comment.time()).isAfter(event.time());
                assertThat(comment.dataId()).isEqualTo(comment.id());
                assertThat(comment.createdBy()).isEqualTo(comment.author().userId());
              });
      assertThat(comments).extracting(Comment::id).doesNotHaveDuplicates();
    }
  }

  @Test
  void keepsTheCommentsOfAnUpdatedNote() {
    Lead lead = new Subject(NamedLead.MANY_COMMENTS).lead;
    Event note =
        lead.timeline().page(0, 100).stream()
            .filter(event -> event.sms().isEmpty())
            .findFirst()
            .orElseThrow();
    List<Comment> comments = lead.timeline().comments(note.id());
    lead.updateNote(note.id(), "another text");
    assertThat(lead.timeline().comments(note.id())).hasSize(500).isEqualTo(comments);
  }

  @Test
  void hasNoCommentsForWhatItDoesNotHave() {
    Timeline timeline = new Subject(NamedLead.MANY_COMMENTS).lead.timeline();
    assertThat(timeline.comments(new UUID(1, 2))).isEmpty();
  }

  @Test
  void pagesThroughManyRemovedNotes() {
    Subject subject = new Subject(NamedLead.EMPTY);
    List<Event> added = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      added.add(subject.lead.addNote("user", "User", "note " + i));
    }
    for (int i = 0; i < 2_000; i++) {
      if (i % 10 != 0) {
        subject.lead.removeNote(added.get(i).id());
      }
    }
    Timeline timeline = subject.lead.timeline();
    assertThat(timeline.count()).isEqualTo(200);
    assertThat(timeline.page(100, 3))
        .extracting(Event::message)
        .containsExactly("note 990", "note 980", "note 970");
    assertThat(timeline.page(199, 20)).extracting(Event::message).containsExactly("note 0");
  }

  @Provide
  Arbitrary<NamedLead> leads() {
    return Arbitraries.of(
        NamedLead.EMPTY, NamedLead.ONE_EVENT, NamedLead.ONE_PAGE, NamedLead.MARKUP);
  }

  @Provide
  Arbitrary<Long> starts() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(0, 60), Arbitraries.longs().between(0, Long.MAX_VALUE));
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(Kind.values()),
            Arbitraries.integers().between(0, 59),
            Arbitraries.integers().between(-40_000_000, 40_000_000))
        .as(Step::new)
        .list()
        .ofMaxSize(40);
  }

  enum Kind {
    ADD,
    UPDATE,
    REMOVE
  }

  /**
   * A write.
   *
   * @param target the event in the list that it is about
   * @param seconds how far the clock moves before it, backwards if negative
   */
  record Step(Kind kind, int target, int seconds) {}

  /** A lead and its model, which receive the same writes. */
  private static final class Subject {
    private final SettableClock clock = new SettableClock("2024-12-24T18:00:00.789Z");
    private final Lead lead;
    private final List<Event> model;
    private final List<UUID> removed = new ArrayList<>();
    private int texts;

    Subject(NamedLead named) {
      Timelines timelines = new Timelines(new WorldConfig(1, 10, clock), List.of());
      lead = timelines.lead(NamedLead.COMPANY, named.id()).orElseThrow();
      model = new ArrayList<>(lead.timeline().page(0, 1_000));
    }

    void take(Step step) {
      clock.advance(Duration.ofSeconds(step.seconds()));
      if (step.kind() == Kind.ADD) {
        add();
      } else if (!model.isEmpty()) {
        change(step.kind(), step.target() % model.size());
      }
    }

    private void add() {
      Event note = lead.addNote("user", "User", "text " + texts++);
      assertThat(note.time()).isEqualTo(clock.instant().truncatedTo(ChronoUnit.SECONDS));
      int place = 0;
      while (place < model.size() && model.get(place).time().isAfter(note.time())) {
        place++;
      }
      model.add(place, note);
    }

    private void change(Kind kind, int index) {
      Event old = model.get(index);
      String text = "text " + texts++;
      Optional<Event> answer =
          kind == Kind.UPDATE ? lead.updateNote(old.id(), text) : lead.removeNote(old.id());
      if (old.sms().isPresent()) {
        assertThat(answer).isEmpty();
      } else if (kind == Kind.UPDATE) {
        assertThat(answer).contains(old.withMessage(text));
        model.set(index, old.withMessage(text));
      } else {
        assertThat(answer).contains(old);
        model.remove(index);
        removed.add(old.id());
      }
    }
  }
}
