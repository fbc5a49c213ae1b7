package io.github.leadmock.mock;

import java.util.OptionalInt;

/** A server that listens, with WireMock in it or behind it. Closing twice does no harm. */
interface Listening extends AutoCloseable {

  /** The port for plain HTTP. */
  int port();

  /** The port for HTTPS, if there is one. */
  OptionalInt httpsPort();

  @Override
  void close();
}
