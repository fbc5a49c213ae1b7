package io.github.leadmock.wiremock.http;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.leadmock.admin.ListenAddress;
import io.github.leadmock.engine.Dispatcher;
import io.github.leadmock.server.JettyServer;
import io.github.leadmock.server.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Our own HTTP server, with WireMock behind it once that has started. */
public final class OwnServer implements RunningServer {

  private final ListenAddress place;
  private final LazyWireMock wireMock;
  private final JettyServer jetty;

  /**
   * Creates a server that does not listen yet.
   *
   * @param dispatcher answers requests, some of them with WireMock
   * @param log receives the dispatcher's failures
   */
  public OwnServer(
      ListenAddress place, Dispatcher dispatcher, LazyWireMock wireMock, Consumer<Throwable> log) {
    this.place = place;
    this.wireMock = wireMock;
    this.jetty =
        new JettyServer(
            place.bindAddress(), place.port(), place.https(), Limits.DEFAULTS, dispatcher, log);
  }

  /**
   * Starts listening.
   *
   * @param whole whether WireMock has to be ready before the first request
   * @param beforeRequests runs before the first request, then with WireMock ready if {@code whole}
   * @throws UncheckedIOException if it cannot listen at its address
   */
  public void start(boolean whole, Runnable beforeRequests) {
    if (whole) {
      wireMock.startNow(jetty);
    }
    beforeRequests.run();
    try {
      jetty.start();
    } catch (IOException taken) {
      jetty.close();
      throw place.unavailable(taken);
    }
    if (!whole) {
      wireMock.startLater(jetty);
    }
  }

  /** The number of requests that are being answered. */
  public int inFlight() {
    return jetty.inFlight();
  }

  @Override
  public int port() {
    return jetty.port();
  }

  @Override
  public OptionalInt httpsPort() {
    return jetty.securePort().stream().mapToInt(Integer::intValue).findFirst();
  }

  @Override
  public Optional<WireMockServer> wireMock() {
    return wireMock.server();
  }

  @Override
  public void close() {
    jetty.close();
    wireMock.close();
  }
}
