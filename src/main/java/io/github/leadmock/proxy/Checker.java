package io.github.leadmock.proxy;

import io.github.leadmock.verify.Finding;
import io.github.leadmock.verify.TrafficCheck;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Checks what has passed, one exchange after the other, on a thread of its own: nobody waits for
 * it. What comes faster than it can be checked passes unchecked, and is counted. Thread-safe.
 */
final class Checker implements AutoCloseable {

  private static final int MOST_WAITING = 10_000;
  private static final long LAST_SECONDS = 5;
  private static final int MOST_PAUSES = 200;
  private static final long PAUSE_MILLIS = 5;

  /** What one of them takes beside its bodies, roughly, in bytes. */
  private static final long OVERHEAD = 2_048;

  private final TrafficCheck check;
  private final Consumer<List<Finding>> listener;
  private final Consumer<Throwable> faults;
  private final long most;
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicLong underWay = new AtomicLong();
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          work -> {
            Thread worker = new Thread(work, "leadmock-check");
            worker.setDaemon(true);
            return worker;
          },
          new ThreadPoolExecutor.AbortPolicy());

  /**
   * A checker.
   *
   * @param listener takes findings whose cause is new, as they come, on the checker's thread
   * @param faults takes what fails in the check itself
   */
  Checker(TrafficCheck check, Consumer<List<Finding>> listener, Consumer<Throwable> faults) {
    this.check = check;
    this.listener = listener;
    this.faults = faults;
    this.most = Runtime.getRuntime().maxMemory() / 8;
  }

  /** A request has come. */
  void begin() {
    underWay.incrementAndGet();
  }

  /** All is over with a request, and what there is to check has been handed over. */
  void end() {
    underWay.decrementAndGet();
  }

  /**
   * Checks something when its turn comes.
   *
   * @param size of its bodies, in bytes
   */
  void later(long size, Runnable work) {
    long bytes = size + OVERHEAD;
    if (waiting.addAndGet(bytes) > most) {
      waiting.addAndGet(-bytes);
      check.passUnchecked("more traffic than could be checked");
      return;
    }
    try {
      thread.execute(() -> run(bytes, work));
    } catch (RejectedExecutionException full) {
      waiting.addAndGet(-bytes);
      check.passUnchecked("more traffic than could be checked");
    }
  }

  private void run(long bytes, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException fault) {
      faults.accept(fault);
    } finally {
      waiting.addAndGet(-bytes);
    }
  }

  /** Tells of findings. */
  void tell(List<Finding> fresh) {
    if (!fresh.isEmpty()) {
      listener.accept(fresh);
    }
  }

  /**
   * Waits until all that has passed so far is checked, some seconds at most. A client may have its
   * answer a moment before the proxy knows that it has.
   */
  void settle() {
    try {
      for (int i = 0; i < MOST_PAUSES && underWay.get() > 0; i++) {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    CountDownLatch done = new CountDownLatch(1);
    try {
      thread.execute(done::countDown);
      if (!done.await(LAST_SECONDS, TimeUnit.SECONDS)) {
        faults.accept(new IllegalStateException("the check lags behind the traffic"));
      }
    } catch (RejectedExecutionException closed) {
      return;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    settle();
    thread.shutdown();
  }
}
