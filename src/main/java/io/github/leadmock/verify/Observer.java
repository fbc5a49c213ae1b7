package io.github.leadmock.verify;

/** Looks on while a run goes. Called on the thread of the run, but for what is called on any. */
public interface Observer {

  /** An observer that does nothing. */
  Observer NONE = (number, total, next) -> {};

  /** A case begins. */
  void begins(int number, int total, CaseInfo next);

  /** A run that was interrupted has dealt with a note that it had created. On any thread. */
  default void left(Report.LedgerEntry note) {}

  /**
   * The process ends while the run goes: Ctrl-C, for one. Notes have been dealt with by then. On
   * any thread, and the last call of a run.
   *
   * @param soFar what the run has come to, with the interruption as its trouble
   */
  default void interrupted(Report soFar) {}
}
