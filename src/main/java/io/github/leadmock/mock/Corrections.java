package io.github.leadmock.mock;

import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.leadmock.console.Message;
import io.github.leadmock.operation.Api;
import io.github.leadmock.operation.Correction;
import io.github.leadmock.operation.Reply;
import io.github.leadmock.operation.Route;
import io.github.leadmock.operation.Sent;
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
  Supplier<Optional<Correction>> of(
      ServeEvent event, Optional<Exchange> exchange, Message message) {
    String method = event.getRequest().getMethod().getName();
    String url = event.getRequest().getUrl();
    if (exchange.isPresent()) {
      Exchange known = exchange.get();
      return known.reply() instanceof Reply.Failure failure
          ? () -> Optional.of(known.api().correct(sent(method, url, message), failure, routes))
          : Optional::empty;
    }
    return event.getWasMatched()
        ? Optional::empty
        : () -> Optional.of(Api.correctUnmatched(apis, sent(method, url, message), routes));
  }

  private static Sent sent(String method, String url, Message message) {
    return new Sent(method, url, message.headers().get(), message.body(), message.truncated());
  }
}
