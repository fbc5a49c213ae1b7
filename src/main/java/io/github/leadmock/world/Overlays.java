package io.github.leadmock.world;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;

/**
 * One session's writes by lead, and their share of the quota until they are dropped. Thread-safe;
 * reads take no lock.
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

  /** Applies a change to a lead's overlay. Changes to one lead are serialized. */
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

  /** Forgets what was written on a lead. */
  void forget(LeadRef lead) {
    byLead.computeIfPresent(
        lead,
        (ref, stored) -> {
          count(-stored.size(), -stored.bytes());
          return null;
        });
  }

  /** The leads that somebody has written to, in no order. */
  Set<LeadRef> leads() {
    return Set.copyOf(byLead.keySet());
  }

  /** Returns its share of the quota; later writes no longer count. */
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
