package io.github.leadmock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.contract.Rule;
import io.github.leadmock.contract.RuleCatalogue;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RulesCommandTest {

  private static final List<Rule> ALL =
      RuleCatalogue.all().stream().flatMap(catalogue -> catalogue.rules().stream()).toList();

  @Test
  void printsARuleWithItsSource() {
    assertThat(CommandRun.of("rules").out())
        .contains(
            "ML-EV-03   documented size defaults to 20 events.",
            "                      source: metroleads-events.txt, Fetch events for a lead,"
                + " Parameters",
            "ML-ST-429  documented 429: too many requests.",
            "LF-SU-09   assumed    color depends on status.");
  }

  @Test
  void printsAllRulesInTheOrderOfTheFiles() {
    CommandRun run = CommandRun.of("rules");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).hasSize(2 * ALL.size());
    assertThat(ids(run)).isEqualTo(ALL.stream().map(Rule::id).toList());
  }

  @ParameterizedTest
  @MethodSource("io.github.leadmock.vendor.VendorApi#keys")
  void printsTheRulesOfOneApi(String api) {
    assertThat(ids(CommandRun.of("rules", "--api", api)))
        .isEqualTo(ids(ALL.stream().filter(rule -> rule.api().equals(api))));
  }

  @ParameterizedTest
  @EnumSource
  void printsTheRulesOfOneStatus(Rule.Status status) {
    assertThat(ids(CommandRun.of("rules", "--status=" + status)))
        .isEqualTo(ids(ALL.stream().filter(rule -> rule.status() == status)));
    assertThat(ids(CommandRun.of("rules", "--api=liveforce", "--status=" + status)))
        .isNotEmpty()
        .allMatch(id -> id.startsWith("LF-"));
  }

  @Test
  void refusesAStatusOrApiThatItDoesNotKnow() {
    assertThat(CommandRun.of("rules", "--status", "certain"))
        .isEqualTo(
            CommandRun.refusal(
                "--status is 'certain'; expected documented, inferred or assumed",
                "leadmock rules"));
    assertThat(CommandRun.of("rules", "--api", "acme"))
        .isEqualTo(
            CommandRun.refusal(
                "--api is 'acme'; expected metroleads or liveforce", "leadmock rules"));
  }

  private static List<String> ids(CommandRun run) {
    return run.out().stream()
        .filter(line -> !line.startsWith(" "))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .toList();
  }

  private static List<String> ids(Stream<Rule> rules) {
    return rules.map(Rule::id).toList();
  }
}
