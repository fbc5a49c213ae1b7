package io.github.leadmock.world;

import static java.util.Objects.requireNonNull;

/**
 * Whose writes a request sees and adds to. Ours: no vendor documents sessions.
 *
 * @param kind distinguishes a user from a session of the same name
 * @param name the name within the kind; empty for the shared session
 */
public record Session(Kind kind, String name) {

  /** The session of requests that name none. */
  public static final Session SHARED = new Session(Kind.SHARED, "");

  /** Checks that nothing is missing. */
  public Session {
    requireNonNull(kind, "kind is null");
    requireNonNull(name, "name is null");
  }

  /** How a session is identified. */
  public enum Kind {
    SHARED,
    USER,
    NAMED
  }

  /** A user's session. */
  public static Session ofUser(String user) {
    return new Session(Kind.USER, user);
  }

  /** A session named by the client. */
  public static Session named(String name) {
    return new Session(Kind.NAMED, name);
  }
}
