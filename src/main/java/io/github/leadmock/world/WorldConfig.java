package io.github.leadmock.world;

import static java.util.Objects.requireNonNull;

import java.time.Clock;

/**
 * What the fake world is made from.
 *
 * @param seed the same seed gives the same bytes, in any order of requests and in any process
 * @param leads leads per generated MetroLeads company, and leads in the LiveForce account; costs no
 *     memory
 * @param clock stamps what users write; generated data does not depend on it
 * @param notes how much of what users write is kept
 */
public record WorldConfig(long seed, long leads, Clock clock, NoteLimits notes) {

  /** As many leads as an id can carry. */
  public static final long MAX_LEADS = (1L << IdCodec.LEAD_BITS) - 1;

  /** Checks the values; an unusable number of leads is an {@link IllegalArgumentException}. */
  public WorldConfig {
    requireNonNull(clock, "clock is null");
    requireNonNull(notes, "notes is null");
    if (leads < 1 || leads > MAX_LEADS) {
      throw new IllegalArgumentException(
          "leads is %s; expected 1 to %s".formatted(leads, MAX_LEADS));
    }
  }

  /** The same with as many notes as this process's heap can take. */
  public WorldConfig(long seed, long leads, Clock clock) {
    this(seed, leads, clock, NoteLimits.ofHeap());
  }
}
