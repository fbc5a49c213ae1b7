package io.github.leadmock.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.scorecard.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs shell scripts, without a terminal. */
@Tag("slow")
@EnabledOnOs({OS.LINUX, OS.MAC})
class DrillTest {

  @TempDir private Path folder;
  private Path said;

  @BeforeEach
  void begin() {
    said = folder.resolve("said");
  }

  private Drill drill(String scenario, Duration limit, String script) {
    return Drill.prepare(
        new Drill.Plan(
            List.of("sh", "-c", script),
            folder,
            List.of("API_URL"),
            limit,
            LeadmockConfig.defaults()),
        Scenario.named(scenario),
        line -> {});
  }

  private List<Long> pids() throws IOException {
    List<Long> pids = new ArrayList<>();
    for (String line : Files.readAllLines(said)) {
      if (line.matches("\\d+")) {
        pids.add(Long.valueOf(line));
      }
    }
    return pids;
  }

  /** A process that has ended but is not waited for counts as ended. */
  private static boolean isAlive(long pid) {
    Path status = Path.of("/proc/%s/stat".formatted(pid));
    try {
      return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()
          && !(Files.exists(status) && Files.readString(status).contains(") Z "));
    } catch (IOException gone) {
      return false;
    }
  }

  @Test
  void givesTheAddressToTheCommandAndJudgesIt() throws Exception {
    String call = "curl -s -o /dev/null -u a:b $LEADMOCK_URL/api/v1/leads/summary/1;";
    try (Drill drill =
        drill(
            "rate-limited",
            Duration.ofSeconds(60),
            call.repeat(7) + "echo $API_URL >said; exit 5")) {
      Drill.Result result = drill.run();

      assertThat(said).content().isEqualTo(drill.server() + "\n");
      assertThat(result.exitCode()).isEqualTo(OptionalInt.of(5));
      assertThat(result.trouble()).isEmpty();
      assertThat(result.scorecard().requests()).isEqualTo(7);
      assertThat(result.scorecard().broken()).extracting(Verdict::id).contains("CL-BO-01");
    }
  }

  @Test
  void judgesACommandThatResetsTheMockBeforeItsTest() throws Exception {
    String call = "curl -s -o /dev/null -u a:b $LEADMOCK_URL/api/v1/leads/summary/1;";
    try (Drill drill =
        drill(
            "rate-limited",
            Duration.ofSeconds(60),
            "curl -s -X POST $LEADMOCK_URL/__admin/reset;" + call.repeat(7))) {
      assertThat(drill.run().scorecard().broken()).extracting(Verdict::id).contains("CL-BO-01");
    }
  }

  @Test
  void endsChildrenThatTheCommandLeavesBehind() throws Exception {
    try (Drill drill =
        drill(
            "slow",
            Duration.ofSeconds(60),
            "sleep 600 & echo $! >>said; (sleep 600 & echo $! >>said); exit 0")) {
      drill.run();

      assertThat(pids()).hasSize(2).noneMatch(DrillTest::isAlive);
    }
  }

  @Test
  void endsACommandThatDoesNotEnd() throws Exception {
    try (Drill drill =
        drill("slow", Duration.ofSeconds(1), "sleep 600 & echo $! >said; echo $$ >>said; wait")) {
      long begin = System.nanoTime();
      Drill.Result result = drill.run();

      assertThat(result.exitCode()).isEmpty();
      assertThat(result.trouble())
          .contains("the command had not ended after 1 s and was ended (--limit)");
      assertThat(pids()).hasSize(2).noneMatch(DrillTest::isAlive);
      assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin)).isLessThan(20);
    }
  }

  @Test
  void endsACommandThatIgnoresTheSignal() throws Exception {
    try (Drill drill =
        drill("slow", Duration.ofSeconds(1), "trap '' TERM; echo $$ >said; sleep 600; sleep 600")) {
      drill.run();

      assertThat(pids()).hasSize(1).noneMatch(DrillTest::isAlive);
    }
  }

  @Test
  void passesAnInterruptOn() throws Exception {
    try (Drill drill =
        drill(
            "slow",
            Duration.ofSeconds(60),
            "trap 'echo ended >>said; exit 3' TERM; echo $$ >said; sleep 600 & wait")) {
      Thread signal =
          new Thread(
              () -> {
                try {
                  while (!Files.exists(said) || Files.size(said) == 0) {
                    TimeUnit.MILLISECONDS.sleep(20);
                  }
                } catch (IOException | InterruptedException failed) {
                  throw new IllegalStateException(failed);
                }
                drill.interrupt();
              });
      signal.start();
      Drill.Result result = drill.run();
      signal.join();

      assertThat(result.trouble()).contains("the drill was interrupted");
      assertThat(said).content().endsWith("ended\n");
    }
  }

  @Test
  void endsAMaintenanceAfterItsTime() throws Exception {
    String call =
        "curl -s -o /dev/null -w '%{http_code}\\n' -u a:b $LEADMOCK_URL/api/v1/leads/summary/1 >>said;";
    try (Drill drill = drill("maintenance", Duration.ofSeconds(60), call + "sleep 6;" + call)) {
      Drill.Result result = drill.run();

      assertThat(Files.readAllLines(said)).containsExactly("503", "200");
      assertThat(result.scorecard().broken()).isEmpty();
    }
  }

  @Test
  void repeatsAScenarioByItsSeed() throws Exception {
    String script =
        "for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do"
            + " curl -s -o /dev/null -w '%{http_code}\\n' -u a:b $LEADMOCK_URL/api/v1/leads/summary/$i"
            + " >>said; done";
    List<List<String>> runs = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      Files.deleteIfExists(said);
      try (Drill drill = drill("flaky", Duration.ofSeconds(60), script)) {
        drill.run();
      }
      runs.add(Files.readAllLines(said));
    }

    assertThat(runs.get(0))
        .isEqualTo(runs.get(1))
        .contains("200")
        .anyMatch(code -> !code.equals("200"));
  }
}
