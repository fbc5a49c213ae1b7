package io.github.leadmock.bench;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Runs a verifier against the correct server, every fault, every variant and every doubt, each on a
 * server of its own, one after the other. Faults that only a writer can see are looked at with
 * writes allowed, the other ones without; MetroLeads variants both ways.
 */
public final class BenchTable {

  /** The file for people. */
  public static final String MARKDOWN = "bench.md";

  /** The file for programs. */
  public static final String CSV = "bench.csv";

  private final Verifier verifier;
  private final Predicate<String> ids;
  private final List<BenchRow> rows = new ArrayList<>();

  /**
   * Measures a verifier.
   *
   * @param verifier what is measured
   * @param ids which faults, variants and doubts to try
   */
  public BenchTable(Verifier verifier, Predicate<String> ids) {
    this.verifier = requireNonNull(verifier, "verifier is null");
    this.ids = requireNonNull(ids, "ids is null");
  }

  /** Runs all that is chosen and writes both files to a folder, which is made when missing. */
  public BenchSummary run(Path folder) throws IOException {
    rows.clear();
    for (Api api : Api.values()) {
      variant(
          BenchRow.Kind.CORRECT,
          new Variant("correct", "nothing", List.of(api), Deviation.none(), same()));
    }
    Faults.all().stream().filter(fault -> ids.test(fault.id())).forEach(this::fault);
    Variants.all().stream()
        .filter(variant -> ids.test(variant.id()))
        .forEach(variant -> variant(BenchRow.Kind.VARIANT, variant));
    Doubts.all().stream().filter(doubt -> ids.test(doubt.id())).forEach(this::doubt);
    BenchSummary summary = BenchSummary.of(rows);
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(MARKDOWN), BenchReport.markdown(rows, summary));
    Files.writeString(folder.resolve(CSV), BenchReport.csv(rows));
    return summary;
  }

  private void fault(Fault fault) {
    Attempt attempt = attempt(fault.deviation(), fault.api(), same(), fault.writes());
    rows.add(
        new BenchRow(
            BenchRow.Kind.FAULT,
            fault.id(),
            fault.says(),
            fault.api(),
            fault.writes(),
            fault.rules(),
            attempt.outcome(),
            attempt.took()));
  }

  private void variant(BenchRow.Kind kind, Variant variant) {
    for (Api api : variant.apis()) {
      for (boolean writes : api == Api.METROLEADS ? List.of(false, true) : List.of(false)) {
        Attempt attempt = attempt(variant.deviation(), api, variant.target(), writes);
        rows.add(
            new BenchRow(
                kind,
                variant.id(),
                variant.says(),
                api,
                writes,
                List.of(),
                attempt.outcome(),
                attempt.took()));
      }
    }
  }

  private void doubt(Doubt doubt) {
    Attempt attempt = attempt(doubt.deviation(), doubt.api(), same(), doubt.writes());
    rows.add(
        new BenchRow(
            BenchRow.Kind.DOUBT,
            doubt.id(),
            doubt.says() + " - " + doubt.why(),
            doubt.api(),
            doubt.writes(),
            List.of(),
            attempt.outcome(),
            attempt.took()));
  }

  private Attempt attempt(
      Deviation deviation, Api api, UnaryOperator<Target> target, boolean writes) {
    long started = System.nanoTime();
    try (FakeVendor vendor = FakeVendor.start(deviation)) {
      Outcome outcome = verifier.verify(target.apply(vendor.target(api)), writes);
      return new Attempt(outcome, Duration.ofNanos(System.nanoTime() - started));
    } catch (Exception broken) {
      Outcome outcome = new Outcome(-1, List.of(broken.getClass().getSimpleName()));
      return new Attempt(outcome, Duration.ofNanos(System.nanoTime() - started));
    }
  }

  private static UnaryOperator<Target> same() {
    return target -> target;
  }

  private record Attempt(Outcome outcome, Duration took) {}
}
