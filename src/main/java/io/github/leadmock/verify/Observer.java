package io.github.leadmock.verify;

/** Observes a run. Called on the run's thread, unless noted otherwise. */
public interface Observer {

  /** An observer that does nothing. */
  Observer NONE = (number, total, next) -> {};

  /** A case begins. */
  void begins(int number, int total, CaseInfo next);

  /**
   * After an interrupt: reports a note that the run created, once cleaning up is done. Called on
   * any thread.
   */
  default void left(Report.LedgerEntry note) {}

  /**
   * The process ends before all cases have run, for example by Ctrl-C. Called last, after the notes
   * were cleaned up, on any thread.
   *
   * @param soFar the result so far, with the interruption as its trouble
   */
  default void interrupted(Report soFar) {}
}
