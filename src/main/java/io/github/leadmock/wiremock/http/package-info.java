/**
 * Converts requests and responses between WireMock and the two HTTP servers: ours ({@link
 * io.github.leadmock.wiremock.http.LazyWireMock}, {@code WireMockBridge}) and its own ({@link
 * io.github.leadmock.wiremock.http.GuardedServer}, {@code RequestBodyFilter}). {@link
 * io.github.leadmock.wiremock.http.RunningServer} is whichever of them runs.
 */
@NullMarked
package io.github.leadmock.wiremock.http;

import org.jspecify.annotations.NullMarked;
