package io.github.leadmock.engine;

import io.github.leadmock.journal.LogEntry;
import io.github.leadmock.journal.Secrets;
import io.github.leadmock.message.JsonText;
import io.github.leadmock.secret.Visible;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes one line for each request, without secrets and without characters that steer a terminal.
 * Thread-safe if its output is.
 */
public final class AccessLog implements Observer {

  private final Format format;
  private final Optional<String> replica;
  private final Consumer<String> out;

  /** The form of a line. */
  public enum Format {
    /** No lines. */
    OFF,
    /** For people. */
    TEXT,
    /** A JSON object, for programs. */
    JSON
  }

  /**
   * An access log.
   *
   * @param replica the name of this replica, if there may be several
   * @param out takes each line; called on the threads that answer requests
   */
  public AccessLog(Format format, Optional<String> replica, Consumer<String> out) {
    this.format = format;
    this.replica = replica;
    this.out = out;
  }

  @Override
  public void answered(LogEntry entry) {
    switch (format) {
      case OFF -> {}
      case TEXT -> out.accept(Visible.line(text(entry)));
      case JSON -> out.accept(Visible.escaped(json(entry)));
    }
  }

  private String text(LogEntry entry) {
    return "%s %s %s %s %s %sms %s%s"
        .formatted(
            entry.time(),
            entry.method(),
            Secrets.url(entry.url()),
            entry.status(),
            entry.target().operation().orElse("-"),
            entry.waitedMillis(),
            entry.outcome().cause().word(),
            replica.map(name -> " " + name).orElse(""));
  }

  private String json(LogEntry entry) {
    return "{\"time\":%s,\"id\":%s,\"method\":%s,\"url\":%s,\"status\":%s,\"operation\":%s,\"session\":%s,\"cause\":%s,\"durationMillis\":%s,\"delayMillis\":%s,\"waitedMillis\":%s%s}"
        .formatted(
            JsonText.of(entry.time().toString()),
            JsonText.of(entry.id().toString()),
            JsonText.of(entry.method()),
            JsonText.of(Secrets.url(entry.url())),
            entry.status(),
            entry.target().operation().map(JsonText::of).orElse("null"),
            entry.target().session().map(JsonText::of).orElse("null"),
            JsonText.of(entry.outcome().cause().word()),
            entry.durationMillis(),
            entry.delayMillis(),
            entry.waitedMillis(),
            replica.map(name -> ",\"replica\":" + JsonText.of(name)).orElse(""));
  }
}
