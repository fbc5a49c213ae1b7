package io.github.leadmock.speed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Generates the load: one thread of wrk, which sends a request for each answer it gets. */
final class Wrk {

  private final Path folder;

  Wrk(Path folder) {
    this.folder = folder;
  }

  Load run(int port, Workload workload, int connections, int seconds)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "wrk",
                "--threads",
                "1",
                "--connections",
                String.valueOf(connections),
                "--duration",
                seconds + "s",
                "--latency",
                "--header",
                "Authorization: " + Call.AUTHORIZATION));
    if (!workload.script().isEmpty()) {
      command.add("--script");
      command.add(
          Files.writeString(folder.resolve(workload.id() + ".lua"), workload.script()).toString());
    }
    command.add("http://127.0.0.1:" + port + workload.call().target());
    return Load.parse(output(command));
  }

  private static String output(List<String> command) throws IOException, InterruptedException {
    Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
    Thread end = new Thread(wrk::destroyForcibly, "end of wrk");
    Runtime.getRuntime().addShutdownHook(end);
    try {
      String text = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      wrk.waitFor();
      return text;
    } finally {
      wrk.destroyForcibly();
      Runtime.getRuntime().removeShutdownHook(end);
    }
  }
}
