package io.github.leadmock.verify;

import static io.github.leadmock.verify.Case.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Checks the summary of a LiveForce lead. */
final class SummaryCases {

  private static final String SUMMARY = "liveforce/lead-summary/";
  private static final String UNKNOWN = "999999999999999";

  private SummaryCases() {}

  static List<Case> all() {
    AccessCases access = AccessCases.liveForce("lead-summary");
    return Stream.of(
            List.of(
                reading(
                    SUMMARY + "success",
                    "The summary is answered as documented",
                    List.of(
                        "LF-SU-03",
                        "LF-SU-01",
                        "LF-SU-04",
                        "LF-SU-07",
                        "LF-SU-08",
                        "LF-SU-10",
                        "LF-SU-11",
                        "LF-ST-200",
                        "LF-ER-01",
                        "LF-ER-10",
                        "LF-PA-01"),
                    SummaryCases::success),
                reading(
                    SUMMARY + "json-text",
                    "analytics.analytics and analytics.chat hold JSON text",
                    List.of("LF-SU-05"),
                    SummaryCases::jsonText),
                reading(
                    SUMMARY + "id",
                    "The summary is that of the lead in the path",
                    List.of("LF-SU-01"),
                    SummaryCases::id),
                reading(
                    SUMMARY + "message",
                    "The message of a success does not report a failure",
                    List.of("LF-SU-01"),
                    SummaryCases::message)),
            access.of(probe -> Call.get(probe.session().paths().lead())),
            List.of(
                reading(
                    SUMMARY + "unknown-id",
                    "A lead that the account does not have is a 404",
                    List.of("LF-SU-06", "LF-ST-404", "LF-ER-09", "LF-ER-02", "LF-ER-05"),
                    SummaryCases::unknownId),
                reading(
                    SUMMARY + "malformed-id",
                    "What is not the number of a lead is a 404",
                    List.of("LF-SU-06"),
                    SummaryCases::malformedId),
                reading(
                    SUMMARY + "unknown-path",
                    "A path that does not exist is a 404",
                    List.of("LF-ER-04"),
                    SummaryCases::unknownPath),
                reading(
                    SUMMARY + "head",
                    "HEAD is answered as GET is, or refused",
                    List.of("LF-ER-07"),
                    probe ->
                        Heads.tell(probe, "LF-ER-07", Call.get(probe.session().paths().lead()))),
                reading(
                    SUMMARY + "short-path",
                    "The summary may also be at the path as the document prints it",
                    List.of("LF-PA-02"),
                    SummaryCases::shortPath),
                reading(
                    SUMMARY + "again",
                    "The lead is the same when it is read again, also after errors",
                    List.of("LF-SU-01"),
                    SummaryCases::again)))
        .flatMap(List::stream)
        .toList();
  }

  private static void success(Probe probe) {
    FirstAnswer opening = probe.session().opening();
    probe.heard(opening.exchanges());
    JsonNode body = probe.success(opening.answer());
    probe.schema("lead-summary", opening.answer(), body, rule -> !rule.equals("LF-SU-05"));
  }

  private static void jsonText(Probe probe) {
    FirstAnswer opening = probe.session().opening();
    probe.heard(opening.exchanges());
    JsonNode body = probe.success(opening.answer());
    probe.schema("lead-summary", opening.answer(), body, rule -> rule.equals("LF-SU-05"));
  }

  private static void id(Probe probe) {
    FirstAnswer opening = probe.session().opening();
    probe.heard(opening.exchanges());
    JsonNode body = probe.success(opening.answer());
    SummaryLaws.id(probe, opening.answer(), body, own(probe));
  }

  private static String own(Probe probe) {
    if (probe.session().settings().target() instanceof Target.LiveForce target) {
      return target.lead();
    }
    throw new IllegalStateException("a case of LiveForce runs against another API");
  }

