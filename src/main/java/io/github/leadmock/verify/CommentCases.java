package io.github.leadmock.verify;

import static io.github.leadmock.verify.Case.reading;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Checks the comments of an event: all at once, newest first, as many as the list of events says.
 */
final class CommentCases {

  private static final String LIST = "metroleads/list-comments/";
  private static final int ATTEMPTS = 3;
  private static final int WINDOW = 20;

  private CommentCases() {}

  static List<Case> all() {
    return Stream.of(
            List.of(
                reading(
                    LIST + "success",
                    "The comments of an event are answered as documented",
                    List.of(
                        "ML-CO-05", "ML-CO-01", "ML-CO-03", "ML-CO-10", "ML-ST-200", "ML-ER-01"),
                    CommentCases::success),
                reading(
                    LIST + "total-count",
                    "total_count is the number of comments, and the event's comment_count",
                    List.of("ML-CO-03", "ML-CO-01", "ML-ST-200"),
                    CommentCases::totalCount),
                reading(
                    LIST + "no-comments",
                    "An event without comments gives an empty list",
                    List.of("ML-CO-07"),
                    CommentCases::noComments),
                reading(
                    LIST + "order",
                    "Comments come newest first",
                    List.of("ML-CO-02"),
                    CommentCases::order),
                reading(
                    LIST + "ids",
                    "A comment has one id and one author, and is listed once",
                    List.of("ML-CO-06", "ML-CO-01", "ML-EV-17"),
                    CommentCases::ids),
                reading(
                    LIST + "unknown-event",
                    "An event that the lead does not have is a 404",
                    List.of("ML-CO-08", "ML-ST-404", "ML-ER-01"),
                    probe ->
                        probe.refusal(
                            probe.send(
                                CommentList.call(probe, "note", UUID.randomUUID().toString())),
                            "ML-CO-08",
                            404)),
                reading(
                    LIST + "other-type",
                    "An event asked for under another type is a 404",
                    List.of("ML-CO-04"),
                    CommentCases::otherType),
                reading(
                    LIST + "other-lead",
                    "An event asked for under another lead is a 404",
                    List.of("ML-PA-05", "ML-CO-08"),
                    CommentCases::otherLead),
                reading(
                    LIST + "other-company",
                    "An event asked for under another company is not shown",
                    List.of("ML-PA-05"),
                    CommentCases::otherCompany),
                reading(
                    LIST + "nearly-the-id",
                    "What only resembles an event's id does not match one",
                    List.of("ML-CO-08"),
                    CommentCases::nearlyTheId)),
            AccessCases.metroLeads("list-comments").with(CommentCases::attempt))
        .flatMap(List::stream)
        .toList();
  }

  /** The event with the most comments. */
  private static JsonNode busiest(Probe probe) {
    return events(probe).stream()
        .max(Comparator.comparingLong(CommentCases::commentCount))
        .orElseThrow(() -> new Undecided("the lead has no events"));
  }

  /** The events whose comments can be requested. */
  private static List<JsonNode> events(Probe probe) {
    return probe.session().timeline(probe).withAtLeast(1).events().stream()
        .filter(event -> event.at("/data/event_id").isString() && event.path("type").isString())
        .toList();
  }

  private static long commentCount(JsonNode event) {
    return event.at("/data/comment_count").asLong(0);
  }

  private static CommentList several(Probe probe, int least) {
    JsonNode event = busiest(probe);
    if (commentCount(event) < least) {
      throw new Undecided(
          "no event of the lead has %s; name another lead".formatted(Count.of(least, "comment")));
    }
    return CommentList.ask(probe, event);
  }

  private static void success(Probe probe) {
    Answer answer = probe.send(CommentList.call(probe, busiest(probe)));
    probe.schema("list-comments", answer, probe.success(answer));
  }

  private static void totalCount(Probe probe) {
    List<JsonNode> events = events(probe);
    for (JsonNode event : worthALook(events)) {
      quietly(probe, event);
      if (!probe.findings().isEmpty()) {
        return;
      }
    }
  }

  /**
   * The events with the most comments, and the newest of each documented type. If no event has
   * comments by its count, the whole first page too: the server may only fail to count them.
   */
  private static Collection<JsonNode> worthALook(List<JsonNode> events) {
    Set<JsonNode> chosen = new LinkedHashSet<>();
    events.stream()
        .sorted(Comparator.comparingLong(CommentCases::commentCount).reversed())
        .limit(2)
        .forEach(chosen::add);
    for (String type : List.of("note", "sms")) {
      events.stream()
          .filter(event -> event.path("type").asString("").equals(type))
          .findFirst()
          .ifPresent(chosen::add);
    }
    if (events.stream().allMatch(event -> commentCount(event) == 0)) {
      events.stream().limit(WINDOW).forEach(chosen::add);
    }
    return chosen;
  }

