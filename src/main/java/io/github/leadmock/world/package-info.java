/**
 * The fake data: a population that is a pure function of seed and id, and the overlay of what users
 * wrote.
 *
 * <p>Start reading at {@link io.github.leadmock.world.World}; {@link
 * io.github.leadmock.world.Timelines} has the MetroLeads side, {@link
 * io.github.leadmock.world.Summaries} the LiveForce side. This package uses the JDK only and knows
 * no other package of Leadmock: neither HTTP nor JSON nor where the data goes.
 */
@NullMarked
package io.github.leadmock.world;

import org.jspecify.annotations.NullMarked;
