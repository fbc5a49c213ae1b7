package io.github.leadmock.api;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.Function;

/**
 * Whose own writes a request is about. A session goes before a user; without both it is about what
 * all share.
 *
 * @param session the session that it names
 * @param user who sends it, where each user has writes of his own
 */
public record WriteScope(Optional<String> session, Optional<String> user) {

  /** Checks that nothing is missing. */
  public WriteScope {
    requireNonNull(session, "session is null");
    requireNonNull(user, "user is null");
  }

  /** What the owner comes to elsewhere, which keeps sessions and users apart. */
  public <T> T as(Function<String, T> ofSession, Function<String, T> ofUser, T shared) {
    return session.map(ofSession).or(() -> user.map(ofUser)).orElse(shared);
  }
}
