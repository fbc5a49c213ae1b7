package io.github.leadmock.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.control.Cause;
import io.github.leadmock.journal.LogEntry;
import io.github.leadmock.journal.LoggedMessage;
import io.github.leadmock.journal.RequestLog;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Scorecards of a log that is faster than the judges; nothing follows it here. */
class ScorecardsTest {

  private static final int MOST = RequestLog.MAX_ENTRIES;

  private final RequestLog log = new RequestLog();
  private final Scorecards cards = new Scorecards(log);

  private void burst(int calls) {
    LoggedMessage empty = LoggedMessage.of(List::of, new byte[0]);
    LogEntry entry =
        new LogEntry(
            new UUID(1, 2),
            Instant.EPOCH,
            0,
            0,
            new LogEntry.Target(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
            "GET",
            "/companies",
            "http://localhost",
            0,
            empty,
            200,
            empty,
            new LogEntry.Outcome(Cause.NONE, "", "", Optional.empty(), Optional.empty(), 0),
            Optional::empty);
    for (int call = 0; call < calls; call++) {
      log.add(entry);
    }
  }

  @Test
  void countsWhatWasMissedBeforeASessionWasSeen() {
    burst(MOST + 5);

    assertThat(cards.of(Scorecards.SHARED).requests()).isEqualTo(MOST);
    assertThat(cards.of(Scorecards.SHARED).missed()).isEqualTo(5);
    assertThat(cards.of("another").missed()).as("of any session").isEqualTo(5);
    assertThat(cards.ofAllAtTheEnd().missed()).isEqualTo(5);
  }

  @Test
  void addsUpWhatWasMissedInOneTestAfterTheOther() {
    burst(MOST + 5);
    cards.begin();
    burst(MOST + 7);

    assertThat(cards.of(Scorecards.SHARED).missed()).isEqualTo(7);
    assertThat(cards.sinceStart(Scorecards.SHARED).missed()).isEqualTo(12);
    assertThat(cards.sinceStart(Scorecards.SHARED).requests()).isEqualTo(2 * MOST);
    assertThat(cards.ofAllAtTheEnd().missed()).isEqualTo(12);
    cards.clear(Optional.empty());
    assertThat(cards.ofAllAtTheEnd().missed()).isZero();
  }
}
