package io.github.leadmock.world;

import io.github.leadmock.world.LeadRandom.Topic;
import java.time.Instant;

/**
 * The size and style of a generated lead's timeline.
 *
 * @param events the number of events
 * @param newest all events are earlier than this
 * @param gap the average number of seconds between events, at least 1; no two events share a second
 * @param style the style of the texts
 * @param comments the number of comments on each event; {@link #VARIED} for a few on some events
 */
record LeadShape(int events, Instant newest, int gap, TextStyle style, int comments) {

  static final int VARIED = -1;

  // Fixed dates in the past, so that no generated event depends on today's date.
  private static final Instant NEWEST_FROM = Instant.parse("2023-07-01T00:00:00Z");
  private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");
  private static final int NEWEST_RANGE = 540 * 24 * 3600;

  /** The shape of one of a company's generated leads. */
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

  /** The same with another number of events, close enough for many of them. */
  LeadShape withEvents(int other) {
    long past = newest.getEpochSecond() - LONG_AGO.getEpochSecond();
    int closest = (int) Math.max(2, Math.min(gap, past / Math.max(1, other)));
    return new LeadShape(other, newest, closest, style, comments);
  }

  /** When the event at {@code position} happened; always later than the event before it. */
  Instant timeOf(long seed, int group, long lead, int position) {
    long jitter = LeadRandom.of(seed, Topic.EVENT_TIME, group, lead, position).below(gap);
    return newest.minusSeconds((long) (events - position) * gap).plusSeconds(jitter);
  }
}
