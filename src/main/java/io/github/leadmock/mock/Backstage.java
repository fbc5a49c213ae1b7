package io.github.leadmock.mock;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.DefaultFactory;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import io.github.leadmock.front.Front;
import io.github.leadmock.mock.Handover.UnmatchedHeaders;
import io.github.leadmock.mock.LateWireMock.Handlers;
import org.jspecify.annotations.Nullable;

/** What WireMock takes for its HTTP server: our front, which listens by itself. */
final class Backstage implements HttpServerFactory, DefaultFactory {

  private final Front front;
  private final UnmatchedHeaders unmatched;
  private @Nullable Handlers handlers;

  Backstage(Front front, UnmatchedHeaders unmatched) {
    this.front = front;
    this.unmatched = unmatched;
  }

  @Override
  public HttpServer buildHttpServer(
      Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
    handlers =
        new Handlers(
            new Handover(stubs, options.notifier(), unmatched),
            new Handover(admin, options.notifier(), UnmatchedHeaders.NONE));
    return new Driven(front);
  }

  /** What WireMock has given us for the requests that it has to answer. */
  Handlers handlers() {
    if (handlers == null) {
      throw new IllegalStateException("WireMock asked for no HTTP server");
    }
    return handlers;
  }

  /** The front as WireMock drives it. */
  private record Driven(Front front) implements HttpServer {

    @Override
    public void start() {}

    @Override
    public void stop() {
      front.close();
    }

    @Override
    public boolean isRunning() {
      return front.isRunning();
    }

    @Override
    public int port() {
      return front.port();
    }

    @Override
    public int httpsPort() {
      return front.securePort().orElse(-1);
    }
  }
}
