package io.github.leadmock.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The client of the store and the metrics are optional: who embeds the mock need not have them. */
@Tag("slow")
class OptionalLibrariesTest {

  private static final Predicate<String> WITHOUT =
      Pattern.compile("lettuce|netty|reactor-core|reactive-streams|micrometer|prometheus")
          .asPredicate()
          .negate();

  @Test
  void servesWithoutThemAsNothingOfThemIsLoadedUnlessAskedFor() {
    try (ReplicaProcess mock = ReplicaProcess.launch(WITHOUT)) {
      mock.awaitReady();
    }
  }

  @Test
  void saysWhatIsMissingForAStore() {
    try (ReplicaProcess mock = ReplicaProcess.launch(WITHOUT, "--store", "redis://127.0.0.1:1")) {
      assertThat(mock.awaitEnd()).isEqualTo(3);
      assertThat(mock.awaitLines())
          .isEqualTo(
              List.of(
                  "leadmock: a store needs io.lettuce:lettuce-core on the class path; add it to the"
                      + " dependencies, or use leadmock-all.jar"));
    }
  }

  @Test
  void saysWhatIsMissingForMetrics() {
    try (ReplicaProcess mock = ReplicaProcess.launch(WITHOUT, "--metrics")) {
      assertThat(mock.awaitEnd()).isEqualTo(3);
      assertThat(mock.awaitLines())
          .isEqualTo(
              List.of(
                  "leadmock: metrics need io.micrometer:micrometer-registry-prometheus on the class"
                      + " path; add it to the dependencies, or use leadmock-all.jar"));
    }
  }
}
