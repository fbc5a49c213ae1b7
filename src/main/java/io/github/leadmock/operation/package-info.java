/**
 * What an operation is: a function from request to reply on our own records, without a server in
 * sight.
 *
 * <p>{@link io.github.leadmock.operation.Api} is one vendor's set of operations behind its guard
 * (authentication, forced outcomes); the packages {@code metroleads} and {@code liveforce} fill it,
 * {@code mock} puts it on the wire. This package knows neither WireMock nor the two vendors.
 */
@NullMarked
package io.github.leadmock.operation;

import org.jspecify.annotations.NullMarked;
