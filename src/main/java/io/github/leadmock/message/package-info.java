/**
 * What an HTTP message consists of: headers, a body with its limits, a URL as clients really write
 * it, JSON text. No vendor, no server and no WireMock; both our server and the APIs are made of it.
 */
@NullMarked
package io.github.leadmock.message;

import org.jspecify.annotations.NullMarked;
