package io.github.leadmock.mock;

import io.github.leadmock.service.Exchange;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Carries the exchange from one of our extensions to the next: WireMock has no place of its own for
 * it, but handles a request on one thread. What a broken request left behind belongs to another id
 * and is not given out.
 */
final class Exchanges {

  private final ThreadLocal<@Nullable Exchange> current = new ThreadLocal<>();

  void begin(Exchange exchange) {
    current.set(exchange);
  }

  Optional<Exchange> find(UUID event) {
    return Optional.ofNullable(current.get()).filter(exchange -> exchange.id().equals(event));
  }

  Optional<Exchange> end(UUID event) {
    Optional<Exchange> exchange = find(event);
    current.remove();
    return exchange;
  }
}
