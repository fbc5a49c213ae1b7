package io.github.leadmock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "1s, PT1S",
    "90s, PT90S",
    "30m, PT30M",
    "12h, PT12H",
    "14d, PT336H",
    "36500d, PT876000H"
  })
  void readsANumberWithItsUnit(String text, Duration duration) {
    assertThat(Durations.parse(text)).contains(duration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s",
        "1",
        "0s",
        "00s",
        "01s",
        "-1s",
        "+1s",
        "1.5h",
        "1w",
        "1S",
        "1 s",
        " 1s",
        "1s ",
        "1s\n",
        "1000000000s",
        "36501d",
        "876001h",
        "PT1S",
        "٣s",
        "1h30m"
      })
  void readsNothingElse(String text) {
    assertThat(Durations.parse(text)).isEmpty();
  }
}
