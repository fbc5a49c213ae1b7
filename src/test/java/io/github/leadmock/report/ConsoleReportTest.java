package io.github.leadmock.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.baseline.Review;
import io.github.leadmock.contract.Rule;
import io.github.leadmock.contract.RuleCatalogue;
import io.github.leadmock.verify.CaseResult;
import io.github.leadmock.verify.CaseResult.Outcome;
import io.github.leadmock.verify.Finding;
import io.github.leadmock.verify.Report;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsoleReportTest {

  private static String print(boolean colour, CaseResult... cases) {
    Report report =
        new Report(
            "metroleads",
            URI.create("http://localhost:8080"),
            "1",
            Instant.EPOCH,
            Duration.ofMillis(1_234),
            false,
            Rule.Status.INFERRED,
            true,
            7,
            List.of(cases),
            List.of(new Report.Reading("ML-EV-07", "a page past the end: empty page")),
            List.of(new Report.LedgerEntry("note-1", "case-1", false)),
            Optional.empty());
    StringWriter out = new StringWriter();
    ConsoleReport.write(List.of(Review.of(report)), RuleCatalogue.all(), out, colour, false);
    return out.toString().replace(System.lineSeparator(), "\n");
  }

  private static CaseResult failed(String actual) {
    return new CaseResult(
        "metroleads/list-events/default-size",
        "Without size a page holds 20 events",
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
                "a page holds 10",
                "20",
                actual,
                "curl")),
        List.of(),
        Duration.ZERO);
  }

  private static CaseResult skipped(int number) {
    return new CaseResult(
        "metroleads/add-note/" + number,
        "title",
        "add-note",
        List.of("ML-NO-01"),
        Outcome.SKIPPED,
        "requires --allow-writes",
        List.of(),
        List.of(),
        Duration.ZERO);
  }

  @Test
  void saysWhatWhereAndWhichLineOfTheDocumentation() {
    assertThat(print(false, failed("10"), skipped(1)))
        .isEqualTo(
            """
            metroleads at http://localhost:8080, with writes

            FAIL  a page holds 10
                case      metroleads/list-events/default-size  Without size a page holds 20 events
                where     list-events, status 200, /events
                expected  20
                actual    10
                rule      ML-EV-03, documented: size defaults to 20 events.
                source    metroleads-events.txt, Fetch events for a lead, Parameters
                try       curl

            SKIP  requires --allow-writes
                  metroleads/add-note/1

            Where the documentation is silent, the server follows these readings:
              ML-EV-07  a page past the end: empty page

            1 note was created; 1 is left:
              note-1, created by case-1

            list-events      0 passed   1 failed   0 skipped
            add-note         0 passed   0 failed   1 skipped
            1 cause, 1 finding in 1 case
            Contract not met: 0 passed, 1 failed, 1 skipped; 7 requests in 1.2 s
            """);
  }

  @Test
  void showsWhatDoesNotFailTheRunAsAWarning() {
    StringWriter out = new StringWriter();
    ConsoleReport.write(List.of(Review.of(Samples.warned())), RuleCatalogue.all(), out);
    assertThat(out.toString().replace(System.lineSeparator(), "\n"))
        .contains("\nWARN  a comment is newer than the one before it\n")
        .contains("\n    case      metroleads/list-comments/order  Comments come newest first\n")
        .contains("\nlist-comments    0 passed   0 failed   1 warned   0 skipped\n")
        .contains("\nContract met: 1 passed, 0 failed, 1 warned, 0 skipped; ");
  }

  @Test
  void showsWhatCouldSteerATerminalAsCodes() {
    assertThat(print(false, failed("\u001b[31mred\u202ereverse\nline")))
        .contains("actual    \\u001b[31mred\\u202ereverse\\nline");
  }

  @Test
  void showsOneCauseOnceWithItsCases() {
    assertThat(print(List.of(Samples.sameCause())))
        .contains(
            """

            FAIL  the content type does not say JSON (new)
                case      metroleads/list-events/success  The list of events is right
                also in   metroleads/list-events/order
                where     list-events, status 200
            """)
        .containsOnlyOnce("FAIL  ")
        .contains("\n1 cause, 2 findings in 2 cases\nContract not met: ");
  }

  @Test
  void listsWhatIsKnownFixedAndChanged() {
    assertThat(print(List.of(Samples.sameCause())))
        .contains(
            """

            KNOWN  in the baseline:
              ML-ER-01  the content type does not say JSON, in 1 case

            FIXED  in the baseline, and no longer there:
              ML-EV-03  metroleads/list-events/default-size: the page holds * events, at /events

            Since the run of 2026-11-20 10:00:00 UTC, by case and cause: 2 new, 1 gone, 1 the same; gone are:
              ML-EV-03  metroleads/list-events/default-size: the page holds * events, at /events
            """)
        .contains("\nlist-events      0 passed   2 failed   1 known   0 skipped\n");
  }

  @Test
  void saysWhyARunDidNotEndAndPrintsOneRunAfterTheOther() {
    assertThat(print(List.of(Review.of(Samples.interrupted()), Review.of(Samples.warned()))))
        .contains(
            "\n"
                + "the run was interrupted after 1 of 15 cases\n"
                + "The run did not end: 1 passed, 0 failed, 0 skipped; ")
        .contains("\n\nmetroleads at http://localhost:8080, reads only\n");
  }

  private static String print(List<Review> runs) {
    StringWriter out = new StringWriter();
    ConsoleReport.write(runs, RuleCatalogue.all(), out);
    return out.toString().replace(System.lineSeparator(), "\n");
  }

  @Test
  void paintsOnlyForTerminals() {
    assertThat(print(false, failed("10"))).doesNotContain("\u001b");
    assertThat(print(true, failed("10"))).contains("\u001b[31mContract not met\u001b[0m");
  }
}
