package io.github.leadmock.cli;

import io.github.leadmock.verify.CaseInfo;
import io.github.leadmock.verify.Observer;
import io.github.leadmock.verify.Report;
import java.io.PrintWriter;

/** One line on a terminal that says which case runs; nothing in a pipe. */
record Progress(PrintWriter err, boolean terminal) implements Observer {

  private static final String CLEAR = "\r\u001b[K";

  @Override
  public void begins(int number, int total, CaseInfo next) {
    if (terminal) {
      err.print("%s[%s/%s] %s".formatted(CLEAR, number, total, next.id()));
      err.flush();
    }
  }

  @Override
  public void left(Report.LedgerEntry note) {
    err.println(
        "leadmock: note %s of %s is %s"
            .formatted(note.note(), note.caseId(), note.removed() ? "removed" : "LEFT"));
  }

  void end() {
    if (terminal) {
      err.print(CLEAR);
      err.flush();
    }
  }
}