  /** Compares comments and comment_count once the count is the same before and after. */
  private static void quietly(Probe probe, JsonNode event) {
    JsonNode before = event;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      CommentList comments = CommentList.ask(probe, event);
      CommentLaws.total(probe, comments);
      if (comments.total() != comments.comments().size()) {
        return;
      }
      if (comments.total() == commentCount(before)
          || !before.at("/data/comment_count").isNumber()) {
        return;
      }
      JsonNode after = again(probe, event);
      if (commentCount(after) == commentCount(before)) {
        probe.find(
            "ML-CO-03",
            comments.answer(),
            "/total_count",
            "the event's comment_count in the list of events is another one",
            String.valueOf(commentCount(before)),
            String.valueOf(comments.total()));
        return;
      }
      before = after;
    }
    throw new Undecided("comments were added all the time");
  }

  private static JsonNode again(Probe probe, JsonNode event) {
    int place = probe.session().timeline(probe).ids().indexOf(EventPage.id(event));
    String query = "?start=%s&size=%s".formatted(Math.max(0, place - 2), WINDOW);
    String id = EventPage.id(event);
    return EventPage.ask(probe, query).events().stream()
        .filter(one -> EventPage.id(one).equals(id))
        .findFirst()
        .orElseThrow(() -> new Undecided("the event was not found again"));
  }

  private static void noComments(Probe probe) {
    JsonNode event =
        events(probe).stream()
            .filter(one -> one.at("/data/comment_count").isNumber() && commentCount(one) == 0)
            .findFirst()
            .orElseThrow(() -> new Undecided("every event of the lead has comments"));
    CommentList comments = CommentList.ask(probe, event);
    if (comments.number().orElse(0) == 0 && comments.comments().isEmpty()) {
      return;
    }
    if (commentCount(again(probe, event)) == 0) {
      probe.find(
          "ML-CO-07",
          comments.answer(),
          "",
          "an event with a comment_count of 0 has comments",
          "total_count 0 and no sub_events",
          "total_count %s and %s sub_events"
              .formatted(comments.number().orElse(0), comments.comments().size()));
    }
  }

  private static void order(Probe probe) {
    CommentLaws.descending(probe, several(probe, 2));
  }

  private static void ids(Probe probe) {
    CommentLaws.ids(probe, Documented.of(probe.session().contract()), several(probe, 1));
  }

  private static void otherType(Probe probe) {
    JsonNode event =
        events(probe).stream()
            .filter(one -> Set.of("note", "sms").contains(one.path("type").asString("")))
            .findFirst()
            .orElseThrow(() -> new Undecided("the lead has neither a note nor an SMS"));
    String other = event.path("type").asString("").equals("note") ? "sms" : "note";
    Call call = CommentList.call(probe, other, event.at("/data/event_id").asString(""));
    probe.refusal(probe.send(call), "ML-CO-04", 404);
  }

  private static void otherLead(Probe probe) {
    JsonNode event = busiest(probe);
    Call call = elsewhere(probe, event, "lead_uuid", UUID.randomUUID().toString());
    probe.refusal(probe.send(call), "ML-PA-05", 404);
  }

  private static void otherCompany(Probe probe) {
    JsonNode event = busiest(probe);
    Call call = elsewhere(probe, event, "company_uuid", UUID.randomUUID().toString());
    // The credentials are not valid for that company, so 401 and 403 are right too.
    probe.refusal(probe.send(call), "ML-PA-05", 401, 403, 404);
  }

  /** An id with a suffix or a leading zero must not match. */
  private static void nearlyTheId(Probe probe) {
    JsonNode event = busiest(probe);
    String id = event.at("/data/event_id").asString("");
    for (String near : List.of(id + "x", "0" + id)) {
      probe.refusal(probe.send(elsewhere(probe, event, "event_uuid", near)), "ML-CO-08", 400, 404);
    }
  }

  private static Call elsewhere(Probe probe, JsonNode event, String variable, String value) {
    Map<String, String> variables = new HashMap<>();
    variables.put("event_type", event.path("type").asString(""));
    variables.put("event_uuid", event.at("/data/event_id").asString(""));
    variables.put(variable, value);
    return CommentList.call(probe, variables);
  }

  /** Any event will do; if none can be read, an unknown one. */
  private static AccessCases.Attempted attempt(Probe probe, Access access) {
    Optional<JsonNode> event = anyEvent(probe);
    Call call =
        event
            .map(one -> CommentList.call(probe, one))
            .orElseGet(() -> CommentList.call(probe, "note", UUID.randomUUID().toString()));
    Answer answer = probe.send(call.withAccess(access));
    if (event.isEmpty() && answer.status() == 404) {
      throw new Undecided("the list shows no event, and the server looks for the event first");
    }
    return AccessCases.Attempted.of(answer);
  }

  private static Optional<JsonNode> anyEvent(Probe probe) {
    try {
      return Optional.of(busiest(probe));
    } catch (Undecided unreadable) {
      return Optional.empty();
    }
  }
}
