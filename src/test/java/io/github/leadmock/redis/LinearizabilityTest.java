package io.github.leadmock.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.redis.NoteCall.Add;
import io.github.leadmock.redis.NoteCall.Note;
import io.github.leadmock.redis.NoteCall.Read;
import io.github.leadmock.redis.NoteCall.Remove;
import io.github.leadmock.redis.NoteCall.Update;
import io.github.leadmock.redis.NoteCall.What;
import io.github.leadmock.redis.SimulatedLead.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The checker itself: it takes right histories, and none that is wrong. */
class LinearizabilityTest {

  private static NoteCall call(int called, int returned, What what) {
    return new NoteCall(what, called, returned);
  }

  private static NoteCall open(int called, What what) {
    return new NoteCall(what, called, NoteCall.NEVER);
  }

  private static Read read(String... texts) {
    return new Read(Arrays.stream(texts).map(text -> new Note("id-" + text, text)).toList());
  }

  private static Add add(String text) {
    return new Add("id-" + text, text);
  }

  private static void right(NoteCall... history) {
    assertThat(Linearizability.violation(List.of(history))).isEmpty();
  }

  private static void wrong(NoteCall... history) {
    assertThat(Linearizability.violation(List.of(history)))
        .hasValueSatisfying(why -> assertThat(why).startsWith("no order explains"));
  }

  @Test
  void takesCallsOneAfterTheOther() {
    right(
        call(1, 2, read()),
        call(3, 4, add("a")),
        call(5, 6, add("b")),
        call(7, 8, read("b", "a")),
        call(9, 10, new Update("id-a", "c", true)),
        call(11, 12, new Read(List.of(new Note("id-b", "b"), new Note("id-a", "c")))),
        call(13, 14, new Remove("id-a", true, "c")),
        call(15, 16, new Remove("id-a", false, "")),
        call(17, 18, read("b")));
  }

  @Test
  void takesEitherOrderOfCallsThatOverlap() {
    right(call(1, 4, add("a")), call(2, 3, read()), call(5, 6, read("a")));
    right(call(1, 4, add("a")), call(2, 3, read("a")), call(5, 6, read("a")));
    right(call(1, 9, add("a")), call(2, 8, add("b")), call(10, 11, read("a", "b")));
    right(call(1, 9, add("a")), call(2, 8, add("b")), call(10, 11, read("b", "a")));
  }

  @Test
  void refusesAReadThatMissesAWriteThatWasAnswered() {
    wrong(call(1, 2, add("a")), call(3, 4, read()));
    wrong(call(1, 2, add("a")), call(3, 4, new Update("id-a", "b", true)), call(5, 6, read("a")));
    wrong(call(1, 2, add("a")), call(3, 4, new Remove("id-a", true, "a")), call(5, 6, read("a")));
  }

  @Test
  void refusesTwoReadsThatSeeAWriteAndThenNot() {
    wrong(call(1, 9, add("a")), call(2, 3, read("a")), call(4, 5, read()));
  }

  @Test
  void refusesANoteThatIsThereTwiceOrThatNobodyWrote() {
    wrong(
        call(1, 2, add("a")),
        call(3, 4, new Read(List.of(new Note("id-x", "a"), new Note("id-a", "a")))));
    wrong(call(1, 2, read("a")));
    wrong(call(1, 2, new Add("same", "a")), call(3, 4, new Add("same", "b")));
  }

  @Test
  void refusesAnOrderThatReadersDisagreeAbout() {
    wrong(
        call(1, 9, add("a")),
        call(2, 8, add("b")),
        call(10, 11, read("a", "b")),
        call(12, 13, read("b", "a")));
    wrong(call(1, 2, add("a")), call(3, 4, add("b")), call(5, 6, read("a", "b")));
  }

  @Test
  void refusesResultsOfUpdatesAndRemovalsThatCannotBe() {
    wrong(call(1, 2, add("a")), call(3, 4, new Update("id-a", "b", false)));
    wrong(call(1, 2, new Update("id-a", "b", true)));
    wrong(
        call(1, 2, add("a")),
        call(3, 9, new Remove("id-a", true, "a")),
        call(4, 8, new Remove("id-a", true, "a")));
    wrong(
        call(1, 2, add("a")),
        call(3, 4, new Update("id-a", "b", true)),
        call(5, 6, new Remove("id-a", true, "a")));
  }

  @Test
  void takesAWriteWithoutAnAnswerWhetherItHappenedOrNot() {
    right(open(1, new Add("", "a")), call(2, 3, read()), call(4, 5, read("a")));
    right(open(1, new Add("", "a")), call(2, 3, read()), call(4, 5, read()));
    right(
        call(1, 2, add("a")),
        open(3, new Remove("id-a", true, "")),
        call(4, 5, read("a")),
        call(6, 7, read()));
    right(
        call(1, 2, add("a")),
        open(3, new Update("id-a", "b", true)),
        call(4, 5, read("a")),
        call(6, 7, new Remove("id-a", true, "b")));
  }

