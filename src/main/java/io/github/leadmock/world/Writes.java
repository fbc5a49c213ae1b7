package io.github.leadmock.world;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What one session wrote, as whoever opened it sees it. It is held from then on: a session that is
 * reset or dropped in the meantime does not change under a request. One that nobody wrote to takes
 * no place until the first write. Thread-safe; reads take no lock.
 */
final class Writes {

  private final Supplier<Overlays> keep;
  private volatile @Nullable Overlays overlays;

  private Writes(@Nullable Overlays overlays, Supplier<Overlays> keep) {
    this.overlays = overlays;
    this.keep = keep;
  }

  /** Those that are there already. */
  static Writes in(Overlays overlays) {
    return new Writes(overlays, () -> overlays);
  }

  /** None so far; the first write gets a place for all of them. */
  static Writes none(Supplier<Overlays> keep) {
    return new Writes(null, keep);
  }

  /** What was written on a lead. */
  Overlay on(LeadRef lead) {
    @Nullable Overlays known = overlays;
    return known == null ? Overlay.NONE : known.on(lead);
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
    kept().change(lead, step);
  }

  private synchronized Overlays kept() {
    @Nullable Overlays known = overlays;
    if (known == null) {
      known = keep.get();
      overlays = known;
    }
    return known;
  }
}
