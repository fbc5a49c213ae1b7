/**
 * What an API is: operations from request to reply, on our own records, independent of any server.
 *
 * <p>{@link io.github.leadmock.api.Api} is one vendor's set of operations behind its guard
 * (authentication, forced outcomes); the packages {@code metroleads} and {@code liveforce}
 * implement it. An {@link io.github.leadmock.api.Operation} also corrects the requests that it
 * refuses. This package knows neither WireMock nor the two vendors.
 */
@NullMarked
package io.github.leadmock.api;

import org.jspecify.annotations.NullMarked;
