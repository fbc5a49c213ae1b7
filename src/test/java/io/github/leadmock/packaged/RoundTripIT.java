package io.github.leadmock.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is recorded before one mock and served by another gives the same client the same answers.
 */
@Tag("slow")
class RoundTripIT {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String COMPANY = "c0ffee00-1ead-4000-8000-000000000000";
  private static final String LEAD = "c0ffee00-1ead-4000-8000-000000000006";

  @TempDir private Path folder;

  @Test
  void servesARecordingAsTheServerThatWasRecorded() throws Exception {
    Path leads = folder.resolve("leads");
    Map<String, String> before;
    try (Program mock = Program.serve();
        Program proxy =
            Program.start(
                Program.leadmock(
                    "proxy",
                    "--api=metroleads",
                    "--port=0",
                    "--upstream=" + mock.awaitReady(),
                    "--record=" + leads),
                folder)) {
      String url =
          proxy.awaitLine("leadmock proxy ready on ").replaceFirst(".* on (\\S+) for .*", "$1");
      before = verify(url, COMPANY, LEAD, "before.json");
      proxy.handle().destroy();
      assertThat(proxy.awaitEnd()).isBetween(0, 1);
    }
    JsonNode recorded = JSON.readTree(Files.readString(only(leads)));

    try (Program mock = Program.serve("--data", leads.toString())) {
      Map<String, String> after =
          verify(
              mock.awaitReady().toString(),
              recorded.path("company").asString(),
              recorded.path("lead").asString(),
              "after.json");

      assertThat(before).hasSizeGreaterThan(50);
      assertThat(after).isEqualTo(before);
    }
  }

  private static Path only(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  /** How each case of verify ended. */
  private Map<String, String> verify(String url, String company, String lead, String report)
      throws Exception {
    Path file = folder.resolve(report);
    List<String> arguments =
        new ArrayList<>(
            Arrays.asList(
                "verify",
                "--api=metroleads",
                "--base-url=" + url,
                "--user=you@example.com",
                "--token=secret",
                "--company=" + company,
                "--lead=" + lead,
                "--allow-writes",
                "--report",
                "json=" + file));
    Program.run(arguments.toArray(String[]::new));
    Map<String, String> outcomes = new TreeMap<>();
    JSON.readTree(Files.readString(file))
        .at("/runs/0/cases")
        .forEach(one -> outcomes.put(one.path("id").asString(), one.path("outcome").asString()));
    return outcomes;
  }
}
