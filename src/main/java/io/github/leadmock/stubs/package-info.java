/**
 * Stub mappings and response templates as data: which request is which operation, and how its reply
 * is rendered. Independent of WireMock, which reads the same files.
 *
 * <p>Start reading at {@link io.github.leadmock.stubs.Mappings} and {@link
 * io.github.leadmock.stubs.Template}; {@link io.github.leadmock.stubs.StubFiles} reads {@code
 * stubs/}.
 */
@NullMarked
package io.github.leadmock.stubs;

import org.jspecify.annotations.NullMarked;
