package io.github.leadmock.verify;

/** Looks on while a run goes. Called on the thread of the run, but for {@link #left}. */
public interface Observer {

  /** An observer that does nothing. */
  Observer NONE = (number, total, next) -> {};

  /** A case begins. */
  void begins(int number, int total, CaseInfo next);

  /** A run that was interrupted has dealt with a note that it had created. On any thread. */
  default void left(Report.LedgerEntry note) {}
}
