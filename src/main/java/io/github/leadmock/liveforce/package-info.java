/**
 * What the endpoint of LiveForce does: the summary of a lead.
 *
 * <p>Start reading at {@link io.github.leadmock.liveforce.LiveForce}. The wire format is in {@code
 * stubs/liveforce}. This package knows neither WireMock nor MetroLeads.
 */
@NullMarked
package io.github.leadmock.liveforce;

import org.jspecify.annotations.NullMarked;
