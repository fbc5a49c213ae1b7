/**
 * The parts of an HTTP message: headers, a body with its limits, URLs as clients really send them,
 * JSON text. Independent of vendors, servers and WireMock; both our server and the APIs build on
 * it.
 */
@NullMarked
package io.github.leadmock.message;

import org.jspecify.annotations.NullMarked;
