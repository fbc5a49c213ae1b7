package io.github.leadmock.api;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A user and a token, as HTTP Basic carries them.
 *
 * @param user e-mail address (MetroLeads) or client id (LiveForce); not empty
 * @param token the access token; not empty
 */
public record Credentials(String user, String token) {

  private static final String SCHEME = "basic ";

  /** Stands in for what is no UTF-8, unless it was sent itself. */
  private static final char REPLACEMENT = '\uFFFD';

  /** Checks both parts; an empty one is an {@link IllegalArgumentException}. */
  public Credentials {
    requireNonNull(user, "user is null");
    requireNonNull(token, "token is null");
    if (user.isEmpty() || token.isEmpty()) {
      throw new IllegalArgumentException("expected user:token with both parts");
    }
  }

  /**
   * Reads {@code user:token}; the first colon separates. Anything else is an {@link
   * IllegalArgumentException}.
   */
  public static Credentials parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("expected user:token with a colon between the two");
    }
    return new Credentials(text.substring(0, colon), text.substring(colon + 1));
  }

  /**
   * Reads the {@code Authorization} headers of a request; empty unless there is one, well-formed,
   * with both parts.
   */
  public static Optional<Credentials> fromHeaders(List<String> authorization) {
    if (authorization.size() != 1) {
      return Optional.empty();
    }
    String value = authorization.get(0).strip();
    if (!value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(value.substring(SCHEME.length()).strip());
      return Optional.of(parse(text(decoded)));
    } catch (IllegalArgumentException | CharacterCodingException malformed) {
      return Optional.empty();
    }
  }

  /** The strict decoder is slow, and needed only for what might be malformed. */
  private static String text(byte[] utf8) throws CharacterCodingException {
    String text = new String(utf8, StandardCharsets.UTF_8);
    return text.indexOf(REPLACEMENT) < 0
        ? text
        : StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
  }

  /** Hides the token: credentials end up in messages sooner or later. */
  @Override
  public String toString() {
    return user + ":***";
  }
}
