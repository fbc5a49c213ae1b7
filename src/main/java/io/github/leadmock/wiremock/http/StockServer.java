package io.github.leadmock.wiremock.http;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import io.github.leadmock.admin.ListenAddress;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * WireMock with its own HTTP server.
 *
 * @param server the running server
 */
public record StockServer(WireMockServer server) implements RunningServer {

  /**
   * Starts a server.
   *
   * @throws UncheckedIOException if it cannot listen at its address
   */
  public static StockServer start(WireMockServer server, ListenAddress place) {
    try {
      server.start();
      return new StockServer(server);
    } catch (FatalStartupException | UncheckedIOException taken) {
      stopHalfStarted(server);
      throw place.unavailable(taken);
    }
  }

  /** Releases the threads; a server that did not start throws when it is stopped. */
  private static void stopHalfStarted(WireMockServer server) {
    try {
      server.stop();
    } catch (Exception notStarted) {
      // The caller gets the reason why it did not start, which matters more.
    }
  }

  @Override
  public int port() {
    return server.port();
  }

  @Override
  public OptionalInt httpsPort() {
    return server.isHttpsEnabled() ? OptionalInt.of(server.httpsPort()) : OptionalInt.empty();
  }

  @Override
  public Optional<WireMockServer> wireMock() {
    return Optional.of(server);
  }

  @Override
  public void close() {
    server.stop();
  }
}
