package io.github.leadmock.world;

import static java.util.Objects.requireNonNull;

/**
 * Whose writes a request sees and adds to. Ours: no vendor's document knows of such a thing.
 *
 * @param kind keeps a user and a session of the same name apart
 * @param name the name within the kind; empty for the shared one
 */
public record Session(Kind kind, String name) {

  /** What all share who name no session. */
  public static final Session SHARED = new Session(Kind.SHARED, "");

  /** Checks that nothing is missing. */
  public Session {
    requireNonNull(kind, "kind is null");
    requireNonNull(name, "name is null");
  }

  /** What sets a session apart. */
  public enum Kind {
    SHARED,
    USER,
    NAMED
  }

  /** The session of one user. */
  public static Session ofUser(String user) {
    return new Session(Kind.USER, user);
  }

  /** The session that a client named. */
  public static Session named(String name) {
    return new Session(Kind.NAMED, name);
  }
}
