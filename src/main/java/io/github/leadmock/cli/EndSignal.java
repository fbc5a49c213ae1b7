package io.github.leadmock.cli;

/** Does something when a signal ends the process, until it is closed. */
final class EndSignal implements AutoCloseable {

  private final Thread hook;

  private EndSignal(Thread hook) {
    this.hook = hook;
  }

  /** Calls this at a signal, on a thread of its own; the process ends when it returns. */
  static EndSignal calls(Runnable ending) {
    Thread hook = new Thread(ending, "leadmock-end");
    Runtime.getRuntime().addShutdownHook(hook);
    return new EndSignal(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The signal has come: the hook is running, and reports what there is.
      return;
    }
  }
}
