package io.github.leadmock.bench;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What goes wrong in the summary of a LiveForce lead. */
final class SummaryFaults {

  private static final List<Member> NULLABLE =
      Stream.of("title", "company", "chat", "chat_date", "assigned_to")
          .map(name -> Member.of("/data/" + name, "17", "LF-SU-04").orNull().onlyBy("LF-SU-03"))
          .toList();

  private static final List<Member> TEXTS =
      Stream.of("phonenumber", "status", "chat_id", "lead_type", "color", "name", "email")
          .map(name -> Member.of("/data/" + name, "17"))
          .toList();

  private static final List<Member> OTHERS =
      List.of(
          Member.of("/data", "\"12\"", "LF-SU-01").alias("lead"),
          Member.of("/message", "true", "LF-SU-01").alias("msg"),
          Member.of("/data/id", "12", "LF-SU-01").alias("lead_id"),
          Member.of("/data/date", "1722866856").alias("created_at"),
          Member.of("/data/assigned", "3"),
          Member.of("/data/is_public", "false").alias("isPublic"),
          Member.of("/data/analytics", "[]"),
          Member.of("/data/notes_count", "\"4\"").alias("notesCount"),
          Member.of("/data/attachment_count", "\"1\"").alias("attachments_count"));

  private SummaryFaults() {}

  static Stream<Fault> all() {
    Stream<Member> members = Stream.of(OTHERS, TEXTS, NULLABLE).flatMap(List::stream);
    Family family =
        Family.of(
            "lf-summary",
            "the summary",
            List.of("LF-SU-03"),
            members.toList(),
            SummaryFaults::whole);
    return Stream.of(family.faults(), values(), whichLead(), analytics()).flatMap(faults -> faults);
  }

  private static Stream<Fault> values() {
    return Stream.of(
        put(
            "date-slashes",
            "date is written 05/08/2024 14:07",
            "date",
            "\"05/08/2024 14:07\"",
            "LF-SU-07"),
        put(
            "date-epoch",
            "date is seconds since 1970 in a string",
            "date",
            "\"1722866856\"",
            "LF-SU-07"),
        put(
            "chat-date-words",
            "chat_date is 'yesterday'",
            "chat_date",
            "\"yesterday\"",
            "LF-SU-07"),
        put("notes-fraction", "notes_count is 4.5", "notes_count", "4.5", "LF-SU-03"),
        put(
            "attachments-boolean",
            "attachment_count is true",
            "attachment_count",
            "true",
            "LF-SU-03"),
        put("attachments-list", "attachment_count is a list", "attachment_count", "[]", "LF-SU-03"),
        put("title-object", "title is an object", "title", "{\"en\":\"Head\"}", "LF-SU-04"),
        put(
            "company-false",
            "company is false when there is none",
            "company",
            "false",
            "LF-SU-04"));
  }

  private static Stream<Fault> whichLead() {
    return Stream.of(
        Fault.read(
            "lf-lead-other",
            "the summary is that of another lead",
            Deviation.calls(
                call -> call.path().endsWith("/" + SampleSummaries.RICH),
                call -> call.withPath("/leads/summary/" + SampleSummaries.PLAIN)),
            "LF-SU-01"),
        Fault.read(
            "lf-lead-all",
            "data is a list with the lead in it",
            Deviation.body(
                Operation.LEAD_SUMMARY,
                body -> body.set("data", Json.array(List.of(body.get("data"))))),
            "LF-SU-01",
            "LF-SU-03"),
        Fault.read(
            "lf-lead-bare",
            "the lead is the whole body, not in data",
            Deviation.reshape(Operation.LEAD_SUMMARY, body -> body.get("data")),
            "LF-SU-01",
            "LF-SU-03"),
        Fault.read(
            "lf-lead-statistics",
            "data holds counts by status instead of a lead",
            Deviation.body(
                Operation.LEAD_SUMMARY,
                body -> body.set("data", Json.parse("{\"New\":4,\"Contacted\":9}"))),
            "LF-SU-01",
            "LF-SU-03"));
  }

  private static Stream<Fault> analytics() {
    return Stream.of(
        embedded(
            "chat-not-json",
            "analytics.chat is no JSON text",
            "chat",
            "\"Hello. How may I help?\""),
        embedded(
            "chat-cut",
            "analytics.chat is cut off at 20 characters",
            "chat",
            "\"[{\\\"id\\\":\\\"S1_1\\\",\\\"ty\""),
        embedded(
            "chat-object-text",
            "analytics.chat holds an object, not a list",
            "chat",
            "\"{\\\"id\\\":\\\"S1_1\\\"}\""),
        embedded("chat-array", "analytics.chat is a list, not text", "chat", "[{\"id\":\"S1_1\"}]"),
        embedded(
            "chat-python",
            "analytics.chat has single quotes",
            "chat",
            "\"[{'id': 'S1_1', 'seen': True}]\""),
        embedded(
            "chat-twice",
            "analytics.chat is encoded twice",
            "chat",
            "\"\\\"[{\\\\\\\"id\\\\\\\":1}]\\\"\""),
        embedded(
            "analytics-not-json",
            "analytics.analytics is no JSON text",
            "analytics",
            "\"city=Paris;country=FR\""),
        embedded(
            "analytics-list",
            "analytics.analytics holds a list",
            "analytics",
            "\"[\\\"Paris\\\"]\""),
        embedded(
            "analytics-object",
            "analytics.analytics is an object, not text",
            "analytics",
            "{\"city\":\"Paris\"}"),
        embedded(
            "analytics-comma",
            "analytics.analytics has a trailing comma",
            "analytics",
            "\"{\\\"city\\\":\\\"Paris\\\",}\""));
  }

  private static Fault put(String id, String says, String member, String value, String rule) {
    return Fault.read(
        "lf-" + id,
        says,
        whole(body -> ((ObjectNode) body.get("data")).set(member, Json.parse(value))),
        rule);
  }

  private static Fault embedded(String id, String says, String member, String value) {
    return Fault.read(
        "lf-" + id,
        says,
        whole(
            body -> {
              JsonNode analytics = body.get("data").get("analytics");
              ((ObjectNode) analytics).set(member, Json.parse(value));
            }),
        "LF-SU-05");
  }

  private static Deviation whole(Consumer<ObjectNode> edit) {
    return Deviation.body(Operation.LEAD_SUMMARY, edit);
  }
}
