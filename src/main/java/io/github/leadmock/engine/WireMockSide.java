package io.github.leadmock.engine;

import io.github.leadmock.server.ServerRequest;
import io.github.leadmock.server.ServerResponse;
import java.util.function.Consumer;

/** WireMock as the dispatcher sees it: it answers what the fast path does not. Thread-safe. */
public interface WireMockSide {

  /**
   * Lets WireMock serve a request as soon as it has started; if it fails to start, the response is
   * a 503.
   */
  void serve(Consumer<ServerResponse> outlet, Consumer<Handlers> request);

  /**
   * WireMock's two handlers.
   *
   * @param stubs answers all requests except admin requests
   * @param admin answers the admin API
   */
  record Handlers(Handler stubs, Handler admin) {}

  /** Answers requests synchronously; exceptions from WireMock propagate. */
  interface Handler {

    /**
     * Answers a request.
     *
     * @param plain whether to pass the body to WireMock as plain bytes, whatever its content type
     */
    void handle(ServerRequest request, boolean plain, Consumer<ServerResponse> outlet);
  }
}
