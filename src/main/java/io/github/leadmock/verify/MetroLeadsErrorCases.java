package io.github.leadmock.verify;

import static io.github.leadmock.verify.Case.reading;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Checks MetroLeads' answers to requests for missing resources and with wrong methods. */
final class MetroLeadsErrorCases {

  private static final String LIST = "metroleads/list-events/";

  private MetroLeadsErrorCases() {}

  static List<Case> all() {
    AccessCases access = AccessCases.metroLeads("list-events");
    return Stream.of(
            // The same URL that was answered with valid credentials before: a server's cache must
            // not reveal it to others.
            access.of(probe -> EventPage.call(probe, "")),
            List.of(
                reading(
                    LIST + "unknown-lead",
                    "A lead that the company does not have is a 404",
                    List.of("ML-PA-05", "ML-ST-404", "ML-ER-01", "ML-ER-02"),
                    MetroLeadsErrorCases::unknownLead),
                reading(
                    LIST + "unknown-company",
                    "A company that does not exist is a 404",
                    List.of("ML-PA-05"),
                    MetroLeadsErrorCases::unknownCompany),
                reading(
                    LIST + "malformed-lead",
                    "What is no UUID names no lead",
                    List.of("ML-PA-04"),
                    MetroLeadsErrorCases::malformedLead),
                reading(
                    LIST + "upper-case-ids",
                    "UUIDs are the same in upper case, or name nothing",
                    List.of("ML-PA-04"),
                    MetroLeadsErrorCases::upperCase),
                reading(
                    LIST + "unknown-path",
                    "A path that does not exist is a 404",
                    List.of("ML-ER-04"),
                    MetroLeadsErrorCases::unknownPath),
                reading(
                    LIST + "head",
                    "HEAD is answered as GET is, or refused",
                    List.of("ML-ER-07"),
                    probe -> Heads.tell(probe, "ML-ER-07", EventPage.call(probe, "?size=2"))),
                reading(
                    LIST + "api-prefix",
                    "Resources may also be below /api",
                    List.of("ML-PA-02"),
                    MetroLeadsErrorCases::prefix),
                reading(
                    "metroleads/add-note/wrong-method",
                    "GET where only POST is documented is a 405",
                    List.of("ML-ER-03", "ML-ST-405", "ML-ER-01"),
                    MetroLeadsErrorCases::wrongMethod)))
        .flatMap(List::stream)
        .toList();
  }

  private static void unknownLead(Probe probe) {
    Answer answer = probe.send(events(probe, "lead_uuid", UUID.randomUUID().toString()));
    if (probe.refusal(answer, "ML-PA-05", 404)) {
      boolean hasMessage = answer.json().map(body -> body.path("message").isString()).orElse(false);
      probe.reading(
          "ML-ER-02",
          hasMessage
              ? "an error body is an object with a message"
              : "an error body of another shape");
    }
  }

  private static void unknownCompany(Probe probe) {
    Answer answer = probe.send(events(probe, "company_uuid", UUID.randomUUID().toString()));
    // The credentials are not valid for that company, so 401 is right too.
    if (probe.refusal(answer, "ML-PA-05", 401, 404)) {
      probe.reading("ML-PA-05", "an unknown company: " + answer.status());
    }
  }

  private static void malformedLead(Probe probe) {
    Answer answer = probe.send(events(probe, "lead_uuid", "no-such-lead"));
    if (probe.refusal(answer, "ML-PA-04", 400, 404)) {
      probe.reading("ML-PA-04", "an id that is no UUID: " + answer.status());
    }
    String lead = target(probe).lead();
    for (String near : List.of(lead + "x", "0" + lead)) {
      probe.refusal(probe.send(events(probe, "lead_uuid", near)), "ML-PA-04", 400, 404);
    }
  }

  private static Target.MetroLeads target(Probe probe) {
    if (probe.session().settings().target() instanceof Target.MetroLeads target) {
      return target;
    }
    throw new IllegalStateException("a case of MetroLeads runs against another API");
  }

  private static void upperCase(Probe probe) {
    String company = target(probe).company().toUpperCase(Locale.ROOT);
    String lead = target(probe).lead().toUpperCase(Locale.ROOT);
    Answer answer =
        probe.send(
            Call.get(
                probe
                        .session()
                        .paths()
                        .of("list-events", Map.of("company_uuid", company, "lead_uuid", lead))
                    + "?size=2"));
    if (probe.refusal(answer, "ML-PA-04", 200, 400, 404)) {
      probe.reading("ML-PA-04", "ids in upper case: " + answer.status());
    }
  }

  private static void unknownPath(Probe probe) {
    String path =
        probe.session().paths().of("add-note", Map.of()).replaceAll("/note$", "/no-such-thing");
    probe.refusal(probe.send(Call.get(path)), "ML-ER-04", 404);
  }

  private static void prefix(Probe probe) {
    if (!probe.session().settings().baseUrl().getPath().replaceAll("/+$", "").isEmpty()) {
      throw new Undecided("the base URL has a path of its own");
    }
    Call call = EventPage.call(probe, "?size=2");
    Answer answer = probe.send(Call.get("/api" + call.path()));
    if (answer.status() == 200) {
      JsonNode body = probe.success(answer);
      probe.schema("list-events", answer, body);
    }
    probe.reading("ML-PA-02", "below /api: " + answer.status());
  }

  private static void wrongMethod(Probe probe) {
    Call call = Call.get(probe.session().paths().of("add-note", Map.of()));
    Answer answer = probe.send(call);
    if (probe.refusal(answer, "ML-ER-03", 405)) {
      probe.reading(
          "ML-ER-03",
          answer.header("Allow").map(h -> "a 405 has Allow").orElse("a 405 has no Allow"));
    }
  }

  private static Call events(Probe probe, String variable, String value) {
    return Call.get(probe.session().paths().of("list-events", Map.of(variable, value)));
  }
}
