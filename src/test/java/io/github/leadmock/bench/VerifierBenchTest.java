package io.github.leadmock.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.baseline.FindingKey;
import io.github.leadmock.verify.CannotRun;
import io.github.leadmock.verify.CaseResult;
import io.github.leadmock.verify.Finding;
import io.github.leadmock.verify.Report;
import io.github.leadmock.verify.Settings;
import io.github.leadmock.verify.Target.LiveForce;
import io.github.leadmock.verify.Target.MetroLeads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The suite is measured: it catches every faulty server and accuses no correct one. */
@Tag("slow")
class VerifierBenchTest {

  private static final Path FOLDER = Path.of("target", "bench");

  @Test
  void catchesEveryFaultyServerAndAccusesNoCorrectOne() throws IOException {
    Pattern chosen = Pattern.compile(System.getProperty("leadmock.bench.only", ".*"));
    BenchTable bench =
        new BenchTable(VerifierBenchTest::verify, id -> chosen.matcher(id).matches());

    List<BenchRow> rows = bench.rows();
    BenchSummary summary = BenchTable.write(rows, FOLDER);

    assertThat(summary.shortcomings()).as(summary.text()).isEmpty();
    assertThat(Masks.of(rows))
        .as("a baseline written with one fault hides another only of its own kind")
        .filteredOn(pair -> !pair.areOfOneKind())
        .isEmpty();
  }

  @Test
  void isSummedUpInTheReadme() throws IOException {
    int faults = Faults.all().size();
    int correct =
        Api.values().length
            + Variants.all().stream().mapToInt(variant -> variant.apis().size()).sum();
    BenchSummary spotless =
        new BenchSummary(faults, faults, warned(), correct, 0, List.of(), List.of());

    assertThat(Files.readString(Path.of("README.md")).replaceAll("\\s+", " "))
        .contains(": " + spotless.text() + " (");
  }

  private static Outcome verify(Target target, boolean writes) {
    Settings settings =
        Settings.of(target.baseUrl(), target.user(), target.token(), lead(target))
            .withWrites(writes)
            .withLimits(Settings.MAX_REQUESTS, Double.POSITIVE_INFINITY, Duration.ofSeconds(5));
    try {
      Report report = io.github.leadmock.verify.Verifier.run(settings);
      List<String> rules = rules(report, Finding.Weight.FAILS);
      return new Outcome(
          !rules.isEmpty() ? 1 : checkedSomething(report) ? 0 : 3,
          rules,
          rules(report, Finding.Weight.WARNS),
          skipped(report),
          keys(report));
    } catch (CannotRun nothingToCheck) {
      return new Outcome(3, List.of());
    }
  }

  /** Faults against assumed rules are told of as warnings. */
  private static int warned() {
    return (int)
        Faults.all().stream().filter(fault -> Severities.areAssumed(fault.rules())).count();
  }

  private static List<String> rules(Report report, Finding.Weight weight) {
    return report.findings().stream()
        .filter(finding -> finding.weight() == weight)
        .map(Finding::rule)
        .toList();
  }

  private static Set<String> keys(Report report) {
    return report.cases().stream()
        .flatMap(
            result ->
                result.findings().stream()
                    .map(finding -> FindingKey.of(result.id(), finding).toString()))
        .collect(Collectors.toSet());
  }

  private static List<String> skipped(Report report) {
    return report.cases().stream()
        .filter(result -> result.outcome() == CaseResult.Outcome.SKIPPED)
        .map(CaseResult::id)
        .toList();
  }

  private static boolean checkedSomething(Report report) {
    return report.cases().stream()
        .anyMatch(result -> result.outcome() != CaseResult.Outcome.SKIPPED);
  }

  private static io.github.leadmock.verify.Target lead(Target target) {
    return target.api() == Api.METROLEADS
        ? new MetroLeads(target.company(), target.lead())
        : new LiveForce(target.leadId());
  }
}
