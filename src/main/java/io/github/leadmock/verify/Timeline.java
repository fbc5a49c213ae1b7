package io.github.leadmock.verify;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * All events of the lead, page by page, as one walk met them.
 *
 * @param pages the pages that hold events, in order
 * @param size the size that was asked for
 * @param beyond the page that was asked for at the end, where there should be none left
 * @param isWhole whether the walk came to the end
 * @param isQuiet whether nothing was added or removed meanwhile
 * @param exchanges what went over the wire
 */
record Timeline(
    List<EventPage> pages,
    int size,
    Answer beyond,
    boolean isWhole,
    boolean isQuiet,
    List<HttpExchange> exchanges) {

  /** Copies the lists. */
  Timeline {
    pages = List.copyOf(pages);
    exchanges = List.copyOf(exchanges);
  }

  private static final int MOST_PAGES = 40;
  private static final int LARGEST_PAGE = 100;
  private static final int ATTEMPTS = 3;

  /** Walks until the lead was quiet meanwhile, three times at most. */
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
    int size = pageSize(before.count());
    List<EventPage> pages = new ArrayList<>();
    long start = 0;
    EventPage page = EventPage.ask(probe, query(start, size));
    // Past the count the documents do not say what comes: there a refusal ends the walk as well.
    Answer last = page.answer();
    while (page.size() > 0 && pages.size() < MOST_PAGES) {
      pages.add(page);
      start += page.size();
      last = probe.send(EventPage.call(probe, query(start, size)));
      if (start >= before.count() && last.status() != 200) {
        break;
      }
      page = EventPage.of(probe, last, probe.success(last));
    }
    EventPage after = EventPage.ask(probe, "?start=0&size=1");
    return new Timeline(
        pages,
        size,
        last,
        pages.size() < MOST_PAGES,
        before.count() == after.count() && before.ids().equals(after.ids()),
        probe.exchanges().subList(already, probe.exchanges().size()));
  }

  /** At least four pages where there are events enough, the last of them not full. */
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

  List<String> ids() {
    return pages.stream().flatMap(page -> page.ids().stream()).toList();
  }

  /** Ends the case unless laws about the whole timeline can be decided. */
  Timeline decidable() {
    if (!isQuiet) {
      throw new Undecided("the timeline changed while it was walked, three times");
    }
    if (!isWhole) {
      throw new Undecided(
          "the timeline is longer than %s pages of %s; name a lead with fewer events"
              .formatted(MOST_PAGES, size));
    }
    return this;
  }

  /** The same with at least so many events. */
  Timeline withAtLeast(int events) {
    int there = ids().size();
    if (there < events) {
      throw new Undecided(
          "the lead has %s events; %s are needed to tell, name another lead"
              .formatted(there, events));
    }
    return this;
  }
}
