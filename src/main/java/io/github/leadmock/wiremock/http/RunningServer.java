package io.github.leadmock.wiremock.http;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.util.Optional;
import java.util.OptionalInt;

/** A listening server, with WireMock in it or behind it. May be closed twice. */
public interface RunningServer extends AutoCloseable {

  /** The port for plain HTTP. */
  int port();

  /** The port for HTTPS, if there is one. */
  OptionalInt httpsPort();

  /** WireMock, once it has started. */
  Optional<WireMockServer> wireMock();

  @Override
  void close();
}
