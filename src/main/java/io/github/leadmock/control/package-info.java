/**
 * The switches of a running mock: latency, errors at random, broken connections, a rate limit,
 * outcomes that are set for the next calls, and the clock.
 *
 * <p>{@link io.github.leadmock.control.Controls} is what is switched on, {@link
 * io.github.leadmock.control.ControlPanel} holds it and decides about each request, {@link
 * io.github.leadmock.control.ControlledApi} answers accordingly: whoever puts the APIs on a wire
 * starts there. This package knows no server, and of its siblings only {@code operation}.
 */
@NullMarked
package io.github.leadmock.control;

import org.jspecify.annotations.NullMarked;
