package io.github.leadmock.report;

import io.github.leadmock.baseline.Changes;
import io.github.leadmock.baseline.FindingKey;
import io.github.leadmock.baseline.Review;
import io.github.leadmock.contract.Rule;
import io.github.leadmock.contract.RuleCatalogue;
import io.github.leadmock.verify.CaseResult;
import io.github.leadmock.verify.CaseResult.Outcome;
import io.github.leadmock.verify.Cause;
import io.github.leadmock.verify.Finding;
import io.github.leadmock.verify.HttpExchange;
import io.github.leadmock.verify.Report;
import io.github.leadmock.verify.Report.LedgerEntry;
import io.github.leadmock.verify.Report.Reading;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reports to render. */
final class Samples {

  private static final String BASE = "http://localhost:8080";
  private static final String LEAD =
      "/companies/5245533b-e8c4-4292-b6b0-62ac6ecedb3e/leads/2633fdaf-77f2-48bb-9f7b-6c88a760e5b6";
  private static final List<String> OPERATIONS =
      List.of("list-events", "list-comments", "add-note", "update-note", "remove-note");

  /** How many rules of MetroLeads the cases of {@link #mixed} check. */
  static final int CHECKED = 13;

  /** Text that would break a careless report, one case per line. */
  static final String HOSTILE =
      String.join(
          "\n",
          "</pre></script><script>alert(1)</script><img src=x onerror=alert(2)>",
          "]]>&amp;<!--<![CDATA[ <style>*{display:none}</style> &#0; \" ' ` \" onfocus=\"alert(3)",
          "NUL \0 bell \u0007 escape \u001b[31m half \ud83d half \ude00 whole \ud83d\ude00",
          "right to left \u202Egpj.exe\u202C end \u2067isolate\u2069 \uFFFE\uFFFF",
          "{0} [link](http://evil.example) C:\\users\r\nنص عربي");

  private Samples() {}

  static String write(ReportFormat format, Report report) {
    return write(format, List.of(Review.of(report)));
  }

