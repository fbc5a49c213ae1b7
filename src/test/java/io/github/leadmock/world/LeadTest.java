package io.github.leadmock.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import io.github.leadmock.SettableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LeadTest {

  private final SettableClock clock = new SettableClock("2030-01-02T03:04:05.678Z");
  private final Timelines timelines = new Timelines(new WorldConfig(1, 10, clock), List.of());

  @Test
  @Cites({"ML-NO-01", "ML-NO-03", "ML-NO-04", "ML-EV-18", "ML-EV-17"})
  void putsANewNoteOnTop() {
    Lead lead = lead(NamedLead.ONE_PAGE);
    Event note = lead.addNote("jane@example.com", "Jane", "Called back");
    assertThat(lead.timeline().page(0, 1)).containsExactly(note);
    assertThat(lead.timeline().count()).isEqualTo(21);
    assertThat(note.message()).isEqualTo("Called back");
    assertThat(note.time()).isEqualTo("2030-01-02T03:04:05Z");
    assertThat(note.type()).isEqualTo("note");
    assertThat(note.inbound()).isTrue();
    assertThat(note.commentCount()).isZero();
    assertThat(note.attachedLead()).isEqualTo(NamedLead.ONE_PAGE.id());
    assertThat(note.author().name()).isEqualTo("Jane");
    assertThat(note.author().companyId()).isEqualTo(NamedLead.COMPANY);
    assertThat(note.createdBy()).isEqualTo(note.author().userId());
    assertThat(lead.timeline().comments(note.id())).isEmpty();
  }

  @Test
  @Cites("ML-NO-03")
  void putsANoteWhereTheTimeOfTheClockBelongs() {
    Lead lead = lead(NamedLead.ONE_PAGE);
    List<Event> before = lead.timeline().page(0, 100);
    Instant between = before.get(3).time();
    clock.set(between.toString());
    assertThat(lead.addNote("user", "User", "one").time()).isEqualTo(between);
    assertThat(lead.addNote("user", "User", "two").time()).isEqualTo(between);
    clock.set("2016-01-01T00:00:00Z");
    assertThat(lead.addNote("user", "User", "oldest").time()).isEqualTo("2016-01-01T00:00:00Z");
    clock.set("2030-01-01T00:00:00Z");
    lead.addNote("user", "User", "newest");

    assertThat(lead.timeline().page(0, 100))
        .extracting(Event::message)
        .containsExactlyElementsOf(
            Stream.of(
                    Stream.of("newest"),
                    before.stream().limit(3).map(Event::message),
                    Stream.of("two", "one"),
                    before.stream().skip(3).map(Event::message),
                    Stream.of("oldest"))
                .flatMap(Function.identity())
                .toList());
    assertThat(lead.timeline().page(3, 2))
        .extracting(Event::message)
        .containsExactly(before.get(2).message(), "two");
  }

  @Test
  @Cites("ML-NO-03")
  void keepsToTheClockBehindANoteThatWasRemoved() {
    Lead lead = lead(NamedLead.EMPTY);
    Event removed = lead.addNote("user", "User", "one");
    lead.removeNote(removed.id());
    clock.set("2029-01-01T00:00:00Z");
    assertThat(lead.addNote("user", "User", "two").time()).isEqualTo("2029-01-01T00:00:00Z");
  }

  @Test
  @Cites({"ML-NO-09", "ML-NO-10"})
  void keepsAllButTheTextWhenANoteIsUpdated() {
    Lead lead = lead(NamedLead.EMPTY);
    Event note = lead.addNote("user", "User", "before");
    clock.set("2031-01-01T00:00:00Z");
    Event updated = lead.updateNote(note.id(), "after").orElseThrow();
    assertThat(updated).isEqualTo(note.withMessage("after"));
    assertThat(updated.time()).isEqualTo(note.time());
    assertThat(updated.id()).isEqualTo(note.id());
    assertThat(updated.message()).isEqualTo("after");
    assertThat(lead.timeline().page(0, 20)).containsExactly(updated);
  }

  @Test
  @Cites({"ML-NO-11", "ML-NO-12"})
  void answersTheLastTextWhenANoteIsRemovedAndThenForgetsIt() {
    Lead lead = lead(NamedLead.EMPTY);
    UUID note = lead.addNote("user", "User", "before").id();
    Event updated = lead.updateNote(note, "after").orElseThrow();
    assertThat(lead.removeNote(note)).contains(updated);
    assertThat(lead.timeline().count()).isZero();
    assertThat(lead.timeline().find(note)).isEmpty();
    assertThat(lead.removeNote(note)).isEmpty();
    assertThat(lead.updateNote(note, "again")).isEmpty();
  }

  @Test
  @Cites("ML-NO-12")
  void neverGivesTheIdOfARemovedNoteToAnother() {
    Lead lead = lead(NamedLead.EMPTY);
    Set<UUID> ids = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      UUID id = lead.addNote("user", "User", "same text").id();
      ids.add(id);
      lead.removeNote(id);
    }
    assertThat(ids).hasSize(100);
  }

  @Test
  @Cites("ML-NO-13")
  void leavesAnSmsAlone() {
    Lead lead = lead(NamedLead.ONE_PAGE);
    Event sms =
        lead.timeline().page(0, 100).stream()
            .filter(event -> event.sms().isPresent())
            .findFirst()
            .orElseThrow();
    assertThat(lead.updateNote(sms.id(), "text")).isEmpty();
    assertThat(lead.removeNote(sms.id())).isEmpty();
    assertThat(lead.timeline().find(sms.id())).contains(sms);
  }

  @Test
  void knowsOnlyItsOwnNotes() {
    UUID note = lead(NamedLead.ONE_PAGE).addNote("user", "User", "text").id();
    Lead other = lead(NamedLead.EMPTY);
    assertThat(other.timeline().find(note)).isEmpty();
    assertThat(other.updateNote(note, "text")).isEmpty();
    assertThat(other.removeNote(note)).isEmpty();
    assertThat(other.timeline().count()).isZero();
  }

  @Test
  void doesNotKnowTheIdOfANoteThatIsStillToCome() {
    Timelines ahead = new Timelines(new WorldConfig(1, 10, clock), List.of());
    UUID future =
        ahead
            .lead(NamedLead.COMPANY, NamedLead.EMPTY.id())
            .orElseThrow()
            .addNote("user", "User", "text")
            .id();
    Lead lead = lead(NamedLead.EMPTY);
    assertThat(lead.timeline().find(future)).isEmpty();
    assertThat(lead.updateNote(future, "text")).isEmpty();
    assertThat(lead.removeNote(future)).isEmpty();
  }

  @Test
  void letsTheSameUserBeTheSameAuthorOnEveryLeadOfTheCompany() {
    Author here = lead(NamedLead.EMPTY).addNote("jane", "Jane", "text").author();
    assertThat(lead(NamedLead.ONE_PAGE).addNote("jane", "Jane", "text").author()).isEqualTo(here);
    assertThat(lead(NamedLead.EMPTY).addNote("john", "Jane", "text").author()).isNotEqualTo(here);
  }

  @Test
  void sharesWritesAmongAllWhoLookAtTheLead() {
    Lead one = lead(NamedLead.EMPTY);
    Lead other = lead(NamedLead.EMPTY);
    one.addNote("user", "User", "text");
    assertThat(other.timeline().page(0, 20)).isEqualTo(one.timeline().page(0, 20)).hasSize(1);
  }

  @Test
  @Cites("ML-NO-19")
  void losesNothingWhenManyWriteAtOnce() throws Exception {
    int writers = 16;
    int operations = 500;
    Lead lead = lead(NamedLead.EMPTY);
    ExecutorService pool = Executors.newFixedThreadPool(writers);
    try {
      CyclicBarrier together = new CyclicBarrier(writers);
      List<Callable<Written>> tasks =
          IntStream.range(0, writers)
              .<Callable<Written>>mapToObj(
                  writer ->
                      () -> {
                        together.await(30, TimeUnit.SECONDS);
                        return write(lead, writer, operations);
                      })
              .toList();
      Set<UUID> ids = new HashSet<>();
      Map<UUID, String> expected = new HashMap<>();
      int added = 0;
      for (Future<Written> task : pool.invokeAll(tasks)) {
        Written written = task.get();
        added += written.ids().size();
        ids.addAll(written.ids());
        expected.putAll(written.left());
      }
      assertThat(ids).as("no id was given twice").hasSize(added);
      Map<UUID, String> actual = new HashMap<>();
      lead.timeline()
          .page(0, added)
          .forEach(event -> assertThat(actual.put(event.id(), event.message())).isNull());
      assertThat(actual).isEqualTo(expected).isNotEmpty();
      assertThat(lead.timeline().count()).isEqualTo(expected.size());
    } finally {
      pool.shutdownNow();
    }
  }

  /**
   * Of six operations, four add a note, and one each updates and removes one of this writer's own.
   */
  private static Written write(Lead lead, int writer, int operations) {
    List<UUID> ids = new ArrayList<>();
    Map<UUID, String> left = new HashMap<>();
    for (int i = 0; i < operations; i++) {
      String text = writer + "/" + i;
      if (i % 6 == 4) {
        UUID note = ids.get(ids.size() - 2);
        assertThat(lead.updateNote(note, text)).hasValueSatisfying(hasText(text));
        left.put(note, text);
      } else if (i % 6 == 5) {
        UUID note = ids.get(ids.size() - 1);
        assertThat(lead.removeNote(note)).hasValueSatisfying(hasText(left.get(note)));
        left.remove(note);
      } else {
        UUID note = lead.addNote("user " + writer, "User", text).id();
        ids.add(note);
        left.put(note, text);
      }
    }
    return new Written(ids, left);
  }

  private static Consumer<Event> hasText(String text) {
    return event -> assertThat(event.message()).isEqualTo(text);
  }

  /**
   * What one writer did.
   *
   * @param ids the ids of all notes that it added
   * @param left the texts of those that it did not remove
   */
  private record Written(List<UUID> ids, Map<UUID, String> left) {}

  private Lead lead(NamedLead named) {
    return timelines.lead(NamedLead.COMPANY, named.id()).orElseThrow();
  }
}
