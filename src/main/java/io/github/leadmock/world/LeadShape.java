package io.github.leadmock.world;

import io.github.leadmock.world.LeadRandom.Topic;
import java.time.Instant;

/**
 * How much and what kind of timeline a generated lead has.
 *
 * @param events how many events
 * @param newest when the newest one happened, at the latest
 * @param gap seconds from one event to the next, on average; at least 2, so that no two share a
 *     second
 * @param style how the texts sound
 * @param comments how many comments each event has; {@link #VARIED} for a few here and there
 */
record LeadShape(int events, Instant newest, int gap, TextStyle style, int comments) {

  static final int VARIED = -1;

  // All generated events lie in the past of any machine that runs this, and none depends on today's
  // date.
  private static final Instant NEWEST_FROM = Instant.parse("2023-07-01T00:00:00Z");
  private static final int NEWEST_RANGE = 540 * 24 * 3600;

  /** The shape of one of the many leads of a generated company. */
  static LeadShape ofPopulation(long seed, int group, long lead) {
    LeadRandom random = LeadRandom.of(seed, Topic.LEAD_SHAPE, group, lead);
    Instant newest = NEWEST_FROM.plusSeconds(random.below(NEWEST_RANGE));
    return new LeadShape(
        events(random), newest, random.between(3_600, 72 * 3_600), TextStyle.ORDINARY, VARIED);
  }

  private static int events(LeadRandom random) {
    if (random.chance(5)) {
      return 0;
    }
    return random.chance(80) ? random.between(1, 30) : random.between(31, 120);
  }

  /** When the event at {@code position} happened: strictly later than the one before it. */
  Instant timeOf(long seed, int group, long lead, int position) {
    long jitter = LeadRandom.of(seed, Topic.EVENT_TIME, group, lead, position).below(gap);
    return newest.minusSeconds((long) (events - position) * gap).plusSeconds(jitter);
  }
}
