/**
 * Our stub mappings in WireMock's form ({@link io.github.leadmock.wiremock.stubs.BundledStubs}),
 * and a user's watched folder ({@link io.github.leadmock.wiremock.stubs.StubsFolder}).
 */
@NullMarked
package io.github.leadmock.wiremock.stubs;

import org.jspecify.annotations.NullMarked;
