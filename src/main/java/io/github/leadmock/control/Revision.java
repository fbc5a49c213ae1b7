package io.github.leadmock.control;

import java.time.Duration;

/**
 * A number that grows with each change of something, and the calls that wait for the next change.
 * Thread-safe. Closing it wakes them.
 */
public final class Revision implements AutoCloseable {

  /** Each waiting call blocks a server thread. */
  private static final int MAX_WAITING = 16;

  private long number;
  private int waiting;
  private boolean closed;

  /**
   * Starts at a number.
   *
   * @param first the number before the first change
   */
  public Revision(long first) {
    number = first;
  }

  /** The number of the latest change. */
  public synchronized long current() {
    return number;
  }

  /** Counts a change and returns its number. */
  public synchronized long next() {
    number++;
    if (waiting > 0) {
      notifyAll();
    }
    return number;
  }

  /**
   * Waits until the number is another than this one, for at most {@code limit}. Returns at once if
   * too many calls are waiting already, or after {@link #close}.
   */
  public synchronized void await(long known, Duration limit) {
    if (waiting >= MAX_WAITING) {
      return;
    }
    long deadline = System.nanoTime() + limit.toNanos();
    waiting++;
    try {
      while (number == known && !closed) {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
          return;
        }
        wait(millis);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      waiting--;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
