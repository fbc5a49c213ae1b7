package io.github.leadmock.verify;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** With which credentials a request goes out. */
enum Access {
  /** The user's own. */
  VALID("", "-u \"$LEADMOCK_USER:$LEADMOCK_TOKEN\"") {
    @Override
    Optional<String> header(String user, String token) {
      return Optional.of("Basic " + encode(user + ":" + token));
    }
  },
  /** None at all. */
  NONE(" without credentials", "") {
    @Override
    Optional<String> header(String user, String token) {
      return Optional.empty();
    }
  },
  /** The right scheme with what is not Base64. */
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
  /** The user without a token. */
  EMPTY_TOKEN(" with an empty token", "-u \"$LEADMOCK_USER:\"") {
    @Override
    Optional<String> header(String user, String token) {
      return Optional.of("Basic " + encode(user + ":"));
    }
  },
  /** The right credentials under a scheme that is not documented. */
  WRONG_SCHEME(
      " with the scheme Bearer",
      "-H \"Authorization: Bearer $(printf %s \"$LEADMOCK_USER:$LEADMOCK_TOKEN\" | base64)\"") {
    @Override
    Optional<String> header(String user, String token) {
      return Optional.of("Bearer " + encode(user + ":" + token));
    }
  },
  /** Well-formed, of nobody. */
  MADE_UP(
      " with made-up credentials", "-u nobody@example.com:00000000-0000-4000-8000-000000000000") {
    @Override
    Optional<String> header(String user, String token) {
      return Optional.of(
          "Basic " + encode("nobody@example.com:00000000-0000-4000-8000-000000000000"));
    }
  };

  private final String words;
  private final String curl;

  Access(String words, String curl) {
    this.words = words;
    this.curl = curl;
  }

  /** The value of {@code Authorization}. */
  abstract Optional<String> header(String user, String token);

  /** How messages go on after "the request". */
  String words() {
    return words;
  }

  /** The same as an option of curl, without the credentials. */
  String curl() {
    return curl;
  }

  static String encode(String pair) {
    return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
