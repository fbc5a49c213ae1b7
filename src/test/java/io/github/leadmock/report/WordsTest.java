package io.github.leadmock.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 ms, 0.000",
    "400000, 0.4 ms, 0.000",
    "9960000, 10 ms, 0.010",
    "12345678, 12 ms, 0.012",
    "1000000000, 1 s, 1.000",
    "63255000000, 63.26 s, 63.255"
  })
  void saysATimeForPeopleAndForJunit(long nanos, String words, String seconds) {
    assertThat(Words.of(Duration.ofNanos(nanos))).isEqualTo(words);
    assertThat(Words.seconds(Duration.ofNanos(nanos))).isEqualTo(seconds);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 cases", "1, 1 case", "2, 2 cases"})
  void usesSingularAndPlural(int number, String words) {
    assertThat(Words.count(number, "case")).isEqualTo(words);
  }
}
