package io.github.leadmock.baseline;

import static io.github.leadmock.baseline.Runs.failed;
import static io.github.leadmock.baseline.Runs.finding;
import static io.github.leadmock.baseline.Runs.key;
import static io.github.leadmock.baseline.Runs.passed;
import static io.github.leadmock.baseline.Runs.report;
import static io.github.leadmock.baseline.Runs.skipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.verify.CaseResult;
import io.github.leadmock.verify.CaseResult.Outcome;
import io.github.leadmock.verify.Finding;
import io.github.leadmock.verify.Report;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineTest {

  private static final Report TEN =
      report(failed("size", finding("the page holds 10 events", "10")));

  private static Baseline of(Report report) {
    return Baseline.NONE.after(List.of(report));
  }

  @Test
  void recognizesAFindingOfAnotherRunByItsKey() {
    Report later = of(TEN).mark(report(failed("size", finding("the page holds 7 events", "7"))));

    assertThat(later.cases()).extracting(CaseResult::outcome).containsExactly(Outcome.KNOWN);
    assertThat(later.findings()).extracting(Finding::weight).containsExactly(Finding.Weight.KNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "order,the page holds 7 events,7",
    "size,the page is empty,7",
    "size,the page holds 7 events,null",
    "size,the page holds 7 events,500 oops"
  })
  void hidesNothingElse(String caseId, String message, String actual) {
    Report later = of(TEN).mark(report(failed(caseId, finding(message, actual))));

    assertThat(later.cases()).extracting(CaseResult::outcome).containsExactly(Outcome.FAILED);
  }

  @Test
  void failsACaseWithAKnownAndANewFinding() {
    Report later =
        of(TEN)
            .mark(
                report(failed("size", finding("the page holds 7 events", "7"), finding("x", ""))));

    assertThat(later.cases()).extracting(CaseResult::outcome).containsExactly(Outcome.FAILED);
    assertThat(later.findings())
        .extracting(Finding::weight)
        .containsExactly(Finding.Weight.KNOWN, Finding.Weight.FAILS);
  }

  @Test
  void reportsAsFixedWhatItsCaseNoLongerFinds() {
    assertThat(of(TEN).fixed(report(passed("size")))).containsExactly(key(TEN));
    assertThat(of(TEN).fixed(report(skipped("size")))).as("not decided").isEmpty();
    assertThat(of(TEN).fixed(report(passed("other")))).as("not run").isEmpty();
    assertThat(of(TEN).fixed(TEN)).as("still there").isEmpty();
  }

  /** An outage does not fix anything. */
  @Test
  void reportsNothingAsFixedWhoseCaseDidNotComplete() {
    CaseResult out = failed("size", finding("the request is answered with 503", "503 "));
    Report outage =
        report(
            new CaseResult(
                out.id(),
                out.title(),
                out.operation(),
                out.rules(),
                out.outcome(),
                "",
                out.findings(),
                List.of(),
                out.took(),
                false));
    Baseline reasoned = new Baseline(Map.of(key(TEN), "ticket 7"), false);

    assertThat(reasoned.fixed(outage)).isEmpty();
    assertThat(reasoned.after(List.of(outage)).reasons()).containsEntry(key(TEN), "ticket 7");
  }

  /** A strict run finds what others do not look for. */
  @Test
  void reportsNothingAsFixedAndDropsNothingThatARunOfTheOtherStrictnessDoesNotFind() {
    Baseline reasoned = new Baseline(Map.of(key(TEN), "ticket 7"), true);
    Report usual = report(passed("size"), failed("order", finding("x", "")));
    Report strict = Runs.strict(passed("size"));

    assertThat(reasoned.fixed(usual)).isEmpty();
    assertThat(reasoned.fixed(strict)).containsExactly(key(TEN));
    assertThat(reasoned.after(List.of(usual)).reasons())
        .containsEntry(key(TEN), "ticket 7")
        .hasSize(2);
    assertThat(reasoned.after(List.of(usual)).strict()).isTrue();
    assertThat(reasoned.after(List.of(strict)).reasons()).isEmpty();
    assertThat(of(TEN).fixed(strict)).isEmpty();
    Changes changes =
        Review.of(
                usual,
                Baseline.NONE,
                Optional.of(
                    EarlierReportTest.earlier(Runs.strict(failed("size", finding("y", ""))))),
                Optional.empty())
            .changes()
            .orElseThrow();
    assertThat(changes.fresh()).isEmpty();
    assertThat(changes.gone()).isEmpty();
  }

  @Test
  void reportsNothingAsNewWhoseCaseTheEarlierRunDidNotHave() {
    Review review =
        Review.of(
            report(failed("size", finding("x", "")), failed("order", finding("x", ""))),
            Baseline.NONE,
            Optional.of(EarlierReportTest.earlier(report(passed("size"), skipped("order")))),
            Optional.empty());

    assertThat(review.changes().orElseThrow().fresh())
        .extracting(FindingKey::caseId)
        .containsExactly("size");
  }

  @Test
  void keepsReasonsAndUncheckedFindingsWhenItIsRewritten() {
    Report other = report(failed("order", finding("x", "")));
    Baseline reasoned = new Baseline(Map.of(key(TEN), "ticket 7", key(other), "they know"), false);

    Baseline next =
        reasoned.after(List.of(report(passed("size"), failed("start", finding("y", "")))));

    assertThat(next.reasons())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(key(other), "they know", key(report(failed("start", finding("y", "")))), ""));
  }

  @Test
  void comparesWithAnEarlierRun() {
    Review review =
        Review.of(
            report(failed("size", finding("new", "")), passed("order"), skipped("start")),
            Baseline.NONE,
            Optional.of(
                EarlierReportTest.earlier(
                    report(
                        failed("size", finding("old", "")),
                        failed("order", finding("x", "")),
                        failed("start", finding("y", ""))))),
            Optional.empty());

    Changes changes = review.changes().orElseThrow();
    assertThat(changes.fresh()).extracting(key -> key.cause().message()).containsExactly("new");
    assertThat(changes.gone())
        .extracting(key -> key.cause().message())
        .as("start was not decided")
        .containsExactly("x", "old");
    assertThat(changes.same()).isEmpty();
  }
}
