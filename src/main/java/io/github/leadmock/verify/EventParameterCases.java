package io.github.leadmock.verify;

import static io.github.leadmock.verify.Case.reading;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Parameter values whose effect no document defines: any sensible answer is right, and the report
 * says which one it was.
 */
final class EventParameterCases {

  private static final String LIST = "metroleads/list-events/";
  private static final int DEFAULT_SIZE = 20;

  private EventParameterCases() {}

  static List<Case> all() {
    return List.of(
        reading(
            LIST + "past-the-end",
            "A page past the end holds no events",
            List.of("ML-EV-07", "ML-EV-06", "ML-EV-04", "ML-EV-05", "ML-EV-08"),
            EventParameterCases::pastTheEnd),
        odd("negative-start", "ML-EV-08", "start=-1"),
        odd("start-not-a-number", "ML-EV-08", "start=abc"),
        odd("negative-size", "ML-EV-09", "size=-1"),
        odd("size-not-a-number", "ML-EV-09", "size=abc"),
        odd("size-zero", "ML-EV-09", "size=0"),
        reading(
            LIST + "huge-size",
            "A huge size is accepted, reduced or refused",
            List.of("ML-EV-09", "ML-EV-06"),
            EventParameterCases::hugeSize),
        odd("repeated-parameter", "ML-EV-10", "start=0&start=1&size=2"),
        odd("unknown-parameter", "ML-EV-11", "size=2&colour=blue"));
  }

  private static Case odd(String name, String rule, String query) {
    return reading(
        LIST + name,
        "%s is answered with a page or refused as unacceptable".formatted(query),
        List.of(rule, "ML-ST-400"),
        probe -> tell(probe, rule, query));
  }

  private static void tell(Probe probe, String rule, String query) {
    page(probe, rule, query)
        .ifPresent(
            page ->
                probe.reading(
                    rule, "%s: a page of %s".formatted(query, Count.of(page.size(), "event"))));
  }

  /** Requests a page where 400 is right too; reports a refusal itself. */
  private static Optional<EventPage> page(Probe probe, String rule, String query) {
    Answer answer = probe.send(EventPage.call(probe, "?" + query));
    if (answer.status() == 200) {
      return Optional.of(EventPage.of(probe, answer, probe.success(answer)));
    }
    if (probe.refusal(answer, rule, 200, 400)) {
      probe.reading(rule, query + ": 400");
    }
    return Optional.empty();
  }

  private static void pastTheEnd(Probe probe) {
    Timeline timeline = probe.session().timeline(probe);
    if (timeline.isQuiet() && timeline.isWhole()) {
      justPastTheEnd(probe, timeline.ids().size());
      justPastTheEnd(probe, timeline.ids().size() + 7);
    }
    if (!probe.findings().isEmpty()) {
      return;
    }
    farPastTheEnd(probe, "100000000", "ML-EV-06");
    // Overflows of 31, 32 and 63 bits; no document limits start.
    for (String start : List.of("2147483648", "4294967296", "9223372036854775808")) {
      farPastTheEnd(probe, start, "ML-EV-08");
    }
  }

  private static void farPastTheEnd(Probe probe, String start, String rule) {
    Answer answer = probe.send(EventPage.call(probe, "?start=%s&size=5".formatted(start)));
    if (Set.of(400, 404).contains(answer.status())) {
      probe.json(answer);
      probe.reading("ML-EV-07", "a page at start=%s: %s".formatted(start, answer.status()));
      return;
    }
    if (!probe.refusal(answer, "ML-EV-07", 200, 400, 404)) {
      return;
    }
    EventPage page = EventPage.of(probe, answer, probe.success(answer));
    if (page.size() > 0) {
      probe.find(
          rule,
          answer,
          "/events",
          "a page past the end, at start=%s, holds %s"
              .formatted(start, Count.of(page.size(), "event")),
          "none",
          String.join(", ", page.ids()));
      return;
    }
    if (page.offset().isPresent() && page.start() != Json.whole(start)) {
      probe.find(
          rule.equals("ML-EV-06") ? "ML-EV-05" : rule,
          answer,
          "/start",
          "a page past the end has another start than the request",
          start,
          String.valueOf(page.start()));
      return;
    }
    probe.reading("ML-EV-07", "a page at start=%s: empty page".formatted(start));
  }

  /** The first page without events must neither fail nor report another count. */
  private static void justPastTheEnd(Probe probe, int end) {
    String query = "?start=%s&size=5".formatted(end);
    Answer answer = probe.send(EventPage.call(probe, query));
    if (!probe.refusal(answer, "ML-EV-07", 200, 400, 404) || answer.status() != 200) {
      return;
    }
    EventPagingCases.quietly(
        probe,
        "?start=0&size=1",
        query,
        (first, past) -> {
          if (past.offset().isPresent() && past.start() != end) {
            probe.find(
                "ML-EV-05",
                past.answer(),
                "/start",
                "a page past the end has another start than the request",
                String.valueOf(end),
                String.valueOf(past.start()));
          }
          if (past.total().isPresent() && !past.total().equals(first.total())) {
            probe.find(
                "ML-EV-04",
                past.answer(),
                "/count",
                "count is another one on a page past the end",
                String.valueOf(first.total().orElse(0)),
                String.valueOf(past.count()));
          }
        });
  }

  private static void hugeSize(Probe probe) {
    for (String size : List.of("1000000", "2147483648", "9223372036854775808")) {
      hugeSize(probe, "size=" + size);
    }
  }

  private static void hugeSize(Probe probe, String query) {
    Timeline timeline = probe.session().timeline(probe);
    Optional<EventPage> page = page(probe, "ML-EV-09", query);
    if (page.isEmpty()) {
      return;
    }
    int there = timeline.ids().size();
    int size = page.get().size();
    if (timeline.isQuiet() && size < Math.min(there, DEFAULT_SIZE)) {
      probe.find(
          "ML-EV-06",
          page.get().answer(),
          "/events",
          "a page with %s holds %s, fewer than the usual size"
              .formatted(query, Count.of(size, "event")),
          Math.min(there, DEFAULT_SIZE) + " or more",
          String.valueOf(size));
      return;
    }
    probe.reading(
        "ML-EV-09",
        query + (size < there ? ": cut down to " + Count.of(size, "event") : ": all events"));
  }
}
