package io.github.leadmock.api;

import io.github.leadmock.message.Header;
import java.util.List;
import java.util.Optional;

/**
 * The valid request that is nearest to a refused one.
 *
 * @param field the first thing that had to change, and so the cause of the refusal: {@code method},
 *     {@code path}, or a place such as {@code query size}, {@code path lead_uuid}, {@code header
 *     Authorization}, {@code /message}
 * @param method the method
 * @param url path and query, percent-encoded
 * @param headers the headers that the APIs read, except {@code Authorization}
 * @param body the body, if the operation takes one
 * @param login the credentials to send
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

  /** The credentials to send. */
  public sealed interface Login {

    /** None: the operation, or the mock, needs no credentials. */
    record Nobody() implements Login {}

    /** The credentials of the refused request, which were accepted. */
    record Same() implements Login {}

    /** A pair that is accepted, instead of one that is not. */
    record Working(Credentials pair) implements Login {}
  }
}
