package io.github.leadmock.verify;

import static io.github.leadmock.verify.Case.reading;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Checks the members of a page's events, and their order. */
final class EventShapeCases {

  private static final String LIST = "metroleads/list-events/";

  private EventShapeCases() {}

  static List<Case> all() {
    return List.of(
        reading(
            LIST + "success",
            "The list of events is answered as documented",
            List.of(
                "ML-EV-23",
                "ML-EV-24",
                "ML-ST-200",
                "ML-ER-01",
                "ML-ER-08",
                "ML-PA-01",
                "ML-PA-04",
                "ML-EV-04",
                "ML-EV-05",
                "ML-EV-14",
                "ML-EV-15",
                "ML-EV-16",
                "ML-EV-20",
                "ML-EV-21",
                "ML-EV-22"),
            EventShapeCases::success),
        reading(
            LIST + "every-event",
            "Every event of the timeline has the documented members",
            List.of(
                "ML-EV-14",
                "ML-EV-15",
                "ML-EV-16",
                "ML-EV-20",
                "ML-EV-21",
                "ML-EV-22",
                "ML-EV-24",
                "ML-PA-04"),
            EventShapeCases::everyEvent),
        reading(
            LIST + "order",
            "Events come in reverse chronological order",
            List.of("ML-EV-01"),
            EventShapeCases::order),
        reading(
            LIST + "author",
            "created_by names the user of created_by_entity",
            List.of("ML-EV-17"),
            EventShapeCases::author),
        reading(
            LIST + "attached-lead",
            "Every event is attached to the lead of the path",
            List.of("ML-EV-18"),
            EventShapeCases::attachedLead));
  }

  private static void success(Probe probe) {
    FirstAnswer opening = probe.session().opening();
    probe.heard(opening.exchanges());
    JsonNode body = probe.success(opening.answer());
    probe.schema("list-events", opening.answer(), body);
  }

  private static void everyEvent(Probe probe) {
    Timeline timeline = probe.session().timeline(probe);
    for (EventPage page : timeline.pages()) {
      page.answer().json().ifPresent(body -> probe.schema("list-events", page.answer(), body));
    }
    timeline.withAtLeast(1);
  }

  private static void order(Probe probe) {
    Timeline timeline = probe.session().timeline(probe);
    for (EventPage page : timeline.pages()) {
      PageLaws.descending(probe, page.answer(), page.events());
    }
    if (timeline.isQuiet() && probe.findings().isEmpty()) {
      PageLaws.descending(probe, timeline.beyond(), timeline.firstOfEach());
    }
    timeline.withAtLeast(2);
  }

  /** When an event or a comment happened; empty when it cannot be read. */
  static Optional<Instant> time(JsonNode event) {
    try {
      return Optional.of(
          OffsetDateTime.parse(event.at("/data/event_time").asString("")).toInstant());
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }

  private static void author(Probe probe) {
    Documented documented = Documented.of(probe.session().contract());
    Timeline timeline = probe.session().timeline(probe).withAtLeast(1);
    Agreement authors = Authors.agreement(probe);
    timeline.pages().forEach(page -> PageLaws.authors(documented, page, authors));
    authors.tell();
  }

  private static void attachedLead(Probe probe) {
    Documented documented = Documented.of(probe.session().contract());
    Timeline timeline = probe.session().timeline(probe).withAtLeast(1);
    Agreement leads = Attachments.agreement(probe);
    String lead = Attachments.own(probe);
    timeline.pages().forEach(page -> PageLaws.attached(probe, documented, page, leads, lead));
    leads.tell();
  }
}
