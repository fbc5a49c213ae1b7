package io.github.leadmock.world;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What every session wrote. The shared one is always there; of the others only those that wrote
 * something take a place, as many and as long as the limits allow. Thread-safe; opening a session
 * takes no lock.
 */
final class Sessions {

  private final SessionLimits limits;
  private final NoteQuota quota;
  private final LongSupplier nanoTime;
  private final ConcurrentHashMap<Session, Place> places = new ConcurrentHashMap<>();
  private volatile Overlays shared;

  /**
   * No writes yet.
   *
   * @param quota what all of them may write together
   * @param nanoTime measures how long a session is idle, as {@link System#nanoTime()} does
   */
  Sessions(SessionLimits limits, NoteQuota quota, LongSupplier nanoTime) {
    this.limits = requireNonNull(limits, "limits is null");
    this.quota = requireNonNull(quota, "quota is null");
    this.shared = new Overlays(quota);
    this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
  }

  /** A session's writes; counts as a use of it. */
  Writes open(Session session) {
    if (session.equals(Session.SHARED)) {
      return Writes.in(shared);
    }
    @Nullable Overlays known = used(session);
    return known == null ? Writes.none(() -> keep(session)) : Writes.in(known);
  }

  /** Forgets what was written in all sessions. */
  void reset() {
    renewShared();
    places.forEach(this::forget);
  }

  /** Forgets what was written in one session. */
  void reset(Session session) {
    if (session.equals(Session.SHARED)) {
      renewShared();
    } else {
      @Nullable Place place = places.remove(session);
      if (place != null) {
        place.overlays.drop();
      }
    }
  }

  private synchronized void renewShared() {
    shared.drop();
    shared = new Overlays(quota);
  }

  private void forget(Session session, Place place) {
    if (places.remove(session, place)) {
      place.overlays.drop();
    }
  }

  /** How many sessions take a place and are not too old, the shared one not counted. */
  int size() {
    long now = nanoTime.getAsLong();
    return (int) places.values().stream().filter(place -> !isTooOld(place, now)).count();
  }

  private @Nullable Overlays used(Session session) {
    long now = nanoTime.getAsLong();
    @Nullable Place place = places.get(session);
    if (place == null) {
      return null;
    }
    if (isTooOld(place, now)) {
      // Removed at once: a slower reader with an older time must not bring it back to life.
      forget(session, place);
      return null;
    }
    place.use(now);
    return place.overlays;
  }

  /** One at a time, so that two first writes to a session find the same place. */
  private synchronized Overlays keep(Session session) {
    @Nullable Overlays known = used(session);
    if (known != null) {
      return known;
    }
    long now = nanoTime.getAsLong();
    places.forEach(
        (other, place) -> {
          if (isTooOld(place, now)) {
            forget(other, place);
          }
        });
    while (places.size() >= limits.count()) {
      places.entrySet().stream()
          .min(Comparator.comparingLong(entry -> entry.getValue().lastUse.get() - now))
          .ifPresent(longestIdle -> forget(longestIdle.getKey(), longestIdle.getValue()));
    }
    Place place = new Place(new Overlays(quota), now);
    places.put(session, place);
    return place.overlays;
  }

  private boolean isTooOld(Place place, long now) {
    return now - place.lastUse.get() > limits.age().toNanos();
  }

  private static final class Place {

    private final Overlays overlays;
    private final AtomicLong lastUse;

    Place(Overlays overlays, long now) {
      this.overlays = overlays;
      lastUse = new AtomicLong(now);
    }

    void use(long now) {
      lastUse.set(now);
    }
  }
}
