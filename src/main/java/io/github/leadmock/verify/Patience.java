package io.github.leadmock.verify;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Waits for writes that a server shows late, as replicas and caches do. The lag is reported once,
 * as a lag, and not mistaken for a lost write by any case. Not thread-safe.
 */
final class Patience {

  private static final List<Integer> PAUSES = List.of(100, 200, 400, 600, 900);
  // After so many waits in vain, waiting longer is pointless.
  private static final int MOST_IN_VAIN = 2;
  private static final int MOST_IN_VAIN_WHEN_LATE = 6;

  private int inVain;
  private boolean late;

  /**
   * Looks until the result is good, for about two seconds at most.
   *
   * @return the last result, good or not
   */
  <T> T until(Probe probe, Supplier<T> look, Predicate<T> good) {
    T seen = look.get();
    if (good.test(seen) || inVain >= (late ? MOST_IN_VAIN_WHEN_LATE : MOST_IN_VAIN)) {
      return seen;
    }
    long began = System.nanoTime();
    for (int pause : PAUSES) {
      pause(pause);
      seen = look.get();
      if (good.test(seen)) {
        tell(probe, Duration.ofNanos(System.nanoTime() - began));
        return seen;
      }
    }
    inVain++;
    return seen;
  }

  /** Looks, and once more after a pause if the result is not good: before blaming the server. */
  <T> T twice(Supplier<T> look, Predicate<T> good) {
    T seen = look.get();
    if (good.test(seen)) {
      return seen;
    }
    pause(late ? 2_000 : 400);
    return look.get();
  }

  /** Waits, if the server is known to lag, so that an unwanted write has time to appear. */
  void letShow() {
    if (late) {
      pause(1_500);
    }
  }

  private void tell(Probe probe, Duration lag) {
    if (late) {
      return;
    }
    late = true;
    probe.late(
        BigDecimal.valueOf(lag.toMillis(), 3).setScale(1, RoundingMode.HALF_UP).toPlainString()
            + " s");
  }

  private static void pause(int milliseconds) {
    try {
      TimeUnit.MILLISECONDS.sleep(milliseconds);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Undecided("the run was interrupted");
    }
  }
}
