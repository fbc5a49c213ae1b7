/**
 * What each endpoint of MetroLeads does: list events, list comments, add, update and remove a note,
 * issue a token.
 *
 * <p>Start reading at {@link io.github.leadmock.metroleads.MetroLeads}; there is one class per
 * operation. The wire format is in {@code stubs/metroleads}. This package knows neither WireMock
 * nor LiveForce.
 */
@NullMarked
package io.github.leadmock.metroleads;

import org.jspecify.annotations.NullMarked;
