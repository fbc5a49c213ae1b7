/**
 * An HTTP server of our own on Jetty 12: HTTP/1.1 and HTTP/2, in plain text and over TLS.
 *
 * <p>Start reading at {@link io.github.leadmock.server.JettyServer}. It reads bodies and writes
 * responses without holding threads; a {@link io.github.leadmock.server.RequestHandler} decides
 * what is answered. This package alone imports Jetty and knows neither vendors nor WireMock.
 */
@NullMarked
package io.github.leadmock.server;

import org.jspecify.annotations.NullMarked;
