/**
 * Our stub mappings as WireMock has them ({@link io.github.leadmock.wiremock.stubs.BundledStubs}),
 * and a watched folder of the user's own ({@link io.github.leadmock.wiremock.stubs.StubsFolder}).
 */
@NullMarked
package io.github.leadmock.wiremock.stubs;

import org.jspecify.annotations.NullMarked;
