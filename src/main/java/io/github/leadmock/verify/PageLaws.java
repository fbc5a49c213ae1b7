package io.github.leadmock.verify;

import static io.github.leadmock.verify.EventShapeCases.time;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What one page of events has to say beyond its shape. Stateless. */
final class PageLaws {

  /** How many events a page holds when nobody says otherwise (rule ML-EV-03). */
  static final int DEFAULT_SIZE = 20;

  private PageLaws() {}

  /**
   * All of them.
   *
   * @param query what was asked for
   * @param lead the lead of the path
   */
  static void check(
      Finder finder, Documented documented, EventPage page, PageQuery query, String lead) {
    descending(finder, page.answer(), page.events());
    once(finder, page);
    count(finder, page);
    if (query.asksForNoStart()) {
      fromTheNewest(finder, page);
    }
    query.start().ifPresent(start -> echoed(finder, page, start));
    if (query.size().isPresent() || query.asksForNoSize()) {
      size(finder, page, query.size(), rest(page));
    }
    Agreement authors = Authors.agreement(finder);
    authors(documented, page, authors);
    authors.tell();
    Agreement leads = Attachments.agreement(finder);
    attached(finder, documented, page, leads, lead);
    leads.tell();
  }

  /** The events are in reverse chronological order (rule ML-EV-01). */
  static void descending(Finder finder, Answer answer, List<JsonNode> events) {
    for (int i = 1; i < events.size(); i++) {
      Optional<Instant> newer = time(events.get(i - 1));
      Optional<Instant> older = time(events.get(i));
      if (newer.isPresent() && older.isPresent() && newer.get().isBefore(older.get())) {
        finder.find(
            "ML-EV-01",
            answer,
            "/events/%s/data/event_time".formatted(i),
            "an event is newer than the one before it",
            "%s or earlier".formatted(newer.get()),
            older.get().toString());
        return;
      }
    }
  }

  /** No event comes twice (rule ML-EV-12). */
  private static void once(Finder finder, EventPage page) {
    Set<String> seen = new HashSet<>();
    for (String id : page.ids()) {
      if (!seen.add(id)) {
        finder.find(
            "ML-EV-12",
            page.answer(),
            "/events",
            "event %s is listed twice on one page".formatted(id),
            "each event once",
            String.join(", ", page.ids()));
        return;
      }
    }
  }

  /** The start is that of the request, on a page that is not past the end (rule ML-EV-05). */
  static void echoed(Finder finder, EventPage page, long start) {
    if (page.offset().isPresent()
        && page.start() != start
        && start < page.total().orElse(Long.MAX_VALUE)) {
      finder.find(
          "ML-EV-05",
          page.answer(),
          "/start",
          "start is not that of the request",
          String.valueOf(start),
          String.valueOf(page.start()));
    }
  }

  /** Without start a page begins with the newest event and says so (rule ML-EV-02). */
  static void fromTheNewest(Finder finder, EventPage page) {
    if (page.offset().isPresent() && page.start() != 0) {
      finder.find(
          "ML-EV-02",
          page.answer(),
          "/start",
          "start is not 0 when it is not given",
          "0",
          String.valueOf(page.start()));
    }
  }

  /** No page reaches beyond what count says (rule ML-EV-04). */
  private static void count(Finder finder, EventPage page) {
    if (page.total().isEmpty() || page.offset().isEmpty() || page.size() == 0) {
      return;
    }
    long reached = page.start() + page.ids().stream().distinct().count();
    if (page.count() < reached) {
      finder.find(
          "ML-EV-04",
          page.answer(),
          "/count",
          "count is less than the number of the last event on the page",
          reached + " or more",
          String.valueOf(page.count()));
    }
  }

  /** How many events there are from the start of a page on, as the page says itself. */
  private static OptionalLong rest(EventPage page) {
    return page.total().isEmpty() || page.offset().isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(0, page.count() - page.start()));
  }

  /**
   * A page holds size events as long as there are any, and 20 where no size is given (rules
   * ML-EV-03, ML-EV-06).
   *
   * @param size the size that was asked for; empty for none
   * @param rest how many events there are from the start of the page on, where that is known
   */
  static void size(Finder finder, EventPage page, OptionalLong size, OptionalLong rest) {
    long most = size.orElse(DEFAULT_SIZE);
    // No document names a greatest size, so a server may have one; not below its default.
    long least = Math.min(Math.min(most, DEFAULT_SIZE), rest.orElse(0));
    if (page.size() > most || page.size() < least) {
      finder.find(
          size.isPresent() ? "ML-EV-06" : "ML-EV-03",
          page.answer(),
          "/events",
          "a page %s holds %s"
              .formatted(
                  size.isPresent() ? "with size=" + most : "without size",
                  Count.of(page.size(), "event")),
          String.valueOf(Math.min(most, rest.orElse(most))),
          String.valueOf(page.size()));
    }
  }

  /** created_by names the user of created_by_entity (rule ML-EV-17). */
  static void authors(Documented documented, EventPage page, Agreement agreement) {
    for (int i = 0; i < page.size(); i++) {
      JsonNode event = page.events().get(i);
      if (!documented.shows(EventPage.id(event))) {
        Authors.check(agreement, page.answer(), "/events/%s/data".formatted(i), event.path("data"));
      }
    }
  }

  /** Events are attached to the lead of the path (rule ML-EV-18). */
  static void attached(
      Finder finder, Documented documented, EventPage page, Agreement agreement, String lead) {
    for (int i = 0; i < page.size(); i++) {
      JsonNode event = page.events().get(i);
      if (!documented.shows(EventPage.id(event))) {
        String pointer = "/events/%s/data/attached_entities".formatted(i);
        Attachments.check(finder, agreement, page.answer(), pointer, event, lead);
      }
    }
  }
}
