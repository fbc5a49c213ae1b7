package io.github.leadmock.world;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What one session wrote, as whoever opened it sees it. It is held from then on: a session that is
 * reset or dropped in the meantime does not change under a request. One that nobody wrote to takes
 * no place until the first write. Thread-safe; reads take no lock.
 */
final class Writes {

  private final Supplier<ConcurrentMap<LeadRef, Overlay>> keep;
  private volatile @Nullable ConcurrentMap<LeadRef, Overlay> overlays;

  private Writes(
      @Nullable ConcurrentMap<LeadRef, Overlay> overlays,
      Supplier<ConcurrentMap<LeadRef, Overlay>> keep) {
    this.overlays = overlays;
    this.keep = keep;
  }

  /** Those that are there already. */
  static Writes in(ConcurrentMap<LeadRef, Overlay> overlays) {
    return new Writes(overlays, () -> overlays);
  }

  /** None so far; the first write gets a place for all of them. */
  static Writes none(Supplier<ConcurrentMap<LeadRef, Overlay>> keep) {
    return new Writes(null, keep);
  }

  /** What was written on a lead. */
  Overlay on(LeadRef lead) {
    @Nullable ConcurrentMap<LeadRef, Overlay> known = overlays;
    return known == null ? Overlay.NONE : known.getOrDefault(lead, Overlay.NONE);
  }

  /**
   * Changes what was written on a lead, one step at a time for a lead whatever the number of
   * writers.
   *
   * @param step makes the next overlay from the last, or gives back the same; without side effects
   *     but for the caller's notes of its result: it may run twice
   */
  void change(LeadRef lead, UnaryOperator<Overlay> step) {
    // A write that is refused, on a note that is not there, keeps no session.
    if (overlays == null && step.apply(Overlay.NONE).equals(Overlay.NONE)) {
      return;
    }
    kept()
        .compute(
            lead,
            (ref, stored) -> {
              Overlay before = stored == null ? Overlay.NONE : stored;
              Overlay after = step.apply(before);
              return after.equals(Overlay.NONE) ? stored : after;
            });
  }

  private synchronized ConcurrentMap<LeadRef, Overlay> kept() {
    @Nullable ConcurrentMap<LeadRef, Overlay> known = overlays;
    if (known == null) {
      known = keep.get();
      overlays = known;
    }
    return known;
  }

  /** A new place for writes. */
  static ConcurrentMap<LeadRef, Overlay> newPlace() {
    return new ConcurrentHashMap<>();
  }
}
