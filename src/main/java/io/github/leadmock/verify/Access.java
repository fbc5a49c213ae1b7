package io.github.leadmock.verify;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The credentials that a request is sent with. */
enum Access {
  /** The user's own. */
  VALID("", "-u \"$LEADMOCK_USER:$LEADMOCK_TOKEN\"") {
    @Override
    Optional<String> header(String user, String token) {
      return Optional.of("Basic " + encode(user + ":" + token));
    }
  },
  /** No credentials. */
  NONE(" without credentials", "") {
    @Override
    Optional<String> header(String user, String token) {
      return Optional.empty();
    }
  },
  /** No credentials, for a call that takes its login elsewhere. */
  LOGIN(" for a token", "") {
    @Override
    Optional<String> header(String user, String token) {
      return Optional.empty();
    }
  },
  /** The right scheme with text that is not Base64. */
  NOT_BASE64(" with malformed credentials", "-H 'Authorization: Basic %%%'") {
    @Override
    Optional<String> header(String user, String token) {
      return Optional.of("Basic %%%");
    }
  },
  /** The right scheme with text that has no colon. */
  NO_COLON(" with credentials that have no colon", "-H 'Authorization: Basic bm9jb2xvbg=='") {
    @Override
    Optional<String> header(String user, String token) {
      return Optional.of("Basic " + encode("nocolon"));
    }
  },
  /** The user with an empty token. */
  EMPTY_TOKEN(" with an empty token", "-u \"$LEADMOCK_USER:\"") {
    @Override
    Optional<String> header(String user, String token) {
      return Optional.of("Basic " + encode(user + ":"));
    }
  },
  /** The right credentials under an undocumented scheme. */
  WRONG_SCHEME(
      " with the scheme Bearer",
      "-H \"Authorization: Bearer $(printf %s \"$LEADMOCK_USER:$LEADMOCK_TOKEN\""
          // GNU base64 breaks lines.
          + " | base64 | tr -d '\\n')\"") {
    @Override
    Optional<String> header(String user, String token) {
      return Optional.of("Bearer " + encode(user + ":" + token));
    }
  },
  /** Well-formed credentials of a user who does not exist. */
  MADE_UP(
      " with made-up credentials", "-u nobody@example.com:00000000-0000-4000-8000-000000000000") {
    @Override
    Optional<String> header(String user, String token) {
      return Optional.of(
          "Basic " + encode("nobody@example.com:00000000-0000-4000-8000-000000000000"));
    }
  },
  /** The user with a token that does not exist. */
  WRONG_TOKEN(
      " with a made-up token", "-u \"$LEADMOCK_USER:00000000-0000-4000-8000-000000000000\"") {
    @Override
    Optional<String> header(String user, String token) {
      return Optional.of("Basic " + encode(user + ":00000000-0000-4000-8000-000000000000"));
    }
  },
  /** The token with a user who does not exist. */
  WRONG_USER(" with a made-up user", "-u \"nobody@example.com:$LEADMOCK_TOKEN\"") {
    @Override
    Optional<String> header(String user, String token) {
      return Optional.of("Basic " + encode("nobody@example.com:" + token));
    }
  },
  /** The token without its last character. */
  SHORT_TOKEN(
      " with a token that lacks its last character", "-u \"$LEADMOCK_USER:${LEADMOCK_TOKEN%?}\"") {
    @Override
    Optional<String> header(String user, String token) {
      return Optional.of("Basic " + encode(user + ":" + withoutLast(token)));
    }
  },
  /** The token with a different last character. */
  CHANGED_TOKEN(
      " with a token whose last character is another one",
      "-u \"$LEADMOCK_USER:${LEADMOCK_TOKEN%?}~\"") {
    @Override
    Optional<String> header(String user, String token) {
      return Optional.of(
          "Basic " + encode(user + ":" + withoutLast(token) + (token.endsWith("~") ? "-" : "~")));
    }
  },
  /** The token with upper and lower case swapped. */
  OTHER_CASE(
      " with a token in another letter case",
      "-u \"$LEADMOCK_USER:$(printf %s \"$LEADMOCK_TOKEN\" | tr 'a-zA-Z' 'A-Za-z')\"") {
    @Override
    Optional<String> header(String user, String token) {
      StringBuilder other = new StringBuilder();
      token
          .codePoints()
          .map(
              letter ->
                  Character.isUpperCase(letter)
                      ? Character.toLowerCase(letter)
                      : Character.toUpperCase(letter))
          .forEach(other::appendCodePoint);
      return Optional.of("Basic " + encode(user + ":" + other));
    }
  };

  /**
   * Credentials that are only partly right; a server that refuses unknown users must refuse them.
   */
  static List<Access> halfRight(String token) {
    return Stream.of(WRONG_TOKEN, WRONG_USER, SHORT_TOKEN, CHANGED_TOKEN, OTHER_CASE)
        .filter(access -> access != SHORT_TOKEN || token.length() > 1)
        .filter(access -> access != OTHER_CASE || token.matches(".*[A-Za-z].*"))
        .toList();
  }

  private final String words;
  private final String curl;

  Access(String words, String curl) {
    this.words = words;
    this.curl = curl;
  }

  /** The value of the {@code Authorization} header. */
  abstract Optional<String> header(String user, String token);

  /** What messages append to "the request". */
  String words() {
    return words;
  }

  /** The matching curl option, with the credentials as environment variables. */
  String curl() {
    return curl;
  }

  private static String withoutLast(String token) {
    return token.substring(0, token.offsetByCodePoints(token.length(), -1));
  }

  static String encode(String pair) {
    return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
