package io.github.leadmock.server;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Decides how a request is answered. Called from many threads concurrently. */
@FunctionalInterface
public interface RequestHandler {

  /**
   * Answers a request without blocking, on a selector thread that also serves other connections;
   * empty if that is not possible.
   */
  default Optional<ServerResponse> atOnce(ServerRequest request) {
    return Optional.empty();
  }

  /**
   * Where {@link #receive} is to run; empty for the server's own threads. For requests that may
   * have to wait for something that others do not need.
   */
  default Optional<Executor> executor(ServerRequest request) {
    return Optional.empty();
  }

  /**
   * Answers a request that {@link #atOnce} did not, on a thread of its own. An exception, or
   * returning without a response, is a fault in the mock and answered with 500.
   *
   * @param outlet receives the response, once, before this method returns
   */
  void receive(ServerRequest request, Consumer<ServerResponse> outlet);
}
