package io.github.leadmock.mock;

import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.DefaultFactory;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import io.github.leadmock.front.Front;
import io.github.leadmock.front.Limits;
import io.github.leadmock.service.AdminGuard;
import io.github.leadmock.tls.Https;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Our own HTTP server in the place of WireMock's. */
final class OwnServer implements HttpServerFactory, DefaultFactory {

  private final Optional<Https> https;
  private final AdminGuard guard;
  private final Core core;
  private final DirectWay direct;
  private final Consumer<Throwable> log;

  OwnServer(
      Optional<Https> https,
      AdminGuard guard,
      Core core,
      DirectWay direct,
      Consumer<Throwable> log) {
    this.https = https;
    this.guard = guard;
    this.core = core;
    this.direct = direct;
    this.log = log;
  }

  @Override
  public HttpServer buildHttpServer(
      Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
    Desk desk =
        new Desk(
            direct,
            new Handover(stubs, options.notifier()),
            new Handover(admin, options.notifier()),
            guard,
            core);
    return new Listening(
        new Front(options.bindAddress(), options.portNumber(), https, Limits.DEFAULTS, desk, log));
  }

  /** The front as WireMock drives it. */
  private record Listening(Front front) implements HttpServer {

    @Override
    public void start() {
      try {
        front.start();
      } catch (IOException unavailable) {
        throw new FatalStartupException(unavailable);
      }
    }

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
