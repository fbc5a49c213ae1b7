package io.github.leadmock.cli;

import io.github.leadmock.verify.CaseInfo;
import io.github.leadmock.verify.Observer;
import io.github.leadmock.verify.Report;
import java.io.PrintWriter;
import java.util.function.Consumer;

/**
 * Shows the running case on one line of a terminal, and nothing in a pipe; prints messages on lines
 * of their own. Thread-safe.
 */
final class Progress implements Observer {

  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter err;
  private final boolean terminal;
  private final Consumer<Report> onInterruption;
  private boolean interrupted;

  /**
   * Creates a progress line.
   *
   * @param onInterruption receives the results so far if the process is interrupted
   */
  Progress(PrintWriter err, boolean terminal, Consumer<Report> onInterruption) {
    this.err = err;
    this.terminal = terminal;
    this.onInterruption = onInterruption;
  }

  @Override
  public synchronized void begins(int number, int total, CaseInfo next) {
    if (terminal && !interrupted) {
      err.print("%s[%s/%s] %s".formatted(CLEAR, number, total, next.id()));
      err.flush();
    }
  }

  @Override
  public synchronized void left(Report.LedgerEntry note) {
    say(
        "note %s of %s is %s"
            .formatted(note.note(), note.caseId(), note.removed() ? "removed" : "LEFT"));
  }

  @Override
  public synchronized void interrupted(Report soFar) {
    soFar.trouble().ifPresent(this::say);
    onInterruption.accept(soFar);
  }

  /** Prints a message; no progress is shown after it, because the process is ending. */
  private void say(String message) {
    interrupted = true;
    end();
    Main.say(err, message);
  }

  /** Clears the line. */
  synchronized void end() {
    if (terminal) {
      err.print(CLEAR);
      err.flush();
    }
  }
}
