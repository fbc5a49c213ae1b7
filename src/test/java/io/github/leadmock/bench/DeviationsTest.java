package io.github.leadmock.bench;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A fault, variant or doubt that shows nowhere on the wire would measure nothing. */
@Tag("slow")
class DeviationsTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2030-01-01T00:00:00Z"));

  private static final int AT_A_TIME = 8;

  private static final ExecutorService THREADS = Executors.newFixedThreadPool(AT_A_TIME);
  private static final Map<String, Future<Seen>> SEEN = new HashMap<>();

  private static List<String> read;
  private static List<String> written;

  /**
   * What a deviation shows.
   *
   * @param reading the first difference without writing
   * @param writing that with writing, looked for if nothing showed without
   */
  private record Seen(Optional<String> reading, Optional<String> writing) {}

  /** The servers know nothing of each other, and a probe mostly waits: several at a time. */
  @BeforeAll
  static void beginToLook() throws Exception {
    try (FakeVendor vendor = FakeVendor.start(Deviation.none(), CLOCK)) {
      read = probe(vendor, same()).record(ProbeStep.reading());
      written = probe(vendor, same()).record(ProbeStep.writing());
    }
    faults().forEach(fault -> look(fault.id(), fault.deviation(), same()));
    variants().forEach(variant -> look(variant.id(), variant.deviation(), variant.target()));
    doubts().forEach(doubt -> look(doubt.id(), doubt.deviation(), same()));
  }

  @AfterAll
  static void end() {
    THREADS.shutdownNow();
  }

  private static void look(String id, Deviation deviation, UnaryOperator<Target> target) {
    SEEN.put(
        id,
        THREADS.submit(
            () -> {
              Optional<String> reading = readDifference(deviation, target);
              return new Seen(
                  reading,
                  reading.isPresent() ? Optional.empty() : writeDifference(deviation, target));
            }));
  }

  private static Seen seen(String id) throws Exception {
    return requireNonNull(SEEN.get(id)).get();
  }

  @Test
  void answersTheSameToTheSameRequests() throws Exception {
    assertThat(readDifference(Deviation.none(), same())).isEmpty();
    assertThat(writeDifference(Deviation.none(), same())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void showsFaultsToThoseWhoCanSeeThem(Fault fault) throws Exception {
    Seen seen = seen(fault.id());
    if (fault.writes()) {
      assertThat(seen.reading()).as(fault + " is seen without writing").isEmpty();
      assertThat(seen.writing()).as(fault + " is seen by writing").isPresent();
    } else {
      assertThat(seen.reading()).as(fault + " is seen without writing").isPresent();
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void showsVariants(Variant variant) throws Exception {
    if (variant.id().equals("slow")) {
      assertThat(slowness(variant.deviation())).isGreaterThanOrEqualTo(50_000_000L);
      return;
    }
    Seen seen = seen(variant.id());
    assertThat(seen.reading().or(seen::writing)).isPresent();
  }

  @ParameterizedTest
  @MethodSource("doubts")
  void showsDoubts(Doubt doubt) throws Exception {
    Seen seen = seen(doubt.id());
    assertThat(seen.reading().isPresent()).isEqualTo(!doubt.writes());
    assertThat(seen.writing().isPresent()).isEqualTo(doubt.writes());
  }

  @Test
  void namesEachFaultVariantAndDoubtOnce() {
    List<String> ids =
        Stream.of(
                Faults.all().stream().map(Fault::id),
                Variants.all().stream().map(Variant::id),
                Doubts.all().stream().map(Doubt::id))
            .flatMap(all -> all)
            .toList();
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(Faults.all())
        .extracting(fault -> fault.api() + " " + fault.says())
        .doesNotHaveDuplicates();
    assertThat(Faults.all().size()).isGreaterThanOrEqualTo(120);
    assertThat(Variants.all().size()).isGreaterThanOrEqualTo(40);
  }

  @Test
  void excludesEachFaultByRulesOfTheCatalogue() {
    for (Fault fault : Faults.all()) {
      assertThat(Severities.areKnown(fault.rules())).as(fault.id()).isTrue();
    }
  }

  static Stream<Fault> faults() {
    return Faults.all().stream();
  }

  static Stream<Variant> variants() {
    return Variants.all().stream();
  }

  static Stream<Doubt> doubts() {
    return Doubts.all().stream();
  }

  private static Optional<String> readDifference(Deviation deviation, UnaryOperator<Target> target)
      throws Exception {
    try (FakeVendor vendor = FakeVendor.start(deviation, CLOCK)) {
      return probe(vendor, target).firstDifference(ProbeStep.reading(), read);
    }
  }

  private static Optional<String> writeDifference(Deviation deviation, UnaryOperator<Target> target)
      throws Exception {
    try (FakeVendor vendor = FakeVendor.start(deviation, CLOCK)) {
      return probe(vendor, target).firstDifference(ProbeStep.writing(), written);
    }
  }

  private static long slowness(Deviation deviation) throws IOException, InterruptedException {
    try (FakeVendor vendor = FakeVendor.start(deviation, CLOCK)) {
      long started = System.nanoTime();
      probe(vendor, same()).record(ProbeStep.reading().subList(0, 1));
      return System.nanoTime() - started;
    }
  }

  private static Probe probe(FakeVendor vendor, UnaryOperator<Target> target) {
    return new Probe(
            target.apply(vendor.target(Api.METROLEADS)), target.apply(vendor.target(Api.LIVEFORCE)))
        .knowing(new Account(CLOCK).main().events());
  }

  private static UnaryOperator<Target> same() {
    return target -> target;
  }
}
