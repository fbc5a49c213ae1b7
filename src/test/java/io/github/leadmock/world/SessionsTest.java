package io.github.leadmock.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.leadmock.Cites;
import io.github.leadmock.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SessionsTest {

  private static final Session ONE = Session.named("one");
  private static final Session TWO = Session.named("two");
  private static final Session THREE = Session.named("three");

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final Timelines timelines =
      new Timelines(
          new WorldConfig(
              1, 10, new SettableClock("2030-01-01T00:00:00Z"), new NoteLimits(5, 1_000)),
          List.of(),
          new SessionLimits(2, Duration.ofMinutes(10)),
          nanos::get);

  @Test
  @Cites("ML-SE-01")
  void keepsWritesOfSessionsApart() {
    lead(ONE).addNote("user", "User", "of one");
    lead(Session.SHARED).addNote("user", "User", "of all");
    lead(Session.SHARED).addNote("user", "User", "of all");

    assertThat(count(ONE)).isEqualTo(1);
    assertThat(count(Session.SHARED)).isEqualTo(2);
    assertThat(count(TWO)).isZero();
    assertThat(count(Session.ofUser("one"))).as("a user is not a session").isZero();
  }

  @Test
  @Cites("ML-NO-21")
  void countsTheNotesOfAllSessionsTogether() {
    List<String> said = new ArrayList<>();
    timelines.logTo(said::add);
    List<UUID> notes = new ArrayList<>();
    for (Session session : List.of(ONE, ONE, TWO, TWO)) {
      assertThat(lead(session).fullFor("text")).isEmpty();
      notes.add(lead(session).addNote("user", "User", "text").id());
    }
    lead(ONE).updateNote(notes.get(0), "other text");
    assertThat(lead(THREE).fullFor("text")).as("an update takes no place").isEmpty();
    lead(Session.SHARED).addNote("user", "User", "text");

    assertThat(lead(THREE).fullFor("text"))
        .hasValueSatisfying(why -> assertThat(why).contains("5 notes (--max-notes)"));
    assertThat(lead(ONE).fullFor("text"))
        .hasValueSatisfying(why -> assertThat(why).contains("5 notes (--max-notes)"));
    lead(ONE).removeNote(notes.get(0));
    assertThat(lead(ONE).fullFor("text")).as("a removed note keeps its place").isPresent();
    assertThat(said)
        .containsExactly(
            "the mock is full: it keeps 5 notes (--max-notes); notes are refused with 503 until"
                + " POST /__admin/leadmock/reset");

    timelines.reset(TWO);
    assertThat(lead(ONE).fullFor("text")).isEmpty();
    lead(ONE).addNote("user", "User", "text");
    lead(ONE).addNote("user", "User", "text");
    assertThat(lead(ONE).fullFor("text")).isPresent();
    assertThat(said).hasSize(2);
    timelines.reset();
    assertThat(lead(ONE).fullFor("text")).isEmpty();
  }

  @Test
  @Cites("ML-NO-21")
  void countsTheBytesOfTexts() {
    Lead lead = lead(ONE);
    UUID note = lead.addNote("user", "User", "a".repeat(900)).id();
    assertThat(lead.fullFor("b".repeat(100))).isEmpty();
    assertThat(lead.fullFor("b".repeat(101)))
        .hasValueSatisfying(
            why -> assertThat(why).contains("1000 bytes of notes (--max-note-bytes)"));
    assertThat(lead.fullFor("\u20ac".repeat(51))).as("two bytes a character").isPresent();

    lead.updateNote(note, "short");
    assertThat(lead.fullFor("b".repeat(900))).isEmpty();
    lead.addNote("user", "User", "b".repeat(900));
    lead.removeNote(note);
    assertThat(lead.fullFor("b".repeat(100))).isEmpty();
    assertThat(lead.fullFor("b".repeat(101))).isPresent();
  }

  @Test
  @Cites("ML-NO-21")
  void givesBackTheRoomOfASessionThatIsDropped() {
    for (int i = 0; i < 5; i++) {
      lead(ONE).addNote("user", "User", "text");
    }
    assertThat(lead(TWO).fullFor("text")).isPresent();
    nanos.addAndGet(Duration.ofMinutes(11).toNanos());
    assertThat(count(ONE)).as("too old").isZero();
    assertThat(lead(TWO).fullFor("text")).isEmpty();
  }

  @Test
  void resetsOneSessionOrAll() {
    for (Session session : List.of(ONE, TWO, Session.SHARED)) {
      lead(session).addNote("user", "User", "text");
    }

    timelines.reset(ONE);
    assertThat(List.of(count(ONE), count(TWO), count(Session.SHARED))).containsExactly(0, 1, 1);
    timelines.reset(Session.SHARED);
    assertThat(List.of(count(ONE), count(TWO), count(Session.SHARED))).containsExactly(0, 1, 0);
    timelines.reset();
    assertThat(List.of(count(ONE), count(TWO), count(Session.SHARED))).containsExactly(0, 0, 0);
    assertThat(timelines.sessionCount()).isZero();
  }

  @Test
  void dropsTheSessionThatWasIdleLongest() {
    write(ONE);
    write(TWO);
    pass(Duration.ofMinutes(1));
    assertThat(count(ONE)).as("reading counts as a use").isEqualTo(1);

    write(THREE);

    assertThat(List.of(count(ONE), count(TWO), count(THREE))).containsExactly(1, 0, 1);
    assertThat(timelines.sessionCount()).isEqualTo(2);
  }

  @Test
  void dropsASessionThatIsIdleForTooLong() {
    write(ONE);
    pass(Duration.ofMinutes(10));
    assertThat(count(ONE)).isEqualTo(1);
    pass(Duration.ofMinutes(10));
    assertThat(count(ONE)).as("the last use counts, not the first").isEqualTo(1);
    pass(Duration.ofMinutes(10).plusNanos(1));

    assertThat(timelines.sessionCount()).isZero();
    assertThat(count(ONE)).isZero();
  }

  @Test
  void makesRoomWithSessionsThatAreTooOldBeforeOneThatIsInUse() {
    write(ONE);
    pass(Duration.ofMinutes(6));
    write(TWO);
    pass(Duration.ofMinutes(6));

    write(THREE);

    assertThat(List.of(count(ONE), count(TWO), count(THREE))).containsExactly(0, 1, 1);
  }

  @Test
  void storesNoSessionWithoutWrites() {
    write(ONE);
    write(TWO);
    for (int i = 0; i < 10_000; i++) {
      Lead lead = lead(Session.named("made up " + i));
      assertThat(lead.timeline().count()).isZero();
      assertThat(lead.removeNote(new UUID(0, i))).isEmpty();
      assertThat(lead.updateNote(new UUID(0, i), "text")).isEmpty();
    }

    assertThat(List.of(count(ONE), count(TWO))).containsExactly(1, 1);
  }

  @Test
  void limitsMadeUpSessions() {
    for (int i = 0; i < 10_000; i++) {
      write(Session.named("made up " + i));
      assertThat(timelines.sessionCount()).isLessThanOrEqualTo(2);
    }
  }

  @Test
  void doesNotChangeUnderTheHolderOfALead() {
    write(ONE);
    Lead held = lead(ONE);
    write(TWO);
    pass(Duration.ofMinutes(1));
    write(THREE);
    count(TWO);
    write(Session.named("four"));
    assertThat(count(ONE)).as("dropped for all others").isZero();

    assertThat(held.timeline().count()).isEqualTo(1);
    held.addNote("user", "User", "text");
    assertThat(held.timeline().count()).isEqualTo(2);
    assertThat(count(ONE)).isZero();
  }

  @Test
  void doesNotChangeUnderTheHolderOfALeadThatIsReset() {
    Lead held = lead(ONE);
    held.addNote("user", "User", "text");
    timelines.reset();

    assertThat(held.timeline().count()).isEqualTo(1);
    assertThat(count(ONE)).isZero();
  }

  @Test
  void givesOnePlaceToFirstWritesAtTheSameTime() throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    for (int round = 0; round < 200; round++) {
      Session session = Session.named("round " + round);
      List<Future<Event>> writes = new ArrayList<>();
      for (int writer = 0; writer < 8; writer++) {
        Lead lead = lead(session);
        writes.add(threads.submit(() -> lead.addNote("user", "User", "text")));
      }
      for (Future<Event> write : writes) {
        write.get();
      }
      assertThat(count(session)).isEqualTo(8);
    }
    threads.shutdown();
  }

  @Test
  void refusesLimitsThatCannotBe() {
    assertThatThrownBy(() -> new SessionLimits(0, Duration.ofDays(1)))
        .hasMessage("the number of sessions is 0; expected 1 to 100000");
    assertThatThrownBy(() -> new SessionLimits(100_001, Duration.ofDays(1)))
        .hasMessage("the number of sessions is 100001; expected 1 to 100000");
    for (Duration age : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(3_651))) {
      assertThatThrownBy(() -> new SessionLimits(1, age))
          .hasMessage(
              "the age of sessions is %s; expected more than nothing and at most PT87600H", age);
    }
  }

  private void write(Session session) {
    lead(session).addNote("user", "User", "text");
    nanos.incrementAndGet();
  }

  private int count(Session session) {
    int count = lead(session).timeline().count();
    nanos.incrementAndGet();
    return count;
  }

  /** Lets time pass until the next use, which takes the last nanosecond. */
  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos() - 1);
  }

  private Lead lead(Session session) {
    return timelines.lead(session, NamedLead.COMPANY, NamedLead.EMPTY.id()).orElseThrow();
  }
}
