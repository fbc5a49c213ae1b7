package io.github.leadmock.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.bench.Api;
import io.github.leadmock.bench.Target;
import io.github.leadmock.bench.WatchedVendor;
import io.github.leadmock.bench.WatchedVendor.Asked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An interrupted run with writes leaves the lead as it was. */
@Tag("slow")
class InterruptIT {

  private static final Duration SLOW = Duration.ofMillis(300);
  private static final int A_FEW_SECONDS = 8;

  private static final String INTERRUPTED = "the run was interrupted after 0 of 1 cases";
  private static final String SAID = "leadmock: " + INTERRUPTED;

  @TempDir private Path folder;

  /** When the user presses Ctrl-C. */
  private enum Moment {
    /** The server has added the note but not answered yet. */
    NOTE_ON_ITS_WAY(asked -> asked.added().isPresent()),
    NOTE_IN_USE(asked -> asked.touched().isPresent());

    private final Predicate<Asked> sign;

    Moment(Predicate<Asked> sign) {
      this.sign = sign;
    }
  }

  @ParameterizedTest
  @EnumSource
  void removesItsNotesOnCtrlC(Moment moment) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    try (WatchedVendor vendor = new WatchedVendor("me@example.com", "a-token", List.of(), SLOW)) {
      Process run =
          new ProcessBuilder(command(vendor.target(Api.METROLEADS)))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      try {
        await(vendor, moment.sign);
        boolean heeds = interrupt(run);

        assertThat(run.waitFor(A_FEW_SECONDS, TimeUnit.SECONDS)).as("ends soon").isTrue();
        assertThat(run.exitValue()).isEqualTo(heeds ? 130 : 143);
      } finally {
        run.destroyForcibly();
      }

      List<String> added =
          vendor.asked().stream().flatMap(asked -> asked.added().stream()).toList();
      assertThat(added).isNotEmpty();
      assertThat(vendor.isAsItWas()).as("the lead is as it was").isTrue();
      List<String> said = new ArrayList<>();
      added.forEach(
          id ->
              said.add(
                  "leadmock: note %s of metroleads/update-note/texts is removed".formatted(id)));
      said.add(SAID);
      assertThat(Files.readAllLines(err)).containsExactlyInAnyOrderElementsOf(said);
      assertThat(folder.resolve("junit.xml")).content().contains("<error").contains(INTERRUPTED);
      assertThat(folder.resolve("page.html"))
          .content()
          .contains("Nothing was checked")
          .contains(INTERRUPTED);
    }
  }

  private List<String> command(Target target) {
    return Program.leadmock(
        "verify",
        "--api=metroleads",
        "--base-url=" + target.baseUrl(),
        "--user=me@example.com",
        "--token=a-token",
        "--company=" + target.company(),
        "--lead=" + target.lead(),
        "--only=metroleads/update-note/texts",
        "--allow-writes",
        "--report",
        "junit=" + folder.resolve("junit.xml"),
        "html=" + folder.resolve("page.html"));
  }

  private static void await(WatchedVendor vendor, Predicate<Asked> sign)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (vendor.asked().stream().noneMatch(sign)) {
      assertThat(System.nanoTime()).as("writes within a minute").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  /**
   * Sends SIGINT, as a terminal does. A shell's background processes and their children ignore it;
   * they get SIGTERM, which Java handles in the same way.
   */
  private static boolean interrupt(Process run) throws IOException, InterruptedException {
    Path status = Path.of("/proc/%d/status".formatted(run.pid()));
    boolean ignores =
        Files.exists(status)
            && Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(
                    line -> (Integer.parseInt(line.substring(line.length() - 1), 16) & 2) != 0);
    String signal = ignores ? "-TERM" : "-INT";
    Process kill = new ProcessBuilder("kill", signal, String.valueOf(run.pid())).start();
    assertThat(kill.waitFor()).isZero();
    return !ignores;
  }
}
