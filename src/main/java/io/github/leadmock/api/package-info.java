/**
 * What an API is: operations from request to reply on our own records, without a server in sight.
 *
 * <p>{@link io.github.leadmock.api.Api} is one vendor's set of operations behind its guard
 * (authentication, forced outcomes); the packages {@code metroleads} and {@code liveforce} fill it.
 * {@link io.github.leadmock.api.Advisor} finds the valid request nearest to a refused one. This
 * package knows neither WireMock nor the two vendors.
 */
@NullMarked
package io.github.leadmock.api;

import org.jspecify.annotations.NullMarked;
