package io.github.leadmock.server;

import static java.util.Objects.requireNonNull;

import io.github.leadmock.message.Header;
import java.util.List;
import java.util.Optional;

/**
 * What has gone through a proxy, or should have.
 *
 * @param request the body of the request
 * @param status the status that the server answered; 0 when there was none
 * @param headers the headers of the answer as they came
 * @param response the body of the answer
 * @param failure why there was no answer, or not all of it, where that was the server's doing
 * @param clientGone whether the client did not wait for the end
 * @param sent whether the request went out to the server at all
 * @param began when the request came, as {@link System#nanoTime} has it
 * @param ended when all was over
 */
public record PassedExchange(
    BodyCopy request,
    int status,
    List<Header> headers,
    BodyCopy response,
    Optional<Throwable> failure,
    boolean clientGone,
    boolean sent,
    long began,
    long ended) {

  /** Copies the headers. */
  public PassedExchange {
    requireNonNull(request, "request is null");
    requireNonNull(response, "response is null");
    requireNonNull(failure, "failure is null");
    headers = List.copyOf(headers);
  }
}
