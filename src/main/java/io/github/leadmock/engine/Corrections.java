package io.github.leadmock.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.leadmock.api.Api;
import io.github.leadmock.api.Correction;
import io.github.leadmock.api.RawRequest;
import io.github.leadmock.api.Reply;
import io.github.leadmock.api.Route;
import io.github.leadmock.journal.LoggedMessage;
import io.github.leadmock.journal.Secrets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Prepares the correction of a refused request. It is computed on demand, against the state of the
 * world at that time. Thread-safe.
 */
final class Corrections {

  private final List<Api> apis;
  private final List<Route> routes;

  Corrections(List<Api> apis, List<Route> routes) {
    this.apis = List.copyOf(apis);
    this.routes = List.copyOf(routes);
  }

  /**
   * The correction; empty if the request was not refused, or if no request like it would be
   * accepted.
   */
  Supplier<Optional<Correction>> of(RequestLogger.Seen seen, Exchange exchange) {
    return exchange.reply() instanceof Reply.Failure failure
        ? () -> exchange.api().correct(sent(seen), failure, routes)
        : Optional::empty;
  }

  /** The correction of a request that reached no API. */
  Supplier<Optional<Correction>> ofUnmatched(RequestLogger.Seen seen) {
    return () -> Api.correctUnmatched(apis, sent(seen), routes);
  }

  /** Without what the log masks: a correction repeats most of the request. */
  private static RawRequest sent(RequestLogger.Seen seen) {
    LoggedMessage message = seen.sent();
    return new RawRequest(
        seen.method(),
        Secrets.url(seen.url()),
        message.headers().get(),
        withoutSecrets(message.body()),
        message.truncated());
  }

  /** Keeps all other bytes, also those that are no text. */
  private static byte[] withoutSecrets(byte[] body) {
    return Secrets.body(new String(body, ISO_8859_1)).getBytes(ISO_8859_1);
  }
}
