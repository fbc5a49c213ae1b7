package io.github.leadmock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@EnabledOnOs({OS.LINUX, OS.MAC})
class DrillCommandTest {

  private static final String CALL =
      "curl -s -o /dev/null -u a:b $LEADMOCK_URL/api/v1/leads/summary/";

  @TempDir private Path folder;

  @Test
  void saysWhatIsMissing() {
    assertThat(CommandRun.of("drill"))
        .isEqualTo(
            CommandRun.refusal(
                "-- COMMAND is missing; expected a command to run, such as -- npx vitest run",
                "leadmock drill"));
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    assertThat(CommandRun.of("drill", "--scenario", "flakey", "--", "true"))
        .isEqualTo(
            CommandRun.refusal(
                "there is no scenario 'flakey'; expected rate-limited, flaky, lost-answers, slow,"
                    + " token-expires, maintenance, growing, redirected, or a YAML file",
                "leadmock drill"));
    assertThat(CommandRun.of("drill", "--limit", "soon", "--", "true").err())
        .contains(
            "leadmock: --limit is 'soon'; expected a duration such as 90s, 10m or 1h, up to 36500d");
    assertThat(CommandRun.of("drill", "--limit", "110000d", "--", "true").err())
        .contains(
            "leadmock: --limit is '110000d'; expected a duration such as 90s, 10m or 1h, up to"
                + " 36500d");
    assertThat(CommandRun.of("drill", "--env", "A B", "--", "true").err())
        .contains(
            "leadmock: --env is 'A B'; expected the name of an environment variable, such as"
                + " API_URL");
    assertThat(
            CommandRun.of("drill", "--scenario", "slow", "--scenario", "slow", "--", "true").err())
        .contains("leadmock: --scenario is 'slow, slow'; expected scenarios of different names");
    Path own = folder.resolve("own.yaml");
    Files.writeString(own, "{about: A., steps: [{controls: {latency: 7}}]}");
    assertThat(CommandRun.of("drill", "--scenario", own.toString(), "--", "true").err())
        .anyMatch(
            line ->
                line.startsWith("leadmock: the scenario own has 7 at steps/0/controls/latency"));
  }

  @Test
  void couldNotRunWhatDoesNotExistOrCallsNobody() {
    CommandRun none = CommandRun.of("drill", "--scenario", "flaky", "--", "./no-such-command");
    assertThat(none.exitCode()).isEqualTo(3);
    assertThat(none.out())
        .contains(
            "cannot start ./no-such-command: No such file or directory; expected a command after --");

    CommandRun silent = CommandRun.of("drill", "--scenario", "flaky", "--", "true");
    assertThat(silent.exitCode()).isEqualTo(3);
    assertThat(silent.out())
        .contains("the command sent no request to the mock; does it use LEADMOCK_URL? (--env)");
    assertThat(silent.err())
        .contains("leadmock: scenario flaky: the command ended with exit code 0 after 0 requests");
  }

  @Test
  void reportsOnEachScenario() throws IOException {
    Path json = folder.resolve("report.json");
    Path junit = folder.resolve("report.xml");
    CommandRun run =
        CommandRun.of(
            "drill",
            "--scenario",
            "slow",
            "--scenario",
            "growing",
            "--report",
            "console",
            "json=" + json,
            "junit=" + junit,
            "--",
            "sh",
            "-c",
            CALL + "1; " + CALL + "undefined");

    assertThat(run.exitCode()).as(String.join("\n", run.err())).isEqualTo(1);
    assertThat(run.out())
        .contains("FAIL  Broken: Ids in paths are real ids.")
        .anyMatch(line -> line.startsWith("client slow at http://127.0.0.1:"))
        .anyMatch(line -> line.startsWith("client growing at http://127.0.0.1:"))
        .anyMatch(
            line -> line.contains("try       leadmock drill --scenario slow --seed 1 -- sh -c"));
    JsonNode report = new JsonMapper().readTree(Files.readString(json));
    assertThat(report.path("verdict").asString()).isEqualTo("failed");
    assertThat(report.path("runs"))
        .extracting(one -> one.path("api").asString())
        .containsExactly("client slow", "client growing");
    assertThat(junit).content().contains("leadmock scorecard client slow", "CL-BD-03");
  }

