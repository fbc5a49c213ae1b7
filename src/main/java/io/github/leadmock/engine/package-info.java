/**
 * The way from request to answer, whichever server a request came through, and the decision who
 * answers.
 *
 * <p>Two engines can answer. {@link io.github.leadmock.engine.FastPath} answers requests to the two
 * APIs as long as WireMock holds nothing but our own stub mappings; WireMock answers all else
 * ({@link io.github.leadmock.engine.WireMockSide}). {@link io.github.leadmock.engine.Dispatcher}
 * alone decides which. Both ways ask the same {@link io.github.leadmock.engine.ApiHandler}, where
 * whatever is to act on every answer belongs. The page {@code docs/architecture.md} walks a request
 * through.
 */
@NullMarked
package io.github.leadmock.engine;

import org.jspecify.annotations.NullMarked;
