package io.github.leadmock.api;

import io.github.leadmock.message.Header;
import java.util.List;
import java.util.Optional;

/**
 * The valid request that is nearest to one that was refused.
 *
 * @param field what had to change first, the cause of the refusal: {@code method}, {@code path}, or
 *     a place such as {@code query size}, {@code path lead_uuid}, {@code header Authorization},
 *     {@code /message}
 * @param method the method
 * @param url path and query, percent-encoded
 * @param headers the headers that the APIs look at, but for {@code Authorization}
 * @param body the body, if the operation takes one
 * @param login who is to log in
 */
public record Correction(
    String field,
    String method,
    String url,
    List<Header> headers,
    Optional<String> body,
    Login login) {

  /** Copies the headers. */
  public Correction {
    headers = List.copyOf(headers);
  }

  /** Who is to log in. */
  public sealed interface Login {

    /** Nobody: the operation, or the mock, asks for no credentials. */
    record Nobody() implements Login {}

    /** Whoever sent the refused request: those credentials were good. */
    record Same() implements Login {}

    /** A pair that works, in place of one that does not. */
    record Working(Credentials pair) implements Login {}
  }
}
