package io.github.leadmock.bench;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Runs a verifier against the correct server, every fault, every variant and every doubt, each on a
 * server of its own, a few at a time. Faults that only a writer can see are looked at with writes
 * allowed, the other ones without; MetroLeads variants both ways.
 */
public final class BenchTable {

  /** The file for people. */
  public static final String MARKDOWN = "bench.md";

  /** The file for programs. */
  public static final String CSV = "bench.csv";

  private static final int AT_A_TIME = 24;

  private final Verifier verifier;
  private final Predicate<String> ids;

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
    return write(rows(), folder);
  }

  /** Runs all that is chosen. */
  List<BenchRow> rows() {
    return all(attempts().toList());
  }

  /** Writes both files. */
  static BenchSummary write(List<BenchRow> rows, Path folder) throws IOException {
    BenchSummary summary = BenchSummary.of(rows);
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(MARKDOWN), BenchReport.markdown(rows, summary));
    Files.writeString(folder.resolve(CSV), BenchReport.csv(rows));
    return summary;
  }

  private Stream<Callable<BenchRow>> attempts() {
    Stream<Callable<BenchRow>> correct =
        Stream.of(Api.values())
            .map(api -> new Variant("correct", "nothing", List.of(api), Deviation.none(), same()))
            .flatMap(variant -> variant(BenchRow.Kind.CORRECT, variant));
    Stream<Callable<BenchRow>> faults =
        Faults.all().stream()
            .filter(fault -> ids.test(fault.id()))
            .map(fault -> () -> fault(fault));
    Stream<Callable<BenchRow>> variants =
        Variants.all().stream()
            .filter(variant -> ids.test(variant.id()))
            .flatMap(variant -> variant(BenchRow.Kind.VARIANT, variant));
    Stream<Callable<BenchRow>> doubts =
        Doubts.all().stream()
            .filter(doubt -> ids.test(doubt.id()))
            .map(doubt -> () -> doubt(doubt));
    // What takes longest begins first.
    return Stream.of(correct, variants, faults, doubts).flatMap(some -> some);
  }

  /** The servers know nothing of each other, and a verifier mostly waits: several at a time. */
  private static List<BenchRow> all(List<Callable<BenchRow>> attempts) {
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<BenchRow> rows = new ArrayList<>();
      for (Future<BenchRow> row : threads.invokeAll(attempts)) {
        rows.add(row.get());
      }
      return rows;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the bench was interrupted", stopped);
    } catch (ExecutionException broken) {
      throw new IllegalStateException("the bench itself has failed", broken.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private BenchRow fault(Fault fault) {
    Attempt attempt = attempt(fault.deviation(), fault.api(), same(), fault.writes());
    return new BenchRow(
        BenchRow.Kind.FAULT,
        fault.id(),
        fault.says(),
        fault.api(),
        fault.writes(),
        fault.rules(),
        attempt.outcome(),
        attempt.took());
  }

  private Stream<Callable<BenchRow>> variant(BenchRow.Kind kind, Variant variant) {
    return variant.apis().stream()
        .flatMap(
            api ->
                Stream.of(false, true)
                    .filter(writes -> !writes || api == Api.METROLEADS)
                    .map(writes -> () -> variant(kind, variant, api, writes)));
  }

  private BenchRow variant(BenchRow.Kind kind, Variant variant, Api api, boolean writes) {
    Attempt attempt = attempt(variant.deviation(), api, variant.target(), writes);
    return new BenchRow(
        kind,
        variant.id(),
        variant.says(),
        api,
        writes,
        List.of(),
        attempt.outcome(),
        attempt.took());
  }

  private BenchRow doubt(Doubt doubt) {
    Attempt attempt = attempt(doubt.deviation(), doubt.api(), same(), doubt.writes());
    return new BenchRow(
        BenchRow.Kind.DOUBT,
        doubt.id(),
        doubt.says() + " - " + doubt.why(),
        doubt.api(),
        doubt.writes(),
        List.of(),
        attempt.outcome(),
        attempt.took());
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
