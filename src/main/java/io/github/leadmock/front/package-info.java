/**
 * An HTTP server of our own on Jetty 12: HTTP/1.1 and HTTP/2, in plain text and over TLS.
 *
 * <p>Start reading at {@link io.github.leadmock.front.Front}. It reads bodies and writes answers
 * without holding threads; what is answered its {@link io.github.leadmock.front.Reception} decides.
 * This package alone imports Jetty and knows no WireMock.
 */
@NullMarked
package io.github.leadmock.front;

import org.jspecify.annotations.NullMarked;
