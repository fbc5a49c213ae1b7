package io.github.leadmock.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * All events of the lead, page by page, as one walk met them.
 *
 * @param pages the pages that hold events, in order
 * @param size the size that was asked for
 * @param beyond the page that was asked for at the end, where there should be none left
 * @param trouble what ended the walk before its end, if anything did
 * @param isQuiet whether nothing was added or removed meanwhile
 * @param exchanges what went over the wire
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
    long count = before.total().orElse(UNKNOWN);
    int size = count == UNKNOWN ? USUAL_PAGE : pageSize(count);
    List<EventPage> pages = new ArrayList<>();
    long start = 0;
    EventPage page = EventPage.ask(probe, query(start, size));
    // Past the count the documents do not say what comes: there a refusal ends the walk as well.
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
        // The finding is told; what came before it is worth a look all the same.
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

  /** Whether the walk came to the end. */
  boolean isWhole() {
    return trouble.isEmpty();
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

  /** The same without those that come again: that they do is another finding. */
  List<JsonNode> firstOfEach() {
    Set<String> seen = new HashSet<>();
    return events().stream().filter(event -> seen.add(EventPage.id(event))).toList();
  }

  List<String> ids() {
    return pages.stream().flatMap(page -> page.ids().stream()).toList();
  }

  /** Ends the case unless laws about the whole timeline can be decided. */
  Timeline decidable() {
    if (!isQuiet) {
      throw new Undecided("the timeline changed while it was walked, three times");
    }
    trouble.ifPresent(
        reason -> {
          throw new Undecided(reason);
        });
    return this;
  }

  /** The same with at least so many events. */
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
