/**
 * The controls of a running mock: latency, random errors, broken connections, a rate limit, forced
 * outcomes and the clock.
 *
 * <p>{@link io.github.leadmock.control.Controls} is their state, {@link
 * io.github.leadmock.control.ControlPanel} holds it and decides about each request, {@link
 * io.github.leadmock.control.ControlledApi} answers accordingly: a server that serves the APIs
 * calls it. This package knows no server and depends only on {@code api}.
 */
@NullMarked
package io.github.leadmock.control;

import org.jspecify.annotations.NullMarked;
