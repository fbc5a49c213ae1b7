package io.github.leadmock.server;

import java.util.Optional;
import java.util.function.Consumer;

/** Decides what a request is answered. Called on many threads at once. */
@FunctionalInterface
public interface RequestHandler {

  /**
   * Answers a request without waiting for anything, on the thread that also reads all other
   * requests; empty when it takes more than that.
   */
  default Optional<ServerResponse> atOnce(ServerRequest request) {
    return Optional.empty();
  }

  /**
   * Answers a request that was not answered at once, on a thread of its own. An exception, or
   * coming back without an answer, is a fault of the mock and answered with 500.
   *
   * @param outlet takes the answer, once, before this method returns
   */
  void receive(ServerRequest request, Consumer<ServerResponse> outlet);
}
