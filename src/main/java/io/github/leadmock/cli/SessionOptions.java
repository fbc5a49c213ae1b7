package io.github.leadmock.cli;

import io.github.leadmock.api.Isolation;
import io.github.leadmock.world.NoteLimits;
import io.github.leadmock.world.SessionLimits;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The options of {@code serve} for separate writes of users and sessions. */
final class SessionOptions {

  @Option(
      names = "--isolate",
      paramLabel = "MODE",
      description =
          "none: requests without the header X-Leadmock-Session share one session; user:"
              + " each user of Basic credentials has a separate one. Default: none.")
  private Isolation.Mode isolate = Isolation.Mode.NONE;

  @Option(
      names = "--session-limit",
      paramLabel = "N",
      description =
          "How many users and sessions keep their writes; the least recently used is"
              + " evicted. Default: ${DEFAULT-VALUE}.")
  private String limit = String.valueOf(SessionLimits.DEFAULT.count());

  @Option(
      names = "--session-age",
      paramLabel = "DURATION",
      description =
          "Idle time before a user's or session's writes are discarded, such as 90s, 30m,"
              + " 12h or 14d. Default: ${DEFAULT-VALUE}.")
  private String age = SessionLimits.DEFAULT.age().toDays() + "d";

  @Option(
      names = "--max-notes",
      paramLabel = "N",
      description =
          "How many added, updated or removed notes are kept; more are refused with 503."
              + " Default: by the heap, ${DEFAULT-VALUE} here.")
  private String maxNotes = String.valueOf(NoteLimits.ofHeap().notes());

  @Option(
      names = "--max-note-bytes",
      paramLabel = "N",
      description =
          "How many bytes of the texts of notes are kept; more are refused with 503."
              + " Default: an eighth of the heap, ${DEFAULT-VALUE} here.")
  private String maxNoteBytes = String.valueOf(NoteLimits.ofHeap().bytes());

  /** The validated limits on stored notes. */
  NoteLimits notes(Usage usage) {
    return new NoteLimits(
        (int) usage.wholeNumber("--max-notes", maxNotes, 1, Integer.MAX_VALUE),
        usage.wholeNumber("--max-note-bytes", maxNoteBytes, 1, Long.MAX_VALUE));
  }

  Isolation.Mode isolate() {
    return isolate;
  }

  /** The validated session limits. */
  SessionLimits limits(Usage usage) {
    return new SessionLimits(
        (int) usage.wholeNumber("--session-limit", limit, 1, SessionLimits.MAX_COUNT), age(usage));
  }

  private Duration age(Usage usage) {
    return Durations.parse(age)
        .filter(given -> given.compareTo(SessionLimits.MAX_AGE) <= 0)
        .orElseThrow(
            () ->
                usage.wrong(
                    "--session-age",
                    age,
                    "a number above 0 with s, m, h or d, such as 90s or 14d, up to %sd"
                        .formatted(SessionLimits.MAX_AGE.toDays())));
  }
}
