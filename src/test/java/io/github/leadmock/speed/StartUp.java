package io.github.leadmock.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Measures the time from the start of a process to its first correct answer, and of whole checks.
 * All take turns, as in the contests; every start is a new process.
 */
final class StartUp {

  static final String LAUNCHER = "./leadmock serve";
  static final String VERIFY_LIVEFORCE = "./leadmock verify, liveforce";
  static final String VERIFY_METROLEADS = "./leadmock verify, metroleads";
  static final String WIREMOCK = Server.WIREMOCK.label();

  private static final Duration ARCHIVE = Duration.ofSeconds(120);
  private static final List<String> ACCOUNT = List.of("--user", "you@example.com", "--token", "x");

  private final Setting setting;
  private final Poll poll;

  StartUp(Setting setting, Answers answers) {
    this.setting = setting;
    Call call = Workload.LEAD_SUMMARY.call();
    this.poll = new Poll(call, answers.bodies().get(call).length);
  }

  Map<String, List<Double>> measure(int times) throws IOException, InterruptedException {
    awaitArchive();
    Map<String, List<Double>> seconds = new LinkedHashMap<>();
    int mockPort = Running.freePort();
    for (int round = 0; round < times; round++) {
      int port = Running.freePort();
      List<String> launcher = List.of(launcher(), "serve", "--port", String.valueOf(port));
      add(seconds, LAUNCHER, start(launcher, port));
      for (Server server :
          List.of(
              Server.LEADMOCK,
              Server.LEADMOCK_DATA,
              Server.JETTY,
              Server.MOCKSERVER,
              Server.WIREMOCK)) {
        int free = Running.freePort();
        String name =
            server == Server.LEADMOCK ? "Leadmock, java -jar without archive" : server.label();
        add(seconds, name, start(server.command(setting, free), free));
      }
    }
    try (Running mock =
        Running.start(Server.LEADMOCK.command(setting, mockPort), mockPort, setting.work())) {
      mock.awaitAnswer(poll, System.nanoTime());
      for (int round = 0; round < times; round++) {
        add(seconds, VERIFY_LIVEFORCE, check(mockPort, "liveforce", "--lead-id", "3"));
        add(
            seconds,
            VERIFY_METROLEADS,
            check(
                mockPort,
                "metroleads",
                "--company",
                "c0ffee00-1ead-4000-8000-000000000000",
                "--lead",
                "c0ffee00-1ead-4000-8000-000000000004"));
      }
    }
    return seconds;
  }

  private double start(List<String> command, int port) throws InterruptedException {
    long start = System.nanoTime();
    try (Running running = Running.start(command, port, setting.work())) {
      return seconds(running.awaitAnswer(poll, start));
    }
  }

  /** A whole check, which must pass. */
  private double check(int port, String api, String... target)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(launcher(), "verify", "--api", api, "--base-url", "http://127.0.0.1:" + port));
    command.addAll(ACCOUNT);
    command.addAll(List.of(target));
    Path log = setting.work().resolve("verify.log");
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    int exitCode = process.waitFor();
    if (exitCode != 0) {
      throw new CannotMeasure("the check of %s failed: %s".formatted(api, Files.readString(log)));
    }
    return seconds(Duration.ofNanos(System.nanoTime() - start));
  }

  /** The launcher creates its archive in the background after the first start. */
  private void awaitArchive() throws IOException, InterruptedException {
    new ProcessBuilder(launcher(), "--version").inheritIO().start().waitFor();
    long start = System.nanoTime();
    while (!hasArchive()) {
      if (System.nanoTime() - start > ARCHIVE.toNanos()) {
        throw new CannotMeasure(
            "the launcher made no archive of classes in %s within %d s"
                .formatted(setting.jar().getParent(), ARCHIVE.toSeconds()));
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private boolean hasArchive() throws IOException {
    try (Stream<Path> files = Files.list(setting.jar().getParent())) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      return names.stream().anyMatch(name -> name.matches("leadmock-\\d+-[1-9]\\d*\\.(jsa|aot)"))
          && names.stream().noneMatch(name -> name.matches("leadmock-\\d+\\.(jsa|aot)\\..+"));
    }
  }

  private String launcher() {
    return setting.home().resolve("leadmock").toString();
  }

  private static void add(Map<String, List<Double>> seconds, String name, double value) {
    seconds.computeIfAbsent(name, unknown -> new ArrayList<>()).add(value);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
