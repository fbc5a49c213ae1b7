package io.github.leadmock.world;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One lead of MetroLeads, for reading and writing. Thread-safe: writes to one lead are serialized,
 * each seeing the one before (rule ML-NO-19), and readers see a whole write or nothing of it.
 */
public final class Lead {

  private final LeadSource source;
  private final WorldConfig config;
  private final Writes writes;
  private final NoteQuota quota;

  Lead(LeadSource source, WorldConfig config, Writes writes, NoteQuota quota) {
    this.quota = quota;
    this.source = source;
    this.config = config;
    this.writes = writes;
  }

  /** The timeline as it is now. */
  public Timeline timeline() {
    return new Timeline(source, source.rebase(writes.on(source.ref())));
  }

  /**
   * Why there is no room for a text, as a sentence without a full stop; empty if there is room.
   * Call it before {@link #addNote} and {@link #updateNote}, which do not check.
   */
  public Optional<String> fullFor(String message) {
    return quota.fullFor(message);
  }

  /** Whether a text would fit if nothing had been written yet. */
  public boolean mayEverHold(String message) {
    return quota.mayEverHold(message);
  }

  /**
   * Adds a note, stamped with the clock's time. It becomes the newest event unless the clock is
   * earlier than that one; then it is sorted in by time (rule ML-NO-03).
   *
   * @param user the user name
   * @param name the user's display name
   */
  public Event addNote(String user, String name, String message) {
    Author writer = Directory.writer(config.seed(), source.company(), user, name);
    return change(
            now -> {
              int position = now.positions();
              // Shares the author's instance with the previous note: authors took a third of a
              // note's memory, and few users write most notes.
              Author author = now.authorOfNewest().filter(writer::equals).orElse(writer);
              Instant time = config.clock().instant().truncatedTo(ChronoUnit.SECONDS);
              Event note = newNote(position, time, author, message);
              boolean newest = !time.isBefore(now.timeOfNewest());
              return Optional.of(new Change(overlay -> overlay.add(position, note, newest), note));
            })
        .orElseThrow();
  }

  /**
   * Replaces a note's text; id, time and author stay the same.
   *
   * @return the updated note; empty if there is no such note
   */
  public Optional<Event> updateNote(UUID note, String message) {
    return change(
        now ->
            noteAt(now, note)
                .map(
                    position -> {
                      Event updated = now.event(position).withMessage(message);
                      return new Change(overlay -> overlay.update(position, updated), updated);
                    }));
  }

  /**
   * Removes a note.
   *
   * @return the note as it was; empty if there is no such note
   */
  public Optional<Event> removeNote(UUID note) {
    return change(
        now ->
            noteAt(now, note)
                .map(
                    position ->
                        new Change(overlay -> overlay.remove(position), now.event(position))));
  }

  private Event newNote(int position, Instant time, Author author, String message) {
    return new Event(
        source.idOf(position),
        time,
        true,
        author,
        author.userId(),
        source.lead(),
        message,
        0,
        Optional.empty());
  }

  private static Optional<Integer> noteAt(Timeline timeline, UUID note) {
    return timeline.position(note).stream()
        .boxed()
        .filter(position -> timeline.event(position).type().equals(Event.NOTE))
        .findFirst();
  }

  private Optional<Event> change(Function<Timeline, Optional<Change>> step) {
    AtomicReference<@Nullable Event> event = new AtomicReference<>();
    writes.change(
        source.ref(),
        overlay -> {
          Overlay based = source.rebase(overlay);
          Optional<Change> change = step.apply(new Timeline(source, based));
          event.set(change.map(Change::event).orElse(null));
          return change.map(made -> made.to().apply(based)).orElse(overlay);
        });
    return Optional.ofNullable(event.get());
  }

  private record Change(Function<Overlay, Overlay> to, Event event) {}
}
