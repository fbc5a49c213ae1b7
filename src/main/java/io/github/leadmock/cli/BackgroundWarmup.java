package io.github.leadmock.cli;

import io.github.leadmock.wiremock.Warmup;
import java.util.List;

/**
 * Warms up what {@code serve} needs while the command line is being parsed, which takes about as
 * long. Owns daemon threads until it is done.
 *
 * @param threads run the warm-up tasks; empty if there are none
 */
record BackgroundWarmup(List<Thread> threads) {

  /** Copies the list. */
  BackgroundWarmup {
    threads = List.copyOf(threads);
  }

  /** Starts the warm-up if the command needs it. */
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
      // The start itself will hit the same error and report it.
    }
  }

  /** Waits until the warm-up is done. */
  void await() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
