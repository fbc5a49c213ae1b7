package io.github.leadmock.wiremock.http;

import io.github.leadmock.journal.Secrets;
import io.github.leadmock.secret.Visible;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/** Messages of WireMock and of faults for the log: they may repeat whole requests. */
public final class LogText {

  private static final int MOST_CHARACTERS = 500;

  private static final int MOST_CAUSES = 20;

  private LogText() {}

  /** A message on one line, shortened and without secrets. */
  public static String line(String message) {
    String masked = Secrets.body(message);
    return Visible.line(
        masked.length() <= MOST_CHARACTERS
            ? masked
            : masked.substring(0, MOST_CHARACTERS)
                + "... (%s characters)".formatted(masked.length()));
  }

  /** A stack trace, each message on one line. */
  public static String stackTrace(Throwable fault) {
    StringWriter text = new StringWriter();
    Shown.of(fault, MOST_CAUSES).printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  /** A fault to print. */
  private static final class Shown extends Exception {

    private static final long serialVersionUID = 1;

    private final String words;

    private Shown(Throwable fault, @Nullable Throwable cause) {
      super(cause);
      words = line(fault.toString());
      setStackTrace(fault.getStackTrace());
    }

    static Shown of(Throwable fault, int mostCauses) {
      @Nullable Throwable cause = fault.getCause();
      return new Shown(fault, cause == null || mostCauses == 0 ? null : of(cause, mostCauses - 1));
    }

    @Override
    public String toString() {
      return words;
    }
  }
}
