/**
 * The way from request to response, whichever server a request came through, and the decision who
 * answers it.
 *
 * <p>Two engines can answer. {@link io.github.leadmock.engine.FastPath} answers requests to the two
 * APIs as long as WireMock holds only our own stub mappings; WireMock answers everything else
 * ({@link io.github.leadmock.engine.WireMockSide}). Only {@link
 * io.github.leadmock.engine.Dispatcher} decides which. Both call the same {@link
 * io.github.leadmock.engine.ApiHandler}, where anything that applies to every response belongs.
 * {@code docs/architecture.md} follows a request step by step.
 */
@NullMarked
package io.github.leadmock.engine;

import org.jspecify.annotations.NullMarked;
