package io.github.leadmock.wiremock.http;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.DefaultFactory;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import io.github.leadmock.engine.WireMockSide.Handlers;
import io.github.leadmock.server.JettyServer;
import io.github.leadmock.wiremock.http.WireMockBridge.UnmatchedHeaders;
import org.jspecify.annotations.Nullable;

/** What WireMock takes for its HTTP server: our own, which WireMock does not start. */
final class WireMockBehindServer implements HttpServerFactory, DefaultFactory {

  private static final String ADMIN = "/__admin";

  private final JettyServer jetty;
  private final UnmatchedHeaders unmatched;
  private @Nullable Handlers handlers;

  WireMockBehindServer(JettyServer jetty, UnmatchedHeaders unmatched) {
    this.jetty = jetty;
    this.unmatched = unmatched;
  }

  @Override
  public HttpServer buildHttpServer(
      Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
    handlers =
        new Handlers(
            new WireMockBridge(stubs, "", options.notifier(), unmatched),
            new WireMockBridge(admin, ADMIN, options.notifier(), UnmatchedHeaders.NONE));
    return new Driven(jetty);
  }

  /** The handlers for the requests that WireMock has to answer. */
  Handlers handlers() {
    if (handlers == null) {
      throw new IllegalStateException("WireMock asked for no HTTP server");
    }
    return handlers;
  }

  /** The server as WireMock controls it. */
  private record Driven(JettyServer jetty) implements HttpServer {

    @Override
    public void start() {}

    @Override
    public void stop() {
      jetty.close();
    }

    @Override
    public boolean isRunning() {
      return jetty.isRunning();
    }

    @Override
    public int port() {
      return jetty.port();
    }

    @Override
    public int httpsPort() {
      return jetty.securePort().orElse(-1);
    }
  }
}
