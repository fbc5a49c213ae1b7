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

  /** The decoder's replacement for malformed UTF-8; it may also have been sent as such. */
  private static final char REPLACEMENT = '\uFFFD';

  /** Checks both parts; throws {@link IllegalArgumentException} if one is empty. */
  public Credentials {
    requireNonNull(user, "user is null");
    requireNonNull(token, "token is null");
    if (user.isEmpty() || token.isEmpty()) {
      throw new IllegalArgumentException("expected user:token with both parts");
    }
  }

  /**
   * Parses {@code user:token}, split at the first colon.
   *
   * @throws IllegalArgumentException if there is no colon or a part is empty
   */
  public static Credentials parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("expected user:token with a colon between the two");
    }
    return new Credentials(text.substring(0, colon), text.substring(colon + 1));
  }

  /**
   * Reads the {@code Authorization} headers of a request; empty unless there is exactly one,
   * well-formed and with both parts.
   */
  public static Optional<Credentials> fromHeaders(List<String> authorization) {
    try {
      return authorization.isEmpty() ? Optional.empty() : Optional.of(read(authorization));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /**
   * Says what an {@code Authorization} header that is not well-formed should be; empty when it is,
   * or when there is none.
   */
  static Optional<String> problem(List<String> authorization) {
    try {
      if (!authorization.isEmpty()) {
        read(authorization);
      }
      return Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.of(String.valueOf(malformed.getMessage()));
    }
  }

  private static Credentials read(List<String> authorization) {
    if (authorization.size() > 1) {
      throw new IllegalArgumentException("expected one such header");
    }
    String value = authorization.get(0).strip();
    if (!value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw new IllegalArgumentException("expected the scheme Basic");
    }
    return parse(text(decoded(value.substring(SCHEME.length()).strip())));
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException malformed) {
      throw new IllegalArgumentException("expected Base64 after Basic", malformed);
    }
  }

  /** The strict decoder is slow, so it is used only when the text may be malformed. */
  private static String text(byte[] utf8) {
    String text = new String(utf8, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) < 0) {
      return text;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException malformed) {
      throw new IllegalArgumentException("expected user:token in UTF-8", malformed);
    }
  }

  /** Omits the token: credentials sooner or later end up in messages. */
  @Override
  public String toString() {
    return user + ":***";
  }
}
