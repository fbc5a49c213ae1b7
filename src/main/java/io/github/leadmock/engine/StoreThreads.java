package io.github.leadmock.engine;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads on which requests wait for the store, apart from those of the server: a slow store
 * delays only requests that need it. Thread-safe.
 */
final class StoreThreads implements Executor, AutoCloseable {

  /** As many as may wait for one answer each at a time; their commands travel together. */
  private static final int THREADS = 64;

  /** Requests beyond are refused: they would wait longer than their clients. */
  private static final int MOST_WAITING = 256;

  private final AtomicInteger number = new AtomicInteger();
  private final ThreadPoolExecutor threads;

  StoreThreads() {
    threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "leadmock-store-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  /** Whether so many requests wait that another one has to be refused. */
  boolean isFull() {
    return threads.getQueue().size() >= MOST_WAITING;
  }

  @Override
  public void execute(Runnable request) {
    threads.execute(request);
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
