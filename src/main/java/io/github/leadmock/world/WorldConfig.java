package io.github.leadmock.world;

import static java.util.Objects.requireNonNull;

import java.time.Clock;

/**
 * The parameters of the fake world.
 *
 * @param seed the same seed gives the same bytes, in any order of requests and in any process
 * @param leads the number of leads in each generated MetroLeads company and in the LiveForce
 *     account; costs no memory
 * @param clock stamps users' writes; generated data does not depend on it
 * @param notes the limits on users' writes
 */
public record WorldConfig(long seed, long leads, Clock clock, NoteLimits notes) {

  /** The most leads that an id can encode. */
  public static final long MAX_LEADS = (1L << IdCodec.LEAD_BITS) - 1;

  /** Validates the values; an invalid number of leads is an {@link IllegalArgumentException}. */
  public WorldConfig {
    requireNonNull(clock, "clock is null");
    requireNonNull(notes, "notes is null");
    if (leads < 1 || leads > MAX_LEADS) {
      throw new IllegalArgumentException(
          "leads is %s; expected 1 to %s".formatted(leads, MAX_LEADS));
    }
  }

  /** The same, with note limits derived from this process's heap. */
  public WorldConfig(long seed, long leads, Clock clock) {
    this(seed, leads, clock, NoteLimits.ofHeap());
  }
}
