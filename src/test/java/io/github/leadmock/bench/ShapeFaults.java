package io.github.leadmock.bench;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Members of MetroLeads bodies that are missing, null, renamed or of another type. */
final class ShapeFaults {

  private static final List<Member> PAGE =
      List.of(
          Member.of("/count", "\"45\"").alias("total_count"),
          Member.of("/start", "\"0\"").alias("offset"),
          Member.of("/events", "{}").alias("items"));

  private static final List<Member> AUTHOR =
      List.of(
          Member.of("/data/created_by_entity/user_id", "17").orNull().alias("id"),
          Member.of("/data/created_by_entity/name", "{\"first\":\"Ada\"}").orNull(),
          Member.of("/data/created_by_entity/group_id", "17").orNull().onlyBy("ML-EV-21"),
          Member.of("/data/created_by_entity/company_id", "17").orNull());

  private static final List<Member> ATTACHED =
      List.of(
          Member.of("/data/attached_entities", "{\"type\":\"lead\"}", "ML-EV-18"),
          Member.of("/data/attached_entities/0/type", "1", "ML-EV-18"),
          Member.of("/data/attached_entities/0/lead", "\"lead\"", "ML-EV-18"),
          Member.of("/data/attached_entities/0/lead/id", "17", "ML-EV-18").alias("uuid"));

  private static final List<Member> NOTE =
      List.of(
          Member.of("/inbound", "\"true\""),
          Member.of("/online", "1").alias("is_online"),
          Member.of("/type", "3", "ML-EV-24").alias("event_type"),
          Member.of("/data", "[]").alias("payload"),
          Member.of("/data/event_time", "1487845268").alias("eventTime"),
          Member.of("/data/event_id", "17").alias("id"),
          Member.of("/data/created_by_entity", "\"Ada Meyer\"", "ML-EV-17").alias("author"),
          Member.of("/data/created_by", "{\"type\":\"user\"}", "ML-EV-17"),
          Member.of("/data/message", "[\"Hello\"]").alias("text"));

  private static final Member COMMENT_COUNT =
      Member.of("/data/comment_count", "\"0\"", "ML-CO-03").alias("comments");

  private static final List<Member> SMS =
      List.of(
          Member.of("/data/phone", "4930901820").orNull().onlyBy("ML-EV-22"),
          Member.of("/data/extra_data", "\"5a51\"").orNull().onlyBy("ML-EV-22"),
          Member.of("/data/extra_data/header_checksum", "17")
              .orNull()
              .alias("checksum")
              .onlyBy("ML-EV-22"));

  private static final List<Member> AS_NOTE =
      NOTE.stream().filter(member -> member.pointer().matches("/online|/data/message")).toList();

  private static final List<Member> LISTED =
      join(join(NOTE, List.of(COMMENT_COUNT)), join(AUTHOR, ATTACHED));

  private static final List<Member> COMMENTS =
      List.of(
          Member.of("/total_count", "\"3\"").alias("count"),
          Member.of("/sub_events", "{}").alias("comments"));

  private static final List<Member> COMMENT =
      List.of(
          Member.of("/sub_event_id", "17", "ML-CO-06").alias("id"),
          Member.of("/data", "[]"),
          Member.of("/data/comment", "17").alias("message"),
          Member.of("/data/sub_event_type", "1"),
          Member.of("/data/event_time", "1487845268").alias("time"),
          Member.of("/data/created_by_entity", "\"Ada Meyer\"", "ML-EV-17"),
          Member.of("/data/sub_event_id", "17", "ML-CO-06"),
          Member.of("/data/created_by", "{\"type\":\"user\"}", "ML-EV-17"));

  private static final List<Member> SAVED =
      join(
          join(NOTE, ATTACHED),
          List.of(Member.of("/data/tags", "\"\""), AUTHOR.get(1), AUTHOR.get(3)));

  private static final List<String> SUB = List.of("ML-CO-05");

  private ShapeFaults() {}

  static Stream<Fault> all() {
    return Stream.of(
            Family.of(
                "ml-page",
                "list of events",
                List.of("ML-EV-23"),
                PAGE,
                whole(Operation.LIST_EVENTS)),
            Family.of("ml-note", "each listed note", List.of("ML-EV-14"), LISTED, each("note")),
            Family.of("ml-sms", "each listed SMS", List.of("ML-EV-15"), SMS, each("sms")),
            Family.of("ml-sms", "each listed SMS", List.of("ML-EV-15"), AS_NOTE, each("sms"))
                .only(Slip.DROPPED),
            Family.of(
                "ml-comments",
                "list of comments",
                List.of("ML-CO-10"),
                COMMENTS,
                whole(Operation.LIST_COMMENTS)),
            Family.of("ml-comment", "each comment", SUB, COMMENT, ShapeFaults::eachComment),
            Family.of("ml-comment", "each comment", SUB, AUTHOR, ShapeFaults::eachComment)
                .only(Slip.DROPPED, Slip.RETYPED),
            saved("ml-added", "the added note", Operation.ADD_NOTE, "ML-NO-01"),
            saved("ml-updated", "the updated note", Operation.UPDATE_NOTE, "ML-NO-10")
                .only(Slip.DROPPED),
            saved("ml-removed", "the removed note", Operation.REMOVE_NOTE, "ML-NO-11")
                .only(Slip.DROPPED))
        .flatMap(Family::faults);
  }

  private static Family saved(String prefix, String what, Operation operation, String rule) {
    List<String> rules = List.of("ML-NO-02", "ML-NO-18", rule);
    return Family.of(prefix, what, rules, SAVED, whole(operation)).seenByWriting();
  }

  private static Function<Consumer<ObjectNode>, Deviation> whole(Operation operation) {
    return edit -> Deviation.body(operation, edit);
  }

  private static Function<Consumer<ObjectNode>, Deviation> each(String type) {
    return edit ->
        Deviation.body(
            Operation.LIST_EVENTS,
            page ->
                Json.objects(page.path("events")).stream()
                    .filter(event -> event.path("type").asString().equals(type))
                    .forEach(edit));
  }

  private static Deviation eachComment(Consumer<ObjectNode> edit) {
    return Deviation.body(
        Operation.LIST_COMMENTS, list -> Json.objects(list.path("sub_events")).forEach(edit));
  }

  private static List<Member> join(List<Member> first, List<Member> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
