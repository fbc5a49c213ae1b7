package io.github.leadmock.world;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One line of a lead's chat.
 *
 * @param kind who speaks, or which notice of the system it is
 * @param id the chat's id, an underscore and the line's number from 1
 * @param time when, to the microsecond
 * @param text the words
 * @param author the visitor's id or the agent's e-mail address; empty for a notice of the system
 * @param client 32 hexadecimal digits, the client that sent it; empty for a welcome and for a
 *     notice
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

  /** The kinds of lines that the documented chat has. */
  public enum Kind {
    /** The automatic greeting. */
    WELCOME,
    /** The visitor speaks. */
    VISITOR,
    /** An agent speaks. */
    AGENT,
    /** The system notes that nobody wrote for ten minutes. */
    IDLE,
    /** The system notes that it closed the chat after fifteen. */
    ARCHIVED
  }
}
