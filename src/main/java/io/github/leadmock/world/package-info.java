/**
 * The fake data: a population that is a pure function of seed and id, and an overlay of users'
 * writes.
 *
 * <p>Start reading at {@link io.github.leadmock.world.World}; {@link
 * io.github.leadmock.world.Timelines} has the MetroLeads side, {@link
 * io.github.leadmock.world.Summaries} the LiveForce side. This package uses only the JDK and the
 * interfaces of {@code store}; it knows neither HTTP nor JSON.
 */
@NullMarked
package io.github.leadmock.world;

import org.jspecify.annotations.NullMarked;
