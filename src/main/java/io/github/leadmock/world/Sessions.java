package io.github.leadmock.world;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
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
  private final LongSupplier nanoTime;
  private final ConcurrentHashMap<Session, Place> places = new ConcurrentHashMap<>();
  private volatile ConcurrentMap<LeadRef, Overlay> shared = Writes.newPlace();

  /**
   * No writes yet.
   *
   * @param nanoTime measures how long a session is idle, as {@link System#nanoTime()} does
   */
  Sessions(SessionLimits limits, LongSupplier nanoTime) {
    this.limits = requireNonNull(limits, "limits is null");
    this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
  }

  /** A session's writes; counts as a use of it. */
  Writes open(Session session) {
    if (session.equals(Session.SHARED)) {
      return Writes.in(shared);
    }
    @Nullable ConcurrentMap<LeadRef, Overlay> known = used(session);
    return known == null ? Writes.none(() -> keep(session)) : Writes.in(known);
  }

  /** Forgets what was written in all sessions. */
  void reset() {
    shared = Writes.newPlace();
    places.clear();
  }

  /** Forgets what was written in one session. */
  void reset(Session session) {
    if (session.equals(Session.SHARED)) {
      shared = Writes.newPlace();
    } else {
      places.remove(session);
    }
  }

  /** How many sessions take a place and are not too old, the shared one not counted. */
  int size() {
    long now = nanoTime.getAsLong();
    return (int) places.values().stream().filter(place -> !isTooOld(place, now)).count();
  }

  private @Nullable ConcurrentMap<LeadRef, Overlay> used(Session session) {
    long now = nanoTime.getAsLong();
    @Nullable Place place = places.get(session);
    if (place == null) {
      return null;
    }
    if (isTooOld(place, now)) {
      // Removed at once: a slower reader with an older time must not bring it back to life.
      places.remove(session, place);
      return null;
    }
    place.use(now);
    return place.overlays;
  }

  /** One at a time, so that two first writes to a session find the same place. */
  private synchronized ConcurrentMap<LeadRef, Overlay> keep(Session session) {
    @Nullable ConcurrentMap<LeadRef, Overlay> known = used(session);
    if (known != null) {
      return known;
    }
    long now = nanoTime.getAsLong();
    places.values().removeIf(place -> isTooOld(place, now));
    while (places.size() >= limits.count()) {
      places.entrySet().stream()
          .min(Comparator.comparingLong(entry -> entry.getValue().lastUse.get() - now))
          .ifPresent(longestIdle -> places.remove(longestIdle.getKey(), longestIdle.getValue()));
    }
    Place place = new Place(now);
    places.put(session, place);
    return place.overlays;
  }

  private boolean isTooOld(Place place, long now) {
    return now - place.lastUse.get() > limits.age().toNanos();
  }

  private static final class Place {

    private final ConcurrentMap<LeadRef, Overlay> overlays = Writes.newPlace();
    private final AtomicLong lastUse;

    Place(long now) {
      lastUse = new AtomicLong(now);
    }

    void use(long now) {
      lastUse.set(now);
    }
  }
}
