package io.github.leadmock.world;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One line of a lead's chat.
 *
 * @param kind who wrote it, or which system notice it is
 * @param id the chat's id, an underscore and the line's number from 1
 * @param time when it was written, to the microsecond
 * @param text the text
 * @param author the visitor's id or the agent's e-mail address; empty for a system notice
 * @param client the sending client's id, 32 hexadecimal digits; empty for a welcome and for a
 *     system notice
 */
public record ChatMessage(
    Kind kind, String id, Instant time, String text, String author, String client) {

  /** Checks that nothing is missing. */
  public ChatMessage {
    requireNonNull(kind, "kind is null");
    requireNonNull(id, "id is null");
    requireNonNull(time, "time is null");
    requireNonNull(text, "text is null");
    requireNonNull(author, "author is null");
    requireNonNull(client, "client is null");
  }

  /** The kinds of lines in the documented chat. */
  public enum Kind {
    /** The automatic greeting. */
    WELCOME,
    /** Written by the visitor. */
    VISITOR,
    /** Written by an agent. */
    AGENT,
    /** System notice: nobody wrote for ten minutes. */
    IDLE,
    /** System notice: the chat was archived after fifteen minutes of inactivity. */
    ARCHIVED
  }
}
