package io.github.leadmock.world;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the events of a user's lead happened: the times that are given, and between, before and
 * after them times that fit. Immutable.
 */
final class DataTimes {

  private static final int MINUTE = 60;
  private static final int LONGEST_GAP = 1_000 * MINUTE;
  private static final Instant OLDEST = Instant.parse("2000-01-01T00:00:00Z");

  private final GeneratedLead filler;
  private final int[] positions;
  private final Instant[] times;

  /**
   * The times of a lead.
   *
   * @param filler has times of its own, for a lead without any
   * @param events in ascending order of positions and times
   */
  DataTimes(GeneratedLead filler, List<EventData> events) {
    this.filler = filler;
    List<EventData> timed = events.stream().filter(event -> event.time() != null).toList();
    this.positions = timed.stream().mapToInt(EventData::older).toArray();
    this.times = timed.stream().map(EventData::time).toArray(Instant[]::new);
  }

  /** The time of an event that has as many older ones. */
  Instant at(int position) {
    int found = Arrays.binarySearch(positions, position);
    if (found >= 0) {
      return times[found];
    }
    int newer = -found - 1;
    @Nullable Instant above = newer < times.length ? times[newer] : null;
    if (newer == 0) {
      return above == null ? filler.time(position) : before(position, positions[0], above);
    }
    Instant below = times[newer - 1];
    long steps = (long) position - positions[newer - 1];
    return above == null
        ? below.plusSeconds(steps * MINUTE)
        : between(below, above, steps, positions[newer] - positions[newer - 1]);
  }

  private Instant before(int position, int known, Instant above) {
    long room = Math.max(0, above.getEpochSecond() - OLDEST.getEpochSecond());
    int gap = (int) Math.max(2, Math.min(LONGEST_GAP, room / known));
    return new LeadShape(
            known, above.minusSeconds(1), gap, filler.shape().style(), filler.shape().comments())
        .timeOf(filler.seed(), filler.ref().group(), filler.ref().lead(), position);
  }

  private static Instant between(Instant below, Instant above, long steps, long of) {
    long seconds = above.getEpochSecond() - below.getEpochSecond();
    return below.plusSeconds(seconds * steps / of);
  }
}
