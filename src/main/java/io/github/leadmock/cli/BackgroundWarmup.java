package io.github.leadmock.cli;

import io.github.leadmock.wiremock.Warmup;
import java.util.List;

/**
 * What the mock needs at every start, made ready while the command line is still being read: that
 * takes as long again. Owns threads until it is done.
 *
 * @param threads make it ready; none when there is nothing to do
 */
record BackgroundWarmup(List<Thread> threads) {

  /** Copies the list. */
  BackgroundWarmup {
    threads = List.copyOf(threads);
  }

  /** Begins, if the command will need it. */
  static BackgroundWarmup of(String... arguments) {
    if (arguments.length == 0 || !arguments[0].equals("serve")) {
      return new BackgroundWarmup(List.of());
    }
    return new BackgroundWarmup(Warmup.tasks().stream().map(BackgroundWarmup::begin).toList());
  }

  private static Thread begin(Runnable task) {
    Thread thread = new Thread(() -> tryOut(task), "leadmock-head-start");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void tryOut(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException failed) {
      // The start itself meets it again, and says so.
    }
  }

  /** Waits until all is ready. */
  void await() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
