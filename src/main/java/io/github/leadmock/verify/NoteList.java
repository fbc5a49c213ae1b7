package io.github.leadmock.verify;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The newest events before and after a write, to distinguish its effect from other users' writes.
 *
 * @param before the first page before the write
 * @param after the first page after the write
 */
record NoteList(EventPage before, EventPage after) {

  static final String FIRST_PAGE = "?start=0&size=20";

  /**
   * The first page, once it shows what the run has written so far, or as it is when waiting ends.
   */
  static EventPage now(Probe probe) {
    return now(probe, page -> true);
  }

  /** The same, once it also satisfies {@code shows}. */
  static EventPage now(Probe probe, Predicate<EventPage> shows) {
    Notes notes = probe.session().notes();
    return probe
        .session()
        .patience()
        .until(
            probe,
            () -> EventPage.ask(probe, FIRST_PAGE),
            page -> notes.agreesWith(page) && shows.test(page));
  }

  /** The first page, if it can be read. */
  static Optional<EventPage> look(Probe probe) {
    return look(probe, page -> true);
  }

  /** The same, once it also satisfies {@code shows}. */
  static Optional<EventPage> look(Probe probe, Predicate<EventPage> shows) {
    try {
      return Optional.of(now(probe, shows));
    } catch (Undecided unreadable) {
      return Optional.empty();
    }
  }

  /** Whether a page shows a note with this text. */
  static boolean shows(EventPage page, Note note, String text) {
    return find(page, note)
        .map(event -> event.at("/data/message").asString("").equals(text))
        .orElse(false);
  }

  /** The position of a note in the list afterwards; -1 if it is not listed. */
  int place(Note note) {
    return after.ids().indexOf(note.id().toLowerCase(Locale.ROOT));
  }

  /** A note in the list afterwards. */
  Optional<JsonNode> find(Note note) {
    return find(after, note);
  }

  /** Whether a page shows a note. */
  static boolean has(EventPage page, Note note) {
    return find(page, note).isPresent();
  }

  static Optional<JsonNode> find(EventPage page, Note note) {
    int place = page.ids().indexOf(note.id().toLowerCase(Locale.ROOT));
    return place < 0 ? Optional.empty() : Optional.of(page.events().get(place));
  }

  /**
   * Whether nobody else wrote in between: without the note, both pages begin with the same events.
   */
  boolean isQuiet(Note note) {
    List<String> one = without(before, note).toList();
    List<String> other = without(after, note).toList();
    int shared = Math.min(one.size(), other.size());
    return one.subList(0, shared).equals(other.subList(0, shared));
  }

  private static Stream<String> without(EventPage page, Note note) {
    return page.ids().stream().filter(id -> !id.equalsIgnoreCase(note.id()));
  }

  /** The events from before that are now listed ahead of a note. */
  List<JsonNode> ahead(Note note) {
    Set<String> known = before.ids().stream().collect(Collectors.toUnmodifiableSet());
    return after.events().stream()
        .limit(Math.max(0, place(note)))
        .filter(event -> known.contains(EventPage.id(event)))
        .toList();
  }
}