  /** Finds successes whose message says otherwise. */
  private static void message(Probe probe) {
    FirstAnswer opening = probe.session().opening();
    probe.heard(opening.exchanges());
    SummaryLaws.message(probe, opening.answer(), probe.success(opening.answer()));
  }

  /** The lead must be unchanged, even after errors. */
  private static void again(Probe probe) {
    FirstAnswer opening = probe.session().opening();
    probe.heard(opening.exchanges());
    JsonNode first = probe.success(opening.answer());
    // Directly after an error, because its answer might be mixed up with the next one.
    probe.send(summary(probe, UNKNOWN));
    Answer answer = probe.send(Call.get(probe.session().paths().lead()));
    JsonNode second = probe.success(answer);
    if (second.equals(first)) {
      return;
    }
    Answer last = probe.send(Call.get(probe.session().paths().lead()));
    JsonNode third = probe.success(last);
    if (third.equals(second) && second.at("/data/id").equals(first.at("/data/id"))) {
      throw new Undecided("someone changed the lead meanwhile");
    }
    String pointer = difference(third, third.equals(second) ? first : second);
    probe.find(
        "LF-SU-01",
        last,
        pointer,
        "the lead differs when it is read again",
        String.valueOf(first.at(pointer)),
        String.valueOf((third.equals(first) ? second : third).at(pointer)));
  }

  /** The first member of data in which two answers differ. */
  private static String difference(JsonNode one, JsonNode other) {
    return one.path("data")
        .propertyStream()
        .map(Map.Entry::getKey)
        .filter(name -> !one.path("data").path(name).equals(other.path("data").path(name)))
        .map(name -> "/data/" + name)
        .findFirst()
        .orElse("");
  }

  private static void unknownId(Probe probe) {
    Answer answer = probe.send(summary(probe, UNKNOWN));
    if (!probe.refusal(answer, "LF-SU-06", 404)) {
      return;
    }
    Optional<JsonNode> read = answer.json();
    if (read.isEmpty()) {
      return;
    }
    JsonNode body = read.get();
    probe.reading(
        "LF-ER-02",
        body.path("message").isString()
            ? "an error body is an object with a message"
            : "an error body of another shape");
    probe.reading(
        "LF-ER-05",
        body.path("code").isNumber()
            ? "404 with code " + body.path("code").asInt(0)
            : "404 without a code");
  }

  private static void malformedId(Probe probe) {
    for (String id : List.of("no-such-lead", "0", "-1")) {
      Answer answer = probe.send(summary(probe, id));
      if (probe.refusal(answer, "LF-SU-06", 400, 404)) {
        probe.reading("LF-SU-06", "the id %s: %s".formatted(id, answer.status()));
      }
    }
    String id = own(probe);
    for (String near : List.of(id + "abc", "00" + id, id + ".0", id + "%20")) {
      probe.refusal(probe.send(summary(probe, near)), "LF-SU-06", 400, 404);
    }
  }

  private static void unknownPath(Probe probe) {
    String path = probe.session().paths().lead().replaceAll("/summary/[^/]*$", "/no-such-thing");
    probe.refusal(probe.send(Call.get(path)), "LF-ER-04", 404);
  }

  private static void shortPath(Probe probe) {
    Paths paths = probe.session().paths();
    if (!paths.addsBase()) {
      throw new Undecided("the base URL holds /api/v1 already");
    }
    if (!paths.isFull()) {
      probe.reading("LF-PA-02", "only at the path without /api/v1");
      return;
    }
    Answer answer =
        probe.send(
            Call.get(
                probe
                    .session()
                    .contract()
                    .operation("lead-summary")
                    .path(Map.of("lead_id", paths.lead().replaceAll(".*/", "")))));
    probe.reading("LF-PA-02", "without /api/v1: " + answer.status());
  }

  private static Call summary(Probe probe, String id) {
    return Call.get(probe.session().paths().of("lead-summary", Map.of("lead_id", id)));
  }
}
