package io.github.leadmock.world;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One lead of MetroLeads, to read and to write. Thread-safe: writes to one lead happen one after
 * the other, each seeing the one before (rule ML-NO-19), and readers see a whole write or nothing
 * of it.
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
    return new Timeline(source, writes.on(source.ref()));
  }

  /**
   * Why there is no room for a text, a sentence without a full stop; empty when there is. To be
   * asked before {@link #addNote} and {@link #updateNote}, which do not.
   */
  public Optional<String> fullFor(String message) {
    return quota.fullFor(message);
  }

  /** Whether there is room for a text in a mock that nobody has written to. */
  public boolean mayEverHold(String message) {
    return quota.mayEverHold(message);
  }

  /**
   * Adds a note. Its time is the clock's: on top of the timeline, or, when the clock stands before
   * the newest event, where that time belongs (rule ML-NO-03).
   *
   * @param user the user name it is written with
   * @param name how that user is called
   */
  public Event addNote(String user, String name, String message) {
    Author writer = Directory.writer(config.seed(), source.company(), user, name);
    return change(
            now -> {
              int position = now.positions();
              // A lead has many notes by few: a third of what a note takes was its author's.
              Author author = now.authorOfNewest().filter(writer::equals).orElse(writer);
              Instant time = config.clock().instant().truncatedTo(ChronoUnit.SECONDS);
              Event note = newNote(position, time, author, message);
              boolean newest = !time.isBefore(now.timeOfNewest());
              return Optional.of(new Change(overlay -> overlay.add(position, note, newest), note));
            })
        .orElseThrow();
  }

  /**
   * Gives a note another text; identity, time and author stay.
   *
   * @return the note as it is now; empty when there is no such note
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
   * @return the note as it last was; empty when there is no such note
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
        .filter(position -> timeline.event(position).sms().isEmpty())
        .findFirst();
  }

  private Optional<Event> change(Function<Timeline, Optional<Change>> step) {
    AtomicReference<@Nullable Event> event = new AtomicReference<>();
    writes.change(
        source.ref(),
        overlay -> {
          Optional<Change> change = step.apply(new Timeline(source, overlay));
          event.set(change.map(Change::event).orElse(null));
          return change.map(made -> made.to().apply(overlay)).orElse(overlay);
        });
    return Optional.ofNullable(event.get());
  }

  private record Change(Function<Overlay, Overlay> to, Event event) {}
}
