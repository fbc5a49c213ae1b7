package io.github.leadmock.world;

import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One session's writes, as seen by whoever opened it. They are held from then on: a session that is
 * reset or evicted in the meantime does not change during a request. A session is stored only at
 * its first write. Thread-safe; reads take no lock.
 */
final class Writes {

  private final Supplier<Overlays> keep;
  private volatile @Nullable Overlays overlays;

  private Writes(@Nullable Overlays overlays, Supplier<Overlays> keep) {
    this.overlays = overlays;
    this.keep = keep;
  }

  /** The writes of a stored session. */
  static Writes in(Overlays overlays) {
    return new Writes(overlays, () -> overlays);
  }

  /** No writes yet; the first write calls {@code keep} to store the session. */
  static Writes none(Supplier<Overlays> keep) {
    return new Writes(null, keep);
  }

  /** The changes to one lead. */
  Overlay on(LeadRef lead) {
    @Nullable Overlays known = overlays;
    return known == null ? Overlay.NONE : known.on(lead);
  }

  /** The leads that somebody has written to, in no order. */
  Set<LeadRef> leads() {
    @Nullable Overlays known = overlays;
    return known == null ? Set.of() : known.leads();
  }

  /**
   * Applies a change to a lead's overlay. Changes to one lead are serialized.
   *
   * @param step computes the next overlay, or returns its argument unchanged. It may run twice, so
   *     its only side effect may be to record its latest result
   */
  void change(LeadRef lead, UnaryOperator<Overlay> step) {
    // A refused write, such as one to a missing note, stores no session.
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
