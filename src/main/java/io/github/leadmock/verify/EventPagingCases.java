package io.github.leadmock.verify;

import static io.github.leadmock.verify.Case.reading;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Checks paging: {@code start}, {@code size} and {@code count}. */
final class EventPagingCases {

  private static final String LIST = "metroleads/list-events/";
  private static final int LARGEST_PAGE = 100;
  private static final int DEFAULT_SIZE = PageLaws.DEFAULT_SIZE;
  private static final int ATTEMPTS = 3;
  private static final String TIME = "/data/event_time";

  private EventPagingCases() {}

  static List<Case> all() {
    return List.of(
        reading(
            LIST + "default-start",
            "Without start the list begins with the newest event and says start 0",
            List.of("ML-EV-02", "ML-EV-05"),
            EventPagingCases::defaultStart),
        reading(
            LIST + "default-size",
            "Without size a page holds 20 events",
            List.of("ML-EV-03"),
            EventPagingCases::defaultSize),
        reading(
            LIST + "echoed-start",
            "start is echoed",
            List.of("ML-EV-05"),
            EventPagingCases::echoedStart),
        reading(
            LIST + "parameters",
            "Parameters work alone and in any order",
            List.of("ML-EV-03", "ML-EV-06"),
            EventPagingCases::order),
        reading(
            LIST + "stable",
            "Reading an unchanged page twice gives the same result",
            List.of("ML-EV-04", "ML-EV-16"),
            EventPagingCases::stable),
        reading(
            LIST + "size",
            "A page holds size events as long as there are any",
            List.of("ML-EV-06"),
            EventPagingCases::size),
        reading(
            LIST + "start",
            "start counts events from the newest",
            List.of("ML-EV-06"),
            EventPagingCases::start),
        reading(
            LIST + "last-page",
            "The last event is on a page of its own when start names it",
            List.of("ML-EV-06", "ML-EV-04"),
            EventPagingCases::lastPage),
        reading(
            LIST + "partition",
            "The pages hold each event exactly once",
            List.of("ML-EV-12", "ML-EV-13"),
            EventPagingCases::partition),
        reading(
            LIST + "count",
            "count is the number of events that paging yields, the same on every page",
            List.of("ML-EV-04"),
            EventPagingCases::count));
  }

  private static void defaultStart(Probe probe) {
    sameAs(probe, "?size=5", "?start=0&size=5");
    if (probe.findings().isEmpty()) {
      sameAs(probe, "", "?start=0&size=20");
    }
  }

  /** The order of parameters does not matter, nor does leaving out one that has its default. */
  private static void order(Probe probe) {
    sameEvents(probe, "ML-EV-03", "?start=1", "?start=1&size=20");
    sameEvents(probe, "ML-EV-06", "?size=3&start=2", "?start=2&size=3");
  }

  private static void sameEvents(Probe probe, String rule, String one, String other) {
    quietly(
        probe,
        one,
        other,
        (page, wanted) -> {
          if (!page.ids().equals(wanted.ids())) {
            probe.find(
                rule,
                page.answer(),
                "/events",
                "with %s the page is another one than with %s".formatted(one, other),
                String.join(", ", wanted.ids()),
                String.join(", ", page.ids()));
          }
        });
  }

