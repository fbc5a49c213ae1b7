package io.github.leadmock.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.verify.Finding;
import io.github.leadmock.verify.Report;
import io.github.leadmock.verify.Settings;
import io.github.leadmock.verify.Target.MetroLeads;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class LateListTest {

  @Test
  void tellsOnceOfAListThatLagsAndChargesNobody() {
    Variant late =
        Variants.all().stream()
            .filter(variant -> variant.id().equals("list-late"))
            .findFirst()
            .orElseThrow();
    try (FakeVendor vendor = FakeVendor.start(late.deviation())) {
      Target target = vendor.target(Api.METROLEADS);
      Report report =
          io.github.leadmock.verify.Verifier.run(
              Settings.of(
                      target.baseUrl(),
                      target.user(),
                      target.token(),
                      new MetroLeads(target.company(), target.lead()))
                  .withWrites(true)
                  .withOnly(List.of("update-note", "remove-note", "add-note/listed"))
                  .withLimits(
                      Settings.MAX_REQUESTS, Double.POSITIVE_INFINITY, Duration.ofSeconds(5)));

      assertThat(report.findings())
          .filteredOn(finding -> finding.rule().equals("ML-NO-19"))
          .singleElement()
          .returns(Finding.Weight.WARNS, Finding::weight)
          .satisfies(
              finding ->
                  assertThat(finding.message())
                      .matches("the list shows what was written after 0\\.\\d s only"));
      assertThat(report.findings()).noneMatch(Finding::fails);
      assertThat(report.ledger()).allMatch(Report.LedgerEntry::removed);
    }
  }
}
