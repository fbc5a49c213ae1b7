package io.github.leadmock.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Waits for the clock to show another second: times are mostly written without fractions. */
final class NextSecond {

  private static final Duration SECOND = Duration.ofMillis(1_050);

  private NextSecond() {}

  /** Waits, unless a time just written has a fraction and so tells moments apart. */
  static void await(Optional<Instant> written) {
    try {
      if (written.map(time -> time.getNano() == 0).orElse(true)) {
        TimeUnit.MILLISECONDS.sleep(SECOND.toMillis());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Undecided("the run was interrupted");
    }
  }
}
