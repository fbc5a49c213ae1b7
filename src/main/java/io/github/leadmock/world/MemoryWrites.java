package io.github.leadmock.world;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One session's writes in this process, as seen by whoever opened it. They are held from then on: a
 * session that is reset or evicted in the meantime does not change during a request. A session is
 * stored only at its first write. Reads take no lock.
 */
final class MemoryWrites implements Writes {

  private final Supplier<Overlays> keep;
  private final Clock clock;
  private volatile @Nullable Overlays overlays;

  private MemoryWrites(@Nullable Overlays overlays, Supplier<Overlays> keep, Clock clock) {
    this.overlays = overlays;
    this.keep = keep;
    this.clock = clock;
  }

  /** The writes of a stored session. */
  static MemoryWrites in(Overlays overlays, Clock clock) {
    return new MemoryWrites(overlays, () -> overlays, clock);
  }

  /** No writes yet; the first write calls {@code keep} to store the session. */
  static MemoryWrites none(Supplier<Overlays> keep, Clock clock) {
    return new MemoryWrites(null, keep, clock);
  }

  @Override
  public Overlay on(LeadSource lead) {
    @Nullable Overlays known = overlays;
    return lead.rebase(known == null ? Overlay.NONE : known.on(lead.ref()));
  }

  @Override
  public Event add(LeadSource lead, Author author, String message) {
    return change(
            lead,
            now -> {
              int position = now.positions();
              // Shares the author's instance with the previous note: authors took a third of a
              // note's memory, and few users write most notes.
              Author writer = now.authorOfNewest().filter(author::equals).orElse(author);
              Instant time = clock.instant().truncatedTo(ChronoUnit.SECONDS);
              Event note = Event.note(lead.idOf(position), time, writer, lead.lead(), message);
              boolean newest = !time.isBefore(now.timeOfNewest());
              return Optional.of(new Change(overlay -> overlay.add(position, note, newest), note));
            })
        .orElseThrow();
  }

  @Override
  public Optional<Event> update(LeadSource lead, UUID note, String message) {
    return change(
        lead,
        now ->
            noteAt(now, note)
                .map(
                    position -> {
                      Event updated = now.event(position).withMessage(message);
                      return new Change(overlay -> overlay.update(position, updated), updated);
                    }));
  }

  @Override
  public Optional<Event> remove(LeadSource lead, UUID note) {
    return change(
        lead,
        now ->
            noteAt(now, note)
                .map(
                    position ->
                        new Change(overlay -> overlay.remove(position), now.event(position))));
  }

  private static Optional<Integer> noteAt(Timeline timeline, UUID note) {
    return timeline.position(note).stream()
        .boxed()
        .filter(position -> timeline.event(position).type().equals(Event.NOTE))
        .findFirst();
  }

  private Optional<Event> change(LeadSource lead, Function<Timeline, Optional<Change>> step) {
    AtomicReference<@Nullable Event> event = new AtomicReference<>();
    change(
        lead.ref(),
        overlay -> {
          Overlay based = lead.rebase(overlay);
          Optional<Change> change = step.apply(new Timeline(lead, based));
          event.set(change.map(Change::event).orElse(null));
          return change.map(made -> made.to().apply(based)).orElse(overlay);
        });
    return Optional.ofNullable(event.get());
  }

  private record Change(Function<Overlay, Overlay> to, Event event) {}

  @Override
  public Set<LeadRef> leads() {
    @Nullable Overlays known = overlays;
    return known == null ? Set.of() : known.leads();
  }

  /**
   * Applies a change to a lead's overlay. Changes to one lead are serialized.
   *
   * @param step computes the next overlay, or returns its argument unchanged. It may run twice, so
   *     its only side effect may be to record its latest result
   */
  private void change(LeadRef lead, UnaryOperator<Overlay> step) {
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