  /** Reading unchanged data twice gives the same result, times included. */
  private static void stable(Probe probe) {
    quietly(
        probe,
        "?start=0&size=5",
        "?start=0&size=5",
        (one, other) -> {
          if (!one.total().equals(other.total())) {
            probe.find(
                "ML-EV-04",
                other.answer(),
                "/count",
                "count differs between reads, and the events are the same",
                String.valueOf(one.count()),
                String.valueOf(other.count()));
          }
          for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            JsonNode first = one.events().get(i);
            JsonNode second = other.events().get(i);
            if (EventPage.id(first).equals(EventPage.id(second))
                && !first.at(TIME).equals(second.at(TIME))) {
              probe.find(
                  "ML-EV-16",
                  other.answer(),
                  "/events/%s%s".formatted(i, TIME),
                  "an event's time differs between reads",
                  first.at(TIME).asString(""),
                  second.at(TIME).asString(""));
              return;
            }
          }
        });
  }

  private static void sameAs(Probe probe, String without, String with) {
    quietly(probe, without, with, EventPagingCases.asWithout(probe, with));
  }

  private static BiConsumer<EventPage, EventPage> asWithout(Probe probe, String query) {
    return (without, with) -> {
      PageLaws.fromTheNewest(probe, without);
      if (!without.ids().equals(with.ids())) {
        probe.find(
            "ML-EV-02",
            without.answer(),
            "/events",
            "without start the page is another one than with " + query.substring(1),
            String.join(", ", with.ids()),
            String.join(", ", without.ids()));
      }
    };
  }

  private static void defaultSize(Probe probe) {
    EventPage page = EventPage.ask(probe, "");
    long known = known(probe, page);
    long wanted = Math.min(DEFAULT_SIZE, known);
    // The lead may have changed since the walk; then the page's own count is right too.
    long count = page.total().orElse(known);
    boolean changed = count != known && page.size() == Math.min(DEFAULT_SIZE, count);
    if (page.size() != wanted && !changed) {
      probe.find(
          "ML-EV-03",
          page.answer(),
          "/events",
          "a page without size holds " + Count.of(page.size(), "event"),
          String.valueOf(wanted),
          String.valueOf(page.size()));
    } else if (known <= DEFAULT_SIZE) {
      throw new Undecided(
          "the lead has %s; more than %s are needed to tell, name another lead"
              .formatted(Count.of(known, "event"), DEFAULT_SIZE));
    }
  }

  /** The number of events: from the walk of the timeline if possible, else from the page. */
  private static long known(Probe probe, EventPage page) {
    Timeline timeline = probe.session().timeline(probe);
    return timeline.isQuiet() && timeline.isWhole()
        ? timeline.ids().size()
        : page.total().orElse(page.size());
  }

  private static void echoedStart(Probe probe) {
    for (int start : List.of(0, 1, 7)) {
      EventPage page = EventPage.ask(probe, "?start=%s&size=2".formatted(start));
      PageLaws.echoed(probe, page, start);
    }
  }

  private static void size(Probe probe) {
    Timeline timeline = probe.session().timeline(probe).withAtLeast(1);
    int there = timeline.ids().size();
    for (int size : List.of(1, 2, 3, 5, DEFAULT_SIZE, DEFAULT_SIZE + 1)) {
      EventPage page = EventPage.ask(probe, "?start=0&size=%s".formatted(size));
      PageLaws.size(
          probe,
          page,
          OptionalLong.of(size),
          timeline.isQuiet() && page.total().orElse(there) >= there
              ? OptionalLong.of(there)
              : OptionalLong.empty());
    }
  }

  private static void start(Probe probe) {
    for (int start : List.of(1, 2, 4)) {
      quietly(
          probe,
          "?start=0&size=6",
          "?start=%s&size=2".formatted(start),
          (first, later) -> {
            List<String> wanted =
                first
                    .ids()
                    .subList(Math.min(start, first.size()), Math.min(start + 2, first.size()));
            if (!later.ids().equals(wanted)) {
              probe.find(
                  "ML-EV-06",
                  later.answer(),
                  "/events",
                  "the page does not begin at event %s".formatted(start),
                  String.join(", ", wanted),
                  String.join(", ", later.ids()));
            }
          });
    }
    probe.session().timeline(probe).withAtLeast(2);
  }

  private static void lastPage(Probe probe) {
    Timeline timeline = probe.session().timeline(probe).decidable().withAtLeast(2);
    int last = timeline.ids().size() - 1;
    EventPage page = EventPage.ask(probe, "?start=%s&size=%s".formatted(last, DEFAULT_SIZE));
    List<String> wanted = timeline.ids().subList(last, last + 1);
    if (!page.ids().equals(wanted) && page.total().orElse(last + 1L) == last + 1L) {
      probe.find(
          "ML-EV-06",
          page.answer(),
          "/events",
          "the page at the last event does not hold just that one",
          String.join(", ", wanted),
          String.join(", ", page.ids()));
    }
  }

  private static void partition(Probe probe) {
    Timeline timeline = probe.session().timeline(probe);
    for (EventPage page : timeline.pages()) {
      twice(probe, page, new HashMap<>());
    }
    if (timeline.isQuiet()) {
      Map<String, String> seen = new HashMap<>();
      timeline.pages().forEach(page -> twice(probe, page, seen));
    }
    if (!probe.findings().isEmpty()) {
      return;
    }
    timeline.decidable();
    Set<String> walked = new LinkedHashSet<>(timeline.ids());
    EventPage first = EventPage.ask(probe, "?start=0&size=%s".formatted(DEFAULT_SIZE));
    for (String id : first.ids()) {
      if (!walked.contains(id) && first.total().orElse(walked.size()) == walked.size()) {
        probe.find(
            "ML-EV-12",
            first.answer(),
            "/events",
            "paging misses an event",
            "event " + id + " on one of the pages",
            "on none");
      }
    }
    timeline.withAtLeast(2);
  }

  /** Reports the first event that was already seen. */
  private static void twice(Probe probe, EventPage page, Map<String, String> seen) {
    String query = page.answer().call().path().replaceFirst(".*\\?", "");
    for (String id : page.ids()) {
      @Nullable String before = seen.putIfAbsent(id, query);
      if (before != null && probe.findings().isEmpty()) {
        probe.find(
            "ML-EV-12",
            page.answer(),
            "/events",
            "event %s is listed twice: with %s and with %s".formatted(id, before, query),
            "each event once",
            String.join(", ", page.ids()));
      }
    }
  }

  private static void count(Probe probe) {
    Timeline timeline = probe.session().timeline(probe).decidable();
    long distinct = timeline.ids().stream().distinct().count();
    // Repeated events and events without an id are findings of their own.
    int entries = timeline.ids().size();
    for (EventPage page : timeline.pages()) {
      if (page.count() != distinct && page.count() != entries) {
        if (missesEvents(probe, page.count(), distinct)) {
          return;
        }
        probe.find(
            "ML-EV-04",
            page.answer(),
            "/count",
            "count is %s, but paging yields %s"
                .formatted(page.count(), Count.of(distinct, "event")),
            String.valueOf(distinct),
            String.valueOf(page.count()));
        return;
      }
    }
  }

  /** If a single page shows as many events as count says, the walk missed some. */
  private static boolean missesEvents(Probe probe, long count, long walked) {
    if (count <= walked || count > LARGEST_PAGE) {
      return false;
    }
    EventPage all = EventPage.ask(probe, "?start=0&size=%s".formatted(count));
    long there = all.ids().stream().distinct().count();
    if (there != count) {
      return false;
    }
    probe.find(
        "ML-EV-12",
        all.answer(),
        "/events",
        "paging misses events that a single page has",
        Count.of(there, "event"),
        Count.of(walked, "event"));
    return true;
  }

  /**
   * Compares two pages of a lead that did not change in between: the first page is requested again
   * afterwards and must be the same.
   */
  static void quietly(
      Probe probe, String first, String second, BiConsumer<EventPage, EventPage> compare) {
    boolean sameEvents = true;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      EventPage before = EventPage.ask(probe, first);
      EventPage other = EventPage.ask(probe, second);
      EventPage after = EventPage.ask(probe, first);
      sameEvents &= before.ids().equals(after.ids());
      if (before.ids().equals(after.ids()) && before.total().equals(after.total())) {
        compare.accept(before, other);
        return;
      }
      if (sameEvents && attempt == ATTEMPTS - 1) {
        probe.find(
            "ML-EV-04",
            after.answer(),
            "/count",
            "count differs between reads, and the events are the same",
            String.valueOf(before.count()),
            String.valueOf(after.count()));
        compare.accept(before, other);
        return;
      }
    }
    throw new Undecided("the timeline changed between two requests, three times");
  }
}
