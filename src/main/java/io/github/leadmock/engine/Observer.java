package io.github.leadmock.engine;

import io.github.leadmock.journal.LogEntry;
import io.github.leadmock.server.ServerResponse;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Is told of every request to a mock, if somebody asked for that. Thread-safe. */
public interface Observer {

  /**
   * Called before the first request.
   *
   * @param inFlight the number of requests that are being answered
   */
  default void begin(Engine engine, IntSupplier inFlight) {}

  /** Called for each request, on the thread that answers it. The entry is not masked. */
  void answered(LogEntry entry);

  /** A page of the admin side, by its path below it. */
  default Optional<ServerResponse> page(String path) {
    return Optional.empty();
  }
}