  @Test
  void keepsTheResultsBeforeAScenarioThatTheMockRefuses() throws IOException {
    Path refused =
        Files.writeString(
            folder.resolve("refused.yaml"),
            "about: A.\nsteps: [{stubs: [{response: {proxyBaseUrl: http://example.com}}]}]\n");
    Path json = folder.resolve("report.json");
    CommandRun run =
        CommandRun.of(
            "drill",
            "--scenario",
            "growing",
            "--scenario",
            refused.toString(),
            "--report",
            "json=" + json,
            "--",
            "sh",
            "-c",
            CALL + "undefined");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .anyMatch(line -> line.startsWith("leadmock: the scenario refused has a stub mapping"));
    JsonNode report = new JsonMapper().readTree(Files.readString(json));
    assertThat(report.path("verdict").asString()).isEqualTo("failed");
    assertThat(report.path("runs"))
        .extracting(one -> one.path("api").asString())
        .containsExactly("client growing", "client refused");
  }

  @Test
  void takesAGoodCommandForGood() {
    CommandRun run =
        CommandRun.of("drill", "--scenario", "growing", "--", "sh", "-c", CALL + "1; exit 4");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().get(run.out().size() - 1)).startsWith("Rules for clients kept: ");
  }

  @Test
  void warnsOfAssumedRulesOnly() {
    String storm =
        "i=0; while [ $i -lt 33 ]; do echo url=$LEADMOCK_URL/api/v1/leads/summary/1;"
            + " echo output=/dev/null; i=$((i+1)); done | curl -s -u a:b -K -";
    CommandRun warned = CommandRun.of("drill", "--scenario", "growing", "--", "sh", "-c", storm);
    assertThat(warned.exitCode()).as(String.join("\n", warned.out())).isZero();
    assertThat(warned.out()).contains("WARN  Broken: The same GET is not sent in bursts.");

    CommandRun failed =
        CommandRun.of(
            "drill", "--fail-on", "assumed", "--scenario", "growing", "--", "sh", "-c", storm);
    assertThat(failed.exitCode()).isEqualTo(1);
  }

  @Test
  void passesItsArgumentsOnAsTheyAre() throws IOException {
    Path note = Files.writeString(folder.resolve("note.json"), "some words");
    CommandRun run =
        CommandRun.of(
            "drill",
            "--scenario",
            "flaky",
            "--",
            "sh",
            "-c",
            "test \"$1 $2\" = '@" + note + " @@x'",
            "sh",
            "@" + note,
            "@@x");

    assertThat(run.err())
        .contains("leadmock: scenario flaky: the command ended with exit code 0 after 0 requests");
  }

  @Test
  void saysHowToRunItAgain() throws IOException {
    Path own = Files.createDirectory(folder.resolve("my own")).resolve("nothing.yaml");
    Files.writeString(own, "{about: Nothing happens., steps: [{}]}");
    String call = "curl -s -o /dev/null -u 'a:b' $API/api/v1/leads/summary/undefined?a=5%25";

    CommandRun run =
        CommandRun.of(
            "drill",
            "--scenario=" + own,
            "--env=API",
            "--limit=5m",
            "--",
            "sh",
            "-c",
            call,
            "plain-word");

    assertThat(run.out())
        .contains(
            "    try       leadmock drill --scenario '%s' --env API --limit 5m --seed 1 -- sh -c '%s' plain-word"
                .formatted(own, call.replace("'", "'\\''")));
  }

  @Test
  void reportsThatThereIsNoMock() throws IOException {
    Path json = folder.resolve("report.json");
    try (Leadmock other = Leadmock.start(LeadmockConfig.defaults())) {
      String port = String.valueOf(other.baseUrl().getPort());
      CommandRun run =
          CommandRun.of("drill", "--port", port, "--report", "json=" + json, "--", "true");

      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.err()).last().asString().startsWith("leadmock: cannot listen on 127.0.0.1:");
      assertThat(json).content().contains("cannot listen on 127.0.0.1:" + port);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void writesTheOtherReportsIfOneCannotBeWritten() {
    Path junit = folder.resolve("report.xml");
    CommandRun run =
        CommandRun.of(
            "drill",
            "--scenario=growing",
            "--report",
            "json=/dev/full",
            "junit=" + junit,
            "--",
            "sh",
            "-c",
            CALL + "1");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).last().asString().startsWith("leadmock: cannot write /dev/full: ");
    assertThat(junit).content().doesNotContain("has not ended");
  }
}
