package io.github.leadmock.world;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;

/**
 * What one session wrote, lead by lead, and how much of the quota it takes until it is dropped.
 * Thread-safe; reads take no lock.
 */
final class Overlays {

  private final NoteQuota quota;
  private final ConcurrentMap<LeadRef, Overlay> byLead = new ConcurrentHashMap<>();
  private long notes;
  private long bytes;
  private boolean dropped;

  Overlays(NoteQuota quota) {
    this.quota = quota;
  }

  Overlay on(LeadRef lead) {
    return byLead.getOrDefault(lead, Overlay.NONE);
  }

  /**
   * Changes what was written on a lead, one step at a time for a lead whatever the number of
   * writers.
   */
  void change(LeadRef lead, UnaryOperator<Overlay> step) {
    byLead.compute(
        lead,
        (ref, stored) -> {
          Overlay before = stored == null ? Overlay.NONE : stored;
          Overlay after = step.apply(before);
          if (after.equals(Overlay.NONE)) {
            return stored;
          }
          count(after.size() - before.size(), after.bytes() - before.bytes());
          return after;
        });
  }

  /** Gives back what it takes of the quota; whoever still writes to it takes no more. */
  synchronized void drop() {
    if (!dropped) {
      dropped = true;
      quota.release(notes, bytes);
    }
  }

  private synchronized void count(long moreNotes, long moreBytes) {
    if (!dropped && (moreNotes != 0 || moreBytes != 0)) {
      notes += moreNotes;
      bytes += moreBytes;
      quota.add(moreNotes, moreBytes);
    }
  }
}