  @Test
  void takesSeveralRemovalsWithoutAnAnswer() {
    right(
        call(1, 2, add("a")),
        open(3, new Remove("id-a", true, "")),
        open(5, new Remove("id-a", true, "")),
        call(7, 8, read("a")),
        call(9, 10, read()));
    right(
        call(1, 2, add("a")),
        open(3, new Remove("id-a", true, "")),
        call(5, 6, new Remove("id-a", true, "a")),
        call(7, 8, read()));
  }

  @Test
  void refusesAWriteWithoutAnAnswerThatHappenedTwiceOrWasUndone() {
    wrong(open(1, new Add("", "a")), call(4, 5, read("a")), call(6, 7, read()));
    wrong(
        open(1, new Add("", "a")),
        call(4, 5, new Read(List.of(new Note("x", "a"), new Note("y", "a")))));
    wrong(
        call(1, 2, add("a")),
        open(3, new Remove("id-a", true, "")),
        call(4, 5, read()),
        call(6, 7, read("a")));
  }

  /** Calls of several clients, with the results that a lead gives at a moment between. */
  private static List<NoteCall> simulated(Random random, int count) {
    List<NoteCall> history = new ArrayList<>();
    List<Note> notes = List.of();
    int now = 0;
    for (int i = 0; i < count; i++) {
      now += 10;
      int kind = random.nextInt(4);
      Note some = notes.isEmpty() ? new Note("none", "") : notes.get(random.nextInt(notes.size()));
      boolean found = !notes.isEmpty();
      What what =
          kind == 0 || (kind == 1 && notes.size() < 3)
              ? new Add("id" + i, "text" + i)
              : kind == 1
                  ? new Remove(some.id(), found, some.text())
                  : kind == 2 ? new Update(some.id(), "text" + i, found) : new Read(notes);
      notes = what.on(notes).orElseThrow();
      // The moment of the effect is somewhere between call and return.
      history.add(call(now - random.nextInt(35), now + random.nextInt(35), what));
    }
    return history;
  }

  @Test
  void takesAllHistoriesOfARealLeadAndFindsWhatIsMadeWrongInThem() {
    int found = 0;
    for (int seed = 0; seed < 150; seed++) {
      Random random = new Random(seed);
      List<NoteCall> history = simulated(random, 60);
      assertThat(Linearizability.violation(history)).as("seed %s", seed).isEmpty();

      // A reader that is answered from a copy that is older by some calls.
      List<NoteCall> stale = new ArrayList<>(history);
      List<NoteCall> reads = history.stream().filter(call -> call.what() instanceof Read).toList();
      NoteCall early = reads.get(0);
      NoteCall late = reads.get(reads.size() - 1);
      if (!early.what().equals(late.what()) && late.called() - early.returned() > 200) {
        stale.set(stale.indexOf(late), new NoteCall(early.what(), late.called(), late.returned()));
        assertThat(Linearizability.violation(stale)).as("seed %s", seed).isPresent();
        found++;
      }
    }
    assertThat(found).isGreaterThan(100);
  }

  @Test
  void takesAllHistoriesOfARealLeadWhoseAnswersAreLostNowAndThen() {
    int open = 0;
    for (int seed = 0; seed < 80; seed++) {
      List<NoteCall> history = SimulatedLead.history(new Random(seed), Fault.NONE);
      open += (int) history.stream().filter(NoteCall::isOpen).count();
      assertThat(Linearizability.violation(history)).as("seed %s", seed).isEmpty();
    }
    assertThat(open).as("calls without a known result").isGreaterThan(300);
  }

  /** Not each time: a call without an answer can explain what a fault did. */
  @ParameterizedTest
  @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void findsAFaultThoughAnswersAreLost(Fault fault) {
    long found =
        IntStream.range(0, 40)
            .mapToObj(seed -> SimulatedLead.history(new Random(seed), fault))
            .filter(history -> Linearizability.violation(history).isPresent())
            .count();
    assertThat(found).isGreaterThan(30);
  }

  @Test
  void findsALostWriteInTheMiddleOfALongHistory() {
    List<NoteCall> history = simulated(new Random(7), 5_000);
    int lost =
        Stream.iterate(2_500, i -> i + 1)
            .filter(i -> history.get(i).what() instanceof Add)
            .findFirst()
            .orElseThrow();
    assertThat(Linearizability.violation(history)).isEmpty();
    List<NoteCall> without = new ArrayList<>(history);
    without.remove(lost);
    assertThat(Linearizability.violation(without)).isPresent();
  }
}
