package io.github.leadmock.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A note for cases that need one from an earlier second, because most times have no fractions.
 * Adding it early saves the wait.
 *
 * @param note the note
 * @param exchanges the requests that added it
 * @param since when it was added, as measured by {@link System#nanoTime}
 */
record EarlierNote(Note note, List<HttpExchange> exchanges, long since) {

  private static final Duration SECOND = Duration.ofMillis(1_050);

  /** Copies the list. */
  EarlierNote {
    exchanges = List.copyOf(exchanges);
  }

  static EarlierNote addedNow(Note note, List<HttpExchange> exchanges) {
    return new EarlierNote(note, exchanges, System.nanoTime());
  }

  /** Waits for the rest of the second, unless the note's time has a fraction. */
  Note await() {
    Optional<Instant> written = SavedNotes.time(note.saved());
    try {
      if (written.map(time -> time.getNano() == 0).orElse(true)) {
        TimeUnit.NANOSECONDS.sleep(SECOND.toNanos() - (System.nanoTime() - since));
      }
      return note;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Undecided("the run was interrupted");
    }
  }
}
