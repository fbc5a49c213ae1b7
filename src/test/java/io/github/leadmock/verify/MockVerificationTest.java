package io.github.leadmock.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.verify.CaseResult.Outcome;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own mock passes, like any server that does what the documents say. */
class MockVerificationTest {

  private static final Target DOCUMENTED =
      new Target.MetroLeads(
          "5245533b-e8c4-4292-b6b0-62ac6ecedb3e", "2633fdaf-77f2-48bb-9f7b-6c88a760e5b6");

  private static Leadmock mock;

  @BeforeAll
  static void start() {
    mock = Leadmock.start(LeadmockConfig.defaults());
  }

  @AfterAll
  static void stop() {
    mock.close();
  }

  private static Settings settings(Target target) {
    return Settings.of(mock.baseUrl(), "me@example.com", "a-token-of-mine", target);
  }

  @Test
  void passesAllCasesThatOnlyRead() {
    Report report = Verifier.run(settings(DOCUMENTED));

    assertThat(report.findings()).isEmpty();
    assertThat(report.cases())
        .filteredOn(result -> result.outcome() == Outcome.SKIPPED)
        .allMatch(result -> result.reason().contains("--allow-writes"));
    assertThat(report.cases())
        .filteredOn(result -> result.outcome() == Outcome.PASSED)
        .hasSizeGreaterThan(40);
    assertThat(report.ledger()).isEmpty();
  }

  @Test
  @Cites("ML-NO-22")
  void passesAllCasesWithWritesAndIsLeftAsItWas() {
    Settings quiet = settings(DOCUMENTED).withOnly(List.of("list-events/count"));
    String before = Verifier.run(quiet).cases().get(0).exchanges().get(0).responseBody();

    Report report = Verifier.run(settings(DOCUMENTED).withWrites(true));

    // The mock removes on GET, as documented; the danger is reported anyway.
    assertThat(report.findings())
        .singleElement()
        .returns("ML-NO-22", Finding::rule)
        .returns(Finding.Weight.WARNS, Finding::weight);
    assertThat(report.cases())
        .allMatch(
            result -> result.outcome() == Outcome.PASSED || result.outcome() == Outcome.WARNED);
    assertThat(report.ledger()).isNotEmpty().allMatch(Report.LedgerEntry::removed);
    String after = Verifier.run(quiet).cases().get(0).exchanges().get(0).responseBody();
    assertThat(after).isEqualTo(before);
  }

  @Test
  void passesToTheLetter() {
    assertThat(Verifier.run(settings(DOCUMENTED).withStrict(true).withWrites(true)).findings())
        .isEmpty();
    assertThat(Verifier.run(settings(new Target.LiveForce("1")).withStrict(true)).findings())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "3", "4", "5", "6", "7", "8", "100"})
  void passesForEveryKindOfSummary(String lead) {
    Report report = Verifier.run(settings(new Target.LiveForce(lead)));

    assertThat(report.findings()).isEmpty();
    assertThat(report.cases()).allMatch(result -> result.outcome() == Outcome.PASSED);
  }

  @Test
  void passesWhereTheBaseUrlHoldsTheDocumentedPath() {
    Settings settings =
        Settings.of(
            mock.baseUrl().resolve("/api/v1/"), "client", "token", new Target.LiveForce("7"));

    assertThat(Verifier.run(settings).findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "4", "5", "6", "7", "8", "9"})
  void passesForEdgeCasesAndSaysWhatTheyCannotTell(int named) {
    Target target =
        new Target.MetroLeads(
            "c0ffee00-1ead-4000-8000-000000000000", "c0ffee00-1ead-4000-8000-00000000000" + named);

    Report report = Verifier.run(settings(target));

    assertThat(report.findings()).isEmpty();
    assertThat(report.cases())
        .filteredOn(result -> result.outcome() == Outcome.SKIPPED)
        .allMatch(result -> !result.reason().isBlank());
  }

  @Test
  void showsNoCredentials() {
    Report report = Verifier.run(settings(DOCUMENTED).withWrites(true));

    assertThat(report.toString())
        .doesNotContain("a-token-of-mine")
        .doesNotContain(Access.encode("me@example.com:a-token-of-mine"));
  }

  @Test
  void runsCasesOneByOne() {
    try (Verifier verifier =
        Verifier.open(settings(DOCUMENTED).withOnly(List.of("ML-EV-01")), Observer.NONE)) {
      List<CaseResult> results = verifier.cases().stream().map(verifier::run).toList();

      assertThat(results)
          .extracting(CaseResult::id)
          .contains("metroleads/list-events/order")
          .hasSameSizeAs(verifier.report().cases());
    }
  }
}
