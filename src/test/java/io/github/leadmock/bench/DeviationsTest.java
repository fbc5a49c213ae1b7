package io.github.leadmock.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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

  private static List<String> read;
  private static List<String> written;

  @BeforeAll
  static void recordCorrectServer() throws Exception {
    try (FakeVendor vendor = FakeVendor.start(Deviation.none(), CLOCK)) {
      read = probe(vendor, same()).record(ProbeStep.reading());
      written = probe(vendor, same()).record(ProbeStep.writing());
    }
  }

  @Test
  void answersTheSameToTheSameRequests() throws Exception {
    assertThat(readDifference(Deviation.none(), same())).isEmpty();
    assertThat(writeDifference(Deviation.none(), same())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void showsFaultsToThoseWhoCanSeeThem(Fault fault) throws Exception {
    Optional<String> difference = readDifference(fault.deviation(), same());
    if (fault.writes()) {
      assertThat(difference).as(fault + " is seen without writing").isEmpty();
      assertThat(writeDifference(fault.deviation(), same()))
          .as(fault + " is seen by writing")
          .isPresent();
    } else {
      assertThat(difference).as(fault + " is seen without writing").isPresent();
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void showsVariants(Variant variant) throws Exception {
    if (variant.id().equals("slow")) {
      assertThat(slowness(variant.deviation())).isGreaterThanOrEqualTo(50_000_000L);
      return;
    }
    Optional<String> difference = readDifference(variant.deviation(), variant.target());
    if (difference.isEmpty()) {
      assertThat(writeDifference(variant.deviation(), variant.target())).isPresent();
    }
  }

  @ParameterizedTest
  @MethodSource("doubts")
  void showsDoubts(Doubt doubt) throws Exception {
    assertThat(readDifference(doubt.deviation(), same()).isPresent()).isEqualTo(!doubt.writes());
    if (doubt.writes()) {
      assertThat(writeDifference(doubt.deviation(), same())).isPresent();
    }
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
