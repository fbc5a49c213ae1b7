package io.github.leadmock.verify;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The newest events before and after a write, to tell what it changed from what others did.
 *
 * @param before the first page before
 * @param after the first page after
 */
record NoteList(EventPage before, EventPage after) {

  private static final String FIRST_PAGE = "?start=0&size=20";

  static EventPage now(Probe probe) {
    return EventPage.ask(probe, FIRST_PAGE);
  }

  /** Where a note is in the list afterwards; -1 for nowhere. */
  int place(Note note) {
    return after.ids().indexOf(note.id().toLowerCase(Locale.ROOT));
  }

  /** A note in the list afterwards. */
  Optional<JsonNode> find(Note note) {
    return find(after, note);
  }

  static Optional<JsonNode> find(EventPage page, Note note) {
    int place = page.ids().indexOf(note.id().toLowerCase(Locale.ROOT));
    return place < 0 ? Optional.empty() : Optional.of(page.events().get(place));
  }

  /** Whether nobody else wrote in between: apart from a note both pages begin alike. */
  boolean isQuiet(Note note) {
    List<String> one = without(before, note).toList();
    List<String> other = without(after, note).toList();
    int shared = Math.min(one.size(), other.size());
    return one.subList(0, shared).equals(other.subList(0, shared));
  }

  private static Stream<String> without(EventPage page, Note note) {
    return page.ids().stream().filter(id -> !id.equalsIgnoreCase(note.id()));
  }

  /** The events that were there before and now stand before a note. */
  List<JsonNode> ahead(Note note) {
    Set<String> known = before.ids().stream().collect(Collectors.toUnmodifiableSet());
    return after.events().stream()
        .limit(Math.max(0, place(note)))
        .filter(event -> known.contains(EventPage.id(event)))
        .toList();
  }
}