  static String write(ReportFormat format, List<Review> runs) {
    StringWriter text = new StringWriter();
    try {
      format.write(runs, RuleCatalogue.all(), text);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  static Stream<Report> all() {
    return Stream.of(
        empty(),
        passed(),
        skipped(),
        warned(),
        unreachable(),
        interrupted(),
        sameCause().report(),
        mixed(),
        hostile());
  }

  /** A run without cases. */
  static Report empty() {
    return report("metroleads", List.of(), List.of(), List.of());
  }

  /** A server that could not be reached. */
  static Report unreachable() {
    return empty().withTrouble("cannot reach http://localhost:8080: connection refused");
  }

  /** Aborted before any failure. */
  static Report interrupted() {
    return passed().withTrouble("the run was interrupted after 1 of 15 cases");
  }

  /**
   * One cause in several cases, a third of them in the baseline, compared with an earlier run
   * without findings.
   */
  static Review sameCause() {
    Report report =
        report(
            "metroleads",
            Stream.of("success", "order", "size").map(Samples::textCase).toList(),
            List.of(),
            List.of());
    CaseResult known = report.cases().get(2);
    FindingKey key = FindingKey.of(known.id(), known.findings().get(0));
    FindingKey mended =
        new FindingKey(
            new Cause("ML-EV-03", "/events", "the page holds * events"),
            "metroleads/list-events/default-size",
            200,
            "* events");
    Report marked =
        report.withCases(
            List.of(
                report.cases().get(0),
                report.cases().get(1),
                known.withFindings(
                    List.of(known.findings().get(0).withWeight(Finding.Weight.KNOWN)))));
    return new Review(
        marked,
        List.of(mended),
        Optional.of(
            new Changes(
                Instant.parse("2026-11-20T10:00:00Z"),
                Set.of(
                    FindingKey.of(report.cases().get(0).id(), report.findings().get(0)),
                    FindingKey.of(report.cases().get(1).id(), report.findings().get(1))),
                List.of(mended),
                Set.of(key))),
        Optional.of(new Review.Place("leadmock.yaml", 7)));
  }

  private static CaseResult textCase(String name) {
    return new CaseResult(
        "metroleads/list-events/" + name,
        "The list of events is right",
        "list-events",
        List.of("ML-EV-01"),
        Outcome.FAILED,
        "",
        List.of(
            new Finding(
                "ML-ER-01",
                Rule.Status.DOCUMENTED,
                Finding.Weight.FAILS,
                "list-events",
                200,
                "",
                "the content type does not say JSON",
                "application/json",
                "text/plain",
                "curl")),
        List.of(exchange("GET", LEAD + "/events", 200, "", "{}")),
        Duration.ofMillis(3));
  }

  /** One case that passed. */
  static Report passed() {
    return report(
        "liveforce",
        List.of(passedCase("liveforce/lead-summary/members", "lead-summary", "LF-SU-03")),
        List.of(),
        List.of());
  }

  /** Only cases that could not be decided. */
  static Report skipped() {
    return report("metroleads", List.of(skippedCase()), List.of(), List.of());
  }

  /** A server that violates only an assumed rule. */
  static Report warned() {
    CaseResult warned =
        new CaseResult(
            "metroleads/list-comments/order",
            "Comments come newest first",
            "list-comments",
            List.of("ML-CO-02"),
            Outcome.WARNED,
            "",
            List.of(
                new Finding(
                    "ML-CO-02",
                    Rule.Status.ASSUMED,
                    Finding.Weight.WARNS,
                    "list-comments",
                    200,
                    "/sub_events/1/data/event_time",
                    "a comment is newer than the one before it",
                    "2024-05-01T10:00:00Z or earlier",
                    "2024-05-01T10:00:01Z",
                    "curl")),
            List.of(),
            Duration.ofMillis(3));
    return report(
        "metroleads",
        List.of(passedCase("metroleads/list-events/order", "list-events", "ML-EV-01"), warned),
        List.of(),
        List.of());
  }

  /** Many cases of every outcome, with readings and a ledger with one remaining note. */
  static Report mixed() {
    List<CaseResult> cases = new ArrayList<>();
    cases.add(sizeCase());
    cases.add(htmlErrorCase());
    cases.add(skippedCase());
    for (int i = 1; i <= 60; i++) {
      String operation = OPERATIONS.get(i % OPERATIONS.size());
      String rule = "ML-%s-%02d".formatted(List.of("EV", "CO", "NO").get(i % 3), 1 + i % 9);
      cases.add(passedCase("metroleads/%s/law-%d".formatted(operation, i), operation, rule));
    }
    return report(
        "metroleads",
        cases,
        List.of(
            new Reading("ML-EV-08", "unknown page start: 400"),
            new Reading("ML-EV-07", "page past the end: empty page")),
        List.of(
            new LedgerEntry(
                "63ecec2c-5047-4cd8-ae98-0dda952e21b8", "metroleads/add-note/first", true),
            new LedgerEntry(
                "7c9e6679-7425-40de-944b-e07fc1f90ae7", "metroleads/add-note/texts", false)));
  }

  /** Hostile text wherever a server or a user could put it. */
  static Report hostile() {
    Finding finding =
        new Finding(
            "NO-SUCH-RULE",
            Rule.Status.INFERRED,
            Finding.Weight.FAILS,
            "add-note",
            418,
            "/" + HOSTILE,
            HOSTILE,
            HOSTILE,
            HOSTILE,
            HOSTILE);
    CaseResult failed =
        new CaseResult(
            "metroleads/add-note/hostile",
            HOSTILE,
            "add-note",
            List.of("NO-SUCH-RULE", "ML-NO-08"),
            Outcome.FAILED,
            "",
            List.of(finding),
            List.of(
                exchange("POST", LEAD + "/note", 418, HOSTILE, HOSTILE),
                exchange("POST", LEAD + "/note", 200, "", HOSTILE.repeat(4000))),
            Duration.ofMillis(12));
    CaseResult skipped =
        new CaseResult(
            "metroleads/list-events/hostile",
            HOSTILE,
            "list-events",
            List.of("ML-EV-01"),
            Outcome.SKIPPED,
            HOSTILE,
            List.of(),
            List.of(),
            Duration.ZERO);
    return report(
        "metroleads",
        List.of(failed, skipped),
        List.of(new Reading("ML-EV-08", HOSTILE)),
        List.of(new LedgerEntry(HOSTILE, HOSTILE, false)));
  }

  /** Many causes, each with long text. */
  static Report loud(int causes) {
    List<CaseResult> cases = new ArrayList<>();
    for (int i = 0; i < causes; i++) {
      // Letters: findings that only differ in a number have one cause.
      String name =
          String.valueOf(i)
              .chars()
              .mapToObj(c -> (char) (c - '0' + 'a') + "")
              .collect(Collectors.joining());
      String text = "%s is wrong: %s".formatted(name, "<*> ".repeat(500));
      cases.add(
          new CaseResult(
              "metroleads/list-events/loud-" + i,
              text,
              "list-events",
              List.of("ML-EV-03"),
              Outcome.FAILED,
              "",
              List.of(
                  new Finding(
                      "ML-EV-03",
                      Rule.Status.DOCUMENTED,
                      Finding.Weight.FAILS,
                      "list-events",
                      200,
                      "/events",
                      text,
                      text,
                      text,
                      text)),
              List.of(),
              Duration.ZERO));
    }
    return report("metroleads", cases, List.of(), List.of());
  }

  private static Report report(
      String api, List<CaseResult> cases, List<Reading> readings, List<LedgerEntry> ledger) {
    return new Report(
        api,
        URI.create(BASE),
        "0.1.0",
        Instant.parse("2026-11-21T20:16:05.123456Z"),
        Duration.ofMillis(2345),
        false,
        Rule.Status.INFERRED,
        !ledger.isEmpty(),
        cases.stream().mapToInt(result -> result.exchanges().size()).sum(),
        cases,
        readings,
        ledger,
        Optional.empty());
  }

  private static CaseResult sizeCase() {
    String curl =
        "curl -i -u \"$LEADMOCK_USER:$LEADMOCK_TOKEN\" '%s%s/events'".formatted(BASE, LEAD);
    return new CaseResult(
        "metroleads/list-events/default-size",
        "A page without a size holds 20 events",
        "list-events",
        List.of("ML-EV-03", "ML-EV-04", "ML-EV-02"),
        Outcome.FAILED,
        "",
        List.of(
            new Finding(
                "ML-EV-03",
                Rule.Status.DOCUMENTED,
                Finding.Weight.FAILS,
                "list-events",
                200,
                "/events",
                "the page holds 10 events",
                "20 events, as count says that there are 56",
                "10 events",
                curl),
            new Finding(
                "ML-EV-04",
                Rule.Status.INFERRED,
                Finding.Weight.FAILS,
                "list-events",
                200,
                "/count",
                "count is the size of the page",
                "56, the number of events that paging yields",
                "10",
                curl)),
        List.of(
            exchange(
                "GET",
                LEAD + "/events",
                200,
                "",
                "{\"count\": 10, \"start\": 0, \"events\": [{\"type\": \"note\"}]}")),
        Duration.ofNanos(12_345_678));
  }

  private static CaseResult htmlErrorCase() {
    return new CaseResult(
        "metroleads/list-comments/unknown-event",
        "An event that the lead does not have is a 404 in JSON",
        "list-comments",
        List.of("ML-CO-08", "ML-ER-01"),
        Outcome.FAILED,
        "",
        List.of(
            new Finding(
                "ML-ER-01",
                Rule.Status.DOCUMENTED,
                Finding.Weight.FAILS,
                "list-comments",
                404,
                "",
                "the body is not JSON",
                "a JSON document",
                "<html><body><h1>Not Found</h1></body></html>",
                "curl -i -u \"$LEADMOCK_USER:$LEADMOCK_TOKEN\" '%s%s/events/note/1/comments'"
                    .formatted(BASE, LEAD))),
        List.of(
            exchange(
                "GET",
                LEAD + "/events/note/1/comments",
                404,
                "",
                "<html><body><h1>Not Found</h1></body></html>")),
        Duration.ofNanos(400_000));
  }

  private static CaseResult skippedCase() {
    return new CaseResult(
        "metroleads/list-events/partition",
        "The pages of a lead meet each event exactly once",
        "list-events",
        List.of("ML-EV-12"),
        Outcome.SKIPPED,
        "the timeline grew from 56 to 57 events while it was walked",
        List.of(),
        List.of(exchange("GET", LEAD + "/events?start=0&size=20", 0, "", "timed out after 5 s")),
        Duration.ofSeconds(5));
  }

  private static CaseResult passedCase(String id, String operation, String rule) {
    boolean write = operation.endsWith("-note");
    return new CaseResult(
        id,
        "What %s says holds for %s".formatted(rule, operation),
        operation,
        List.of(rule),
        Outcome.PASSED,
        "",
        List.of(),
        List.of(
            exchange(
                write ? "POST" : "GET",
                LEAD + (write ? "/note" : "/events?size=2"),
                200,
                write ? "{\"message\":\"He said \\\"hi\\\" \ud83d\ude00\"}" : "",
                "{\"data\": {\"message\": \"He said \\\"hi\\\"\"}}")),
        Duration.ofMillis(3));
  }

  private static HttpExchange exchange(
      String method, String path, int status, String requestBody, String responseBody) {
    return new HttpExchange(
        method,
        URI.create(BASE + path),
        Map.of("Authorization", List.of("Basic ***"), "Accept", List.of("application/json")),
        requestBody,
        status,
        status == 0
            ? Map.of()
            : Map.of("Content-Type", List.of("application/json"), "X-Twice", List.of("1", "2")),
        responseBody,
        Duration.ofNanos(3_210_000));
  }
}
