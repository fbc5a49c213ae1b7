package io.github.leadmock.cli;

import io.github.leadmock.vendor.VendorApi;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/**
 * Runs {@code serve} and {@code verify} once against each other, on a free loopback port, and
 * exits. The launcher runs it while Java records the classes that they load; see {@code
 * -XX:ArchiveClassesAtExit}. Its output and findings are irrelevant.
 */
@Command(
    name = "rehearse",
    hidden = true,
    description = "Runs the mock and the check against each other, for the launcher.")
final class RehearseCommand implements Callable<Integer> {

  private static final int LONGEST = 600;

  @Override
  public Integer call() throws IOException {
    endInTime();
    PipedWriter output = new PipedWriter();
    BufferedReader lines = new BufferedReader(new PipedReader(output));
    Thread mock = new Thread(() -> run(output, List.of("serve", "--port", "0")), "mock");
    mock.setDaemon(true);
    mock.start();

    @Nullable String ready = lines.readLine();
    if (ready == null) {
      throw new UncheckedIOException(new IOException("the mock did not start"));
    }
    String baseUrl = ready.substring(ready.indexOf("http"));
    for (VendorApi api : VendorApi.values()) {
      run(Writer.nullWriter(), verify(baseUrl, api));
    }
    return ExitCode.OK;
  }

  private static List<String> verify(String baseUrl, VendorApi api) {
    List<String> arguments = new ArrayList<>(List.of("verify", "--base-url", baseUrl));
    arguments.addAll(List.of("--user", "you@example.com", "--token", "secret"));
    arguments.addAll(List.of("--api", api.key()));
    arguments.addAll(lead(api));
    return arguments;
  }

  private static List<String> lead(VendorApi api) {
    return switch (api) {
      case METROLEADS ->
          List.of(
              "--company",
              "c0ffee00-1ead-4000-8000-000000000000",
              "--lead",
              "c0ffee00-1ead-4000-8000-000000000004",
              "--allow-writes");
      case LIVEFORCE -> List.of("--lead-id", "3");
    };
  }

  /** Closes what is said, which ends the wait for a mock that could not start. */
  private static void run(Writer said, List<String> arguments) {
    try (PrintWriter out = new PrintWriter(said, true)) {
      Main.run(out, out, arguments.toArray(String[]::new));
    }
  }

  /** Nobody watches this process, so it ends itself if anything hangs. */
  private static void endInTime() {
    Thread watch =
        new Thread(
            () -> {
              try {
                TimeUnit.SECONDS.sleep(LONGEST);
              } catch (InterruptedException never) {
                Thread.currentThread().interrupt();
              }
              Runtime.getRuntime().halt(ExitCode.COULD_NOT_RUN);
            },
            "end in time");
    watch.setDaemon(true);
    watch.start();
  }
}
