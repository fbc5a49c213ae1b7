package io.github.leadmock;

import io.github.leadmock.control.Cause;
import io.github.leadmock.journal.LogEntry;
import io.github.leadmock.journal.LoggedMessage;
import io.github.leadmock.journal.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A request that the mock was sent, with its answer. Immutable. Passwords and tokens are masked.
 *
 * @param id its id in the log, as {@code X-Leadmock-Explain} and scorecards name it
 * @param time when it came
 * @param method its method
 * @param url its path and query
 * @param operation what it reached; empty for none
 * @param session the session or user whose own writes it was about; empty for those that all share
 * @param body its body as text, at most 64 KiB of it
 * @param status the answer's status
 * @param answer the answer's body as text, at most 64 KiB of it
 * @param forced whether it failed because a test asked for it
 * @param rules the ids of the rules behind the answer
 * @param hint what to send instead; empty for none
 * @param change what it did to the fake world; empty for nothing
 */
public record LoggedRequest(
    UUID id,
    Instant time,
    String method,
    String url,
    Optional<Operation> operation,
    Optional<String> session,
    String body,
    int status,
    String answer,
    boolean forced,
    List<String> rules,
    String hint,
    Optional<String> change) {

  static LoggedRequest of(LogEntry entry) {
    return new LoggedRequest(
        entry.id(),
        entry.time(),
        entry.method(),
        Secrets.url(entry.url()),
        entry.target().operation().flatMap(Operation::of),
        entry.target().session(),
        text(entry.request()),
        entry.status(),
        text(entry.response()),
        entry.outcome().cause() == Cause.FORCED,
        entry.outcome().rules(),
        entry.outcome().hint(),
        entry.outcome().change());
  }

  private static String text(LoggedMessage message) {
    return Secrets.body(new String(message.body(), StandardCharsets.UTF_8));
  }
}
