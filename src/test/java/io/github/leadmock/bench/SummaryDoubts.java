package io.github.leadmock.bench;

import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What the document on the summary of a lead leaves open. */
final class SummaryDoubts {

  private static final String NO_JSON_RULE =
      "the document calls successes JSON and says nothing of errors";

  private SummaryDoubts() {}

  static Stream<Doubt> all() {
    return Stream.of(
        summary(
            "lf-notes-negative",
            "notes_count is -1",
            "the table says integer only",
            lead -> lead.put("notes_count", -1)),
        summary(
            "lf-date-zero",
            "date is 0000-00-00 00:00:00",
            "the table says string, one example shows the form",
            lead -> lead.put("date", "0000-00-00 00:00:00")),
        summary(
            "lf-assigned-word",
            "assigned is 'no'",
            "the table says string, one example shows a digit",
            lead -> lead.put("assigned", "no")),
        summary(
            "lf-public-word",
            "is_public is 'false'",
            "the table says string, one example shows a digit",
            lead -> lead.put("is_public", "false")),
        read(
            "lf-404-html",
            "the 404 for an unknown lead is an HTML page",
            Api.LIVEFORCE,
            NO_JSON_RULE,
            Deviation.outcome(
                Operation.LEAD_SUMMARY, 404, answer -> Answer.html(404, "Not Found"))),
        read(
            "lf-401-html",
            "the 401 is an HTML page",
            Api.LIVEFORCE,
            NO_JSON_RULE,
            Deviation.outcome(
                Operation.LEAD_SUMMARY, 401, answer -> Answer.html(401, "Unauthorized"))),
        read(
            "lf-403",
            "an unknown lead is a 403",
            Api.LIVEFORCE,
            "403 is documented for what the key may not see",
            Deviation.outcome(
                Operation.LEAD_SUMMARY,
                404,
                answer -> ErrorAnswer.of(Api.LIVEFORCE, 403, "No permission"))),
        read(
            "lf-412",
            "an unknown lead is a 412",
            Api.LIVEFORCE,
            "412 is documented for required data that is not found",
            Deviation.outcome(
                Operation.LEAD_SUMMARY,
                404,
                answer -> ErrorAnswer.of(Api.LIVEFORCE, 412, "Lead not found"))),
        read(
            "lf-no-browser",
            "analytics has no browser",
            Api.LIVEFORCE,
            "the table does not list the members of analytics",
            analytics(analytics -> analytics.remove("browser"))),
        read(
            "lf-analytics-empty",
            "analytics is an empty object",
            Api.LIVEFORCE,
            "the table does not list the members of analytics",
            analytics(ObjectNode::removeAll)),
        read(
            "lf-source-number",
            "analytics.source is a number",
            Api.LIVEFORCE,
            "the table does not list the members of analytics",
            analytics(analytics -> analytics.put("source", 3))),
        read(
            "lf-date-iso",
            "date is written 2024-08-05T14:07:36Z",
            Api.LIVEFORCE,
            "the table says string, one example shows the form",
            Deviation.body(
                Operation.LEAD_SUMMARY,
                body -> ((ObjectNode) body.get("data")).put("date", "2024-08-05T14:07:36Z"))),
        read(
            "lf-leading-digits",
            "an id that begins with that of a lead shows the lead",
            Api.LIVEFORCE,
            "no document says which ids name nothing",
            Deviation.calls(
                call -> call.names(Operation.LEAD_SUMMARY),
                call -> call.withPath(call.path().replaceFirst("/([0-9]+)[^0-9/]+$", "/$1")))));
  }

  private static Doubt summary(String id, String says, String why, Consumer<ObjectNode> edit) {
    return read(
        id,
        says,
        Api.LIVEFORCE,
        why,
        Deviation.body(Operation.LEAD_SUMMARY, body -> edit.accept((ObjectNode) body.get("data"))));
  }

  private static Doubt read(String id, String says, Api api, String why, Deviation deviation) {
    return new Doubt("doubt-" + id, says, api, false, why, deviation);
  }

  private static Deviation analytics(Consumer<ObjectNode> edit) {
    return Deviation.body(
        Operation.LEAD_SUMMARY, body -> edit.accept((ObjectNode) body.at("/data/analytics")));
  }
}
