package io.github.leadmock.world;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.Comparator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The writes of all sessions in this process. Thread-safe; opening a session takes no lock. */
final class MemorySessions implements Sessions {

  private final SessionLimits limits;
  private final NoteQuota quota;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final ConcurrentHashMap<Session, Place> places = new ConcurrentHashMap<>();
  private volatile Overlays shared;

  /**
   * Starts without writes.
   *
   * @param quota the limit on the writes of all sessions together
   * @param clock stamps notes
   * @param nanoTime measures idle time, like {@link System#nanoTime()}
   */
  MemorySessions(SessionLimits limits, NoteQuota quota, Clock clock, LongSupplier nanoTime) {
    this.limits = requireNonNull(limits, "limits is null");
    this.quota = requireNonNull(quota, "quota is null");
    this.shared = new Overlays(quota);
    this.clock = requireNonNull(clock, "clock is null");
    this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
  }

  @Override
  public Writes open(Session session) {
    if (session.equals(Session.SHARED)) {
      return MemoryWrites.in(shared, clock);
    }
    @Nullable Overlays known = used(session);
    return known == null
        ? MemoryWrites.none(() -> keep(session), clock)
        : MemoryWrites.in(known, clock);
  }

  @Override
  public void reset() {
    renewShared();
    places.forEach(this::forget);
  }

  @Override
  public void reset(Session session) {
    if (session.equals(Session.SHARED)) {
      renewShared();
    } else {
      @Nullable Place place = places.remove(session);
      if (place != null) {
        place.overlays.drop();
      }
    }
  }

  @Override
  public void forget(LeadRef lead) {
    shared.forget(lead);
    places.values().forEach(place -> place.overlays.forget(lead));
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

  @Override
  public int size() {
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
      // Removed at once, so that a slower reader with an older time cannot revive it.
      forget(session, place);
      return null;
    }
    place.use(now);
    return place.overlays;
  }

  /** Synchronized, so that two concurrent first writes to a session use the same place. */
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
