package io.github.leadmock.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A note for a case that needs one from an earlier second: times are mostly written without
 * fractions. Whoever adds it early need not wait later.
 *
 * @param note the note
 * @param exchanges how it was added
 * @param since {@link System#nanoTime} when it was there
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

  /**
   * Waits for what is left of the second, unless the time has a fraction that tells moments apart.
   */
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
