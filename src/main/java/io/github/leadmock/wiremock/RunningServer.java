package io.github.leadmock.wiremock;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.util.Optional;
import java.util.OptionalInt;

/** A server that listens, with WireMock in it or behind it. Closing twice does no harm. */
interface RunningServer extends AutoCloseable {

  /** The port for plain HTTP. */
  int port();

  /** The port for HTTPS, if there is one. */
  OptionalInt httpsPort();

  /** WireMock, once it has started. */
  Optional<WireMockServer> wireMock();

  @Override
  void close();
}
