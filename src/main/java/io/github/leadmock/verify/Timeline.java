package io.github.leadmock.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * All events of the lead, as read page by page in one walk.
 *
 * @param pages the pages that hold events, in order
 * @param size the requested page size
 * @param beyond the answer after the last page, which should have no events
 * @param trouble why the walk was cut short, if it was
 * @param isQuiet whether nothing was added or removed in the meantime
 * @param exchanges the requests and responses
 */
record Timeline(
    List<EventPage> pages,
    int size,
    Answer beyond,
    Optional<String> trouble,
    boolean isQuiet,
    List<HttpExchange> exchanges) {

  /** Copies the lists. */
  Timeline {
    pages = List.copyOf(pages);
    exchanges = List.copyOf(exchanges);
  }

  private static final int MOST_PAGES = 40;
  private static final long UNKNOWN = -1;
  private static final int USUAL_PAGE = 20;
  private static final int LARGEST_PAGE = 100;
  private static final int ATTEMPTS = 3;

  /** Walks until the lead did not change in the meantime, three times at most. */
  static Timeline walk(Probe probe) {
    int already = probe.exchanges().size();
    Timeline walked = once(probe, already);
    for (int attempt = 1; attempt < ATTEMPTS && !walked.isQuiet(); attempt++) {
      walked = once(probe, already);
    }
    return walked;
  }

  private static Timeline once(Probe probe, int already) {
    EventPage before = EventPage.ask(probe, "?start=0&size=1");
    long count = before.total().orElse(UNKNOWN);
    int size = count == UNKNOWN ? USUAL_PAGE : pageSize(count);
    List<EventPage> pages = new ArrayList<>();
    long start = 0;
    EventPage page = EventPage.ask(probe, query(start, size));
    // No document defines the answer past the count, so a refusal there ends the walk too.
    Answer last = page.answer();
    Optional<String> trouble = Optional.empty();
    while (page.size() > 0 && trouble.isEmpty()) {
      pages.add(page);
      start += page.size();
      if (pages.size() == MOST_PAGES) {
        trouble = Optional.of(tooLong(pages, size));
        break;
      }
      last = probe.send(EventPage.call(probe, query(start, size)));
      if (start >= count && last.status() != 200) {
        break;
      }
      try {
        page = EventPage.of(probe, last, probe.success(last));
      } catch (Undecided unreadable) {
        // The failure is reported; the pages before it are still worth checking.
        trouble = Optional.of(unreadable.reason());
      }
    }
    EventPage after = EventPage.ask(probe, "?start=0&size=1");
    return new Timeline(
        pages,
        size,
        last,
        trouble,
        before.total().equals(after.total()) && before.ids().equals(after.ids()),
        probe.exchanges().subList(already, probe.exchanges().size()));
  }

  private static String tooLong(List<EventPage> pages, int size) {
    return pages.get(0).ids().equals(pages.get(1).ids())
        ? "the pages repeat, whatever start says"
        : "the timeline is longer than %s pages of %s; name a lead with fewer events"
            .formatted(MOST_PAGES, size);
  }

  /** Whether the walk reached the end. */
  boolean isWhole() {
    return trouble.isEmpty();
  }

  /**
   * A size for at least three pages, if there are enough events, with a last page that is usually
   * not full.
   */
  private static int pageSize(long count) {
    int size = (int) Math.max(2, Math.min(LARGEST_PAGE, count / 4));
    while (count > size && count % size == 0 && size < LARGEST_PAGE) {
      size++;
    }
    return size;
  }

  private static String query(long start, int size) {
    return "?start=%s&size=%s".formatted(start, size);
  }

  /** The events in the order of the walk. */
  List<JsonNode> events() {
    return pages.stream().flatMap(page -> page.events().stream()).toList();
  }

  /** The same without repeated events, which are a finding of their own. */
  List<JsonNode> firstOfEach() {
    Set<String> seen = new HashSet<>();
    return events().stream().filter(event -> seen.add(EventPage.id(event))).toList();
  }

  List<String> ids() {
    return pages.stream().flatMap(page -> page.ids().stream()).toList();
  }

  /** Ends the case unless checks of the whole timeline are possible. */
  Timeline decidable() {
    if (!isQuiet) {
      throw new Undecided("the timeline changed during paging, three times");
    }
    trouble.ifPresent(
        reason -> {
          throw new Undecided(reason);
        });
    return this;
  }

  /** Ends the case unless there are at least this many events. */
  Timeline withAtLeast(int events) {
    int there = ids().size();
    if (there < events) {
      throw new Undecided(
          "the lead has %s; %s are needed to tell, name another lead"
              .formatted(Count.of(there, "event"), events));
    }
    return this;
  }
}
