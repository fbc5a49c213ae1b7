package io.github.leadmock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.contract.Contract;
import io.github.leadmock.vendor.VendorApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LeadsCommandTest {

  private static final String METROLEADS = "MetroLeads: GET /companies/COMPANY/leads/LEAD/events";
  private static final String LIVEFORCE = "LiveForce: GET /api/v1/leads/summary/ID";

  @Test
  void printsIdsOfBothApis() {
    CommandRun run = CommandRun.of("leads");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).hasSize(1 + 4 + 9 + 5 * 2 + 1 + 1 + 7 + 2);
    assertThat(run.out())
        .startsWith(
            METROLEADS,
            "  documented  5245533b-e8c4-4292-b6b0-62ac6ecedb3e"
                + "  2633fdaf-77f2-48bb-9f7b-6c88a760e5b6  56 events, the 2 newest as documented")
        .contains(
            "  named       c0ffee00-1ead-4000-8000-000000000000"
                + "  c0ffee00-1ead-4000-8000-000000000001  empty timeline",
            LIVEFORCE,
            "  documented  1      the documented example",
            "  named       2      every member that may be null is null");
    assertThat(run.out().get(14))
        .isEqualTo(
            "  generated   a56b8f43-4aa9-407e-a382-1bf53ad26afd"
                + "  c852b495-c144-42f6-8a43-7b7f9302493c  25 events");
    assertThat(run.out().get(33)).matches("  generated   9      .+ lead, .+, \\d+ chat lines");
  }

  @ParameterizedTest
  @EnumSource
  void printsAPathOfEachApisDocument(VendorApi api) {
    Contract contract = Contract.of(api.key());
    List<String> documented =
        contract.operations().values().stream()
            .map(one -> one.method() + " " + contract.basePath() + one.path())
            .map(line -> "%s: %s".formatted(api.title(), line.replaceAll("\\{[^}]+}", "ID")))
            .toList();
    String heading = CommandRun.of("leads", "--api", api.key()).out().get(0);

    assertThat(documented).contains(heading.replaceAll("/[A-Z]+(?=/|$)", "/ID"));
  }

  @Test
  void printsIdsOfOneApi() {
    List<String> both = CommandRun.of("leads").out();
    List<String> metroleads = CommandRun.of("leads", "--api", "metroleads").out();
    List<String> liveforce = CommandRun.of("leads", "--api=LiveForce").out();
    assertThat(metroleads).startsWith(METROLEADS).doesNotContain(LIVEFORCE);
    assertThat(liveforce).startsWith(LIVEFORCE).doesNotContain(METROLEADS);
    assertThat(both).startsWith(metroleads.toArray(String[]::new));
    assertThat(both).endsWith(liveforce.toArray(String[]::new));
  }

  @Test
  void printsAsManyGeneratedLeadsAsAskedFor() {
    assertThat(generated("--first", "0")).isEmpty();
    assertThat(generated("--first", "3")).hasSize(5 * 3 + 3);
    assertThat(generated("--first", "3", "--leads", "1")).hasSize(5);
    assertThat(generated("--first", "1000")).hasSize(5 * 1_000 + 992);
  }

  @Test
  void printsOtherIdsForAnotherSeed() {
    assertThat(generated("--seed", "2")).doesNotContainAnyElementsOf(generated("--seed", "1"));
    assertThat(generated("--seed", "1")).isEqualTo(generated());
    assertThat(generated("--seed", "-9223372036854775808")).hasSize(12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1001"})
  void refusesToPrintTooMany(String first) {
    assertThat(CommandRun.of("leads", "--first", first))
        .isEqualTo(
            CommandRun.refusal(
                "--first is '" + first + "'; expected a whole number from 0 to 1000",
                "leadmock leads"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1099511627776"})
  void refusesAnUnusableNumberOfLeads(String leads) {
    assertThat(CommandRun.of("leads", "--leads", leads))
        .isEqualTo(
            CommandRun.refusal(
                "--leads is '" + leads + "'; expected a whole number from 1 to 1099511627775",
                "leadmock leads"));
  }

  @Test
  void refusesAnApiThatItDoesNotKnow() {
    CommandRun run = CommandRun.of("leads", "--api", "acme");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .containsExactly(
            "leadmock: --api is 'acme'; expected metroleads or liveforce",
            "Try 'leadmock leads --help'.");
  }

  private static List<String> generated(String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "leads";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return CommandRun.of(arguments).out().stream()
        .filter(line -> line.startsWith("  generated "))
        .toList();
  }

  @Test
  void listsTheLeadsOfDataFilesFirst() {
    CommandRun run = CommandRun.of("leads", "--data", "docs/data", "--first", "0");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().get(1))
        .isEqualTo(
            "  data        7d3c1f52-6f0e-4a55-9a0b-3f1de21c8a10"
                + "  7d3c1f52-6f0e-4a55-9a0b-3f1de21c8a11  recorded: two pages, comments, a note"
                + " that was added, changed and removed");
    assertThat(run.out())
        .containsSubsequence(
            LIVEFORCE,
            "  data        90417  recorded: a lead that was won",
            "  documented  1      the documented example");
    assertThat(CommandRun.of("leads", "--data", "nowhere").err().get(0))
        .contains("cannot use data from '")
        .contains("nowhere': there is no such file or folder");
  }

  @Test
  void sendsNoControlCharactersToTheTerminal(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("odd.json"),
            """
            {"leadId": "90418", "shows": "a\\u001b[31mred\\u0007"}
            """);

    CommandRun run = CommandRun.of("leads", "--data", file.toString(), "--first", "0");

    assertThat(run.err()).isEmpty();
    assertThat(String.join("\n", run.out())).contains("[31mred").doesNotContain("\u001b", "\u0007");
  }

  @Test
  void printsIdsAsJson() {
    JsonNode leads =
        new JsonMapper().readTree(String.join("\n", CommandRun.of("leads", "--json").out()));

    assertThat(leads.size()).isEqualTo(4 + 9 + 5 * 2 + 1 + 7 + 2);
    assertThat(leads.get(0).toString())
        .isEqualTo(
            "{\"api\":\"metroleads\",\"group\":\"documented\",\"company\":\"5245533b-e8c4-4292-b6b0-62ac6ecedb3e\",\"lead\":\"2633fdaf-77f2-48bb-9f7b-6c88a760e5b6\",\"shows\":\"56 events, the 2 newest as documented\"}");
    assertThat(leads.get(4 + 9 + 10).toString())
        .isEqualTo(
            "{\"api\":\"liveforce\",\"group\":\"documented\",\"leadId\":\"1\",\"shows\":\"the documented example\"}");
  }
}
