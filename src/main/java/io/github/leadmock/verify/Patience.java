package io.github.leadmock.verify;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Waits for what a server shows late, as replicas and caches do. A list that lags is told of once,
 * as what it is, and no case takes it for a lost write. For one thread.
 */
final class Patience {

  private static final List<Integer> PAUSES = List.of(100, 200, 400, 600, 900);
  // Of a server that shows nothing however long one waits, no more waiting is worth it.
  private static final int MOST_IN_VAIN = 2;
  private static final int MOST_IN_VAIN_WHEN_LATE = 6;

  private int inVain;
  private boolean late;

  /**
   * Looks until it is as it should be, for some two seconds at most.
   *
   * @return what was seen last, as it should be or not
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

  /**
   * Looks, and once more after a pause when it is not as it should be: before a server is charged.
   */
  <T> T twice(Supplier<T> look, Predicate<T> good) {
    T seen = look.get();
    if (good.test(seen)) {
      return seen;
    }
    pause(late ? 2_000 : 400);
    return look.get();
  }

  /** Waits where the server was seen to be late, for what must not be there to show. */
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
