package io.github.leadmock.mock;

import io.github.leadmock.console.Message;
import io.github.leadmock.operation.Api;
import io.github.leadmock.operation.Correction;
import io.github.leadmock.operation.Reply;
import io.github.leadmock.operation.Route;
import io.github.leadmock.operation.Sent;
import io.github.leadmock.service.Exchange;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Prepares the correction of a refused request: nothing is computed before somebody asks, and then
 * in the world as it is. Thread-safe.
 */
final class Corrections {

  private final List<Api> apis;
  private final List<Route> routes;

  Corrections(List<Api> apis, List<Route> routes) {
    this.apis = List.copyOf(apis);
    this.routes = List.copyOf(routes);
  }

  /** The correction; empty for a request that was not refused. */
  Supplier<Optional<Correction>> of(Ledger.Seen seen, Exchange exchange) {
    return exchange.reply() instanceof Reply.Failure failure
        ? () -> Optional.of(exchange.api().correct(sent(seen), failure, routes))
        : Optional::empty;
  }

  /** The correction of a request that reached no API. */
  Supplier<Optional<Correction>> ofUnmatched(Ledger.Seen seen) {
    return () -> Optional.of(Api.correctUnmatched(apis, sent(seen), routes));
  }

  private static Sent sent(Ledger.Seen seen) {
    Message message = seen.sent();
    return new Sent(
        seen.method(), seen.url(), message.headers().get(), message.body(), message.truncated());
  }
}
