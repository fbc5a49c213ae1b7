package io.github.leadmock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.control.Controls;
import io.github.leadmock.control.ErrorRate;
import io.github.leadmock.control.FailedWrites;
import io.github.leadmock.control.FaultKind;
import io.github.leadmock.control.FaultRate;
import io.github.leadmock.control.Latency;
import io.github.leadmock.control.RateLimit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ControlOptionsTest {

  @Command
  private static final class Any {
    @Mixin private ControlOptions controls;
  }

  @Test
  void switchesNothingOnByDefault() {
    assertThat(read()).isEqualTo(Controls.OFF);
  }

  @Test
  void readsEverySwitch() {
    assertThat(
            read(
                "--latency=800ms",
                "--errors=12.5%:500,503",
                "--faults=5%:reset,truncated",
                "--rate-limit=10/s",
                "--failed-writes=apply"))
        .isEqualTo(
            Controls.OFF
                .withLatency(Optional.of(new Latency.Fixed(800)))
                .withErrors(Optional.of(new ErrorRate(0.125, List.of(500, 503))))
                .withFaults(
                    Optional.of(new FaultRate(0.05, List.of(FaultKind.RESET, FaultKind.TRUNCATED))))
                .withRateLimit(Optional.of(new RateLimit(10, 1_000)))
                .withFailedWrites(FailedWrites.APPLY));
  }

  @Test
  void readsTheOtherLatencies() {
    assertThat(read("--latency=200ms..2s").latency()).contains(new Latency.Uniform(200, 2_000));
    assertThat(read("--latency=lognormal:300ms:0.5").latency())
        .contains(new Latency.LogNormal(300, 0.5));
  }

  @ParameterizedTest
  @CsvSource({"100/m, 100, 60000", "5/250ms, 5, 250", "1/2h, 1, 7200000"})
  void readsTheOtherRates(String text, int requests, long perMillis) {
    assertThat(read("--rate-limit=" + text).rateLimit())
        .contains(new RateLimit(requests, perMillis));
  }

  private static Controls read(String... options) {
    Any any = new Any();
    CommandLine command = new CommandLine(any);
    command.parseArgs(options);
    return any.controls.controls(new Usage(command));
  }
}
