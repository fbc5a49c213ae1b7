package io.github.leadmock.verify;

import java.util.concurrent.TimeUnit;

/** Limits the number and the rate of requests, and reserves some for cleaning up. Thread-safe. */
final class Budget {

  private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

  private final int most;
  private final long gapNanos;
  private int spent;
  private int keptBack;
  private long next = System.nanoTime();

  Budget(int most, double rate) {
    this.most = most;
    this.gapNanos = Double.isInfinite(rate) ? 0 : (long) Math.ceil(NANOS / rate);
  }

  synchronized int spent() {
    return spent;
  }

  /** Reserves requests for {@link #takeKept}. */
  synchronized void keepBack(int requests) {
    keptBack = requests;
  }

  /** Whether this many requests may still be sent. */
  synchronized boolean has(int requests) {
    return spent + keptBack + requests <= most;
  }

  /** Takes one request, waiting for its turn; false if none are left. */
  synchronized boolean take() throws InterruptedException {
    return has(1) && spend();
  }

  /** Takes one of the reserved requests. */
  synchronized boolean takeKept() throws InterruptedException {
    return spent < most && spend();
  }

  private boolean spend() throws InterruptedException {
    spent++;
    long wait = next - System.nanoTime();
    if (wait > 0) {
      TimeUnit.NANOSECONDS.sleep(wait);
    }
    next = System.nanoTime() + gapNanos;
    return true;
  }
}
