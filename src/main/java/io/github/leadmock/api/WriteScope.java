package io.github.leadmock.api;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.Function;

/**
 * Whose own writes a request concerns. A session takes precedence over a user; without either, the
 * request concerns shared data.
 *
 * @param session the session that the request names
 * @param user the sender, if each user has separate writes
 */
public record WriteScope(Optional<String> session, Optional<String> user) {

  /** Checks for nulls. */
  public WriteScope {
    requireNonNull(session, "session is null");
    requireNonNull(user, "user is null");
  }

  /** Converts the owner, keeping sessions and users of the same name apart. */
  public <T> T as(Function<String, T> ofSession, Function<String, T> ofUser, T shared) {
    return session.map(ofSession).or(() -> user.map(ofUser)).orElse(shared);
  }
}
