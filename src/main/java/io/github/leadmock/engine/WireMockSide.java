package io.github.leadmock.engine;

import io.github.leadmock.server.ServerRequest;
import io.github.leadmock.server.ServerResponse;
import java.util.function.Consumer;

/** WireMock as the dispatcher knows it: it answers what the fast path does not. Thread-safe. */
public interface WireMockSide {

  /** Lets it serve a request as soon as it is there; without it, the answer is 503. */
  void serve(Consumer<ServerResponse> outlet, Consumer<Handlers> request);

  /**
   * Its two handlers.
   *
   * @param stubs answers what is no admin request
   * @param admin answers the admin API
   */
  record Handlers(Handler stubs, Handler admin) {}

  /** Answers requests before it returns; what WireMock throws goes through. */
  interface Handler {

    /**
     * Answers a request.
     *
     * @param plain whether WireMock gets the body as plain bytes, whatever its content type says
     */
    void handle(ServerRequest request, boolean plain, Consumer<ServerResponse> outlet);
  }
}
