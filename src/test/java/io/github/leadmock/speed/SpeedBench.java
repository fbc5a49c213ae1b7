package io.github.leadmock.speed;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The program behind {@code ./leadmock-bench}. */
@Command(
    name = "leadmock-bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measures Leadmock beside WireMock, MockServer and bare Jetty on this machine, in turns, and writes"
          + " docs/performance.md.",
      "With --soak or --requests it loads Leadmock alone with writes and compares what is there afterwards.",
      "Exit code: 0 measured, 1 a request failed or the soak found a fault, 2 wrong usage, 3 could not run."
    })
final class SpeedBench implements Callable<Integer> {

  private static final String CHART =
      "![Requests a second of each server on each workload](images/performance.svg)\n\n";

  @Spec private CommandSpec spec;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Rounds of each contest. Default: ${DEFAULT-VALUE}.")
  private int rounds = 5;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Seconds of load in each turn. Default: ${DEFAULT-VALUE}.")
  private int seconds = 5;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description =
          "Seconds of load for each server before the first round of a contest. Default: ${DEFAULT-VALUE}.")
  private int warmUp = 20;

  @Option(
      names = "--connections",
      split = ",",
      paramLabel = "N",
      description = "How many at once. Default: 32,256.")
  private List<Integer> connections = List.of(32, 256);

  @Option(
      names = "--starts",
      paramLabel = "N",
      description =
          "How often each process is started, 0 for not at all. Default: ${DEFAULT-VALUE}.")
  private int starts = 10;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description = "Measures only these servers or workloads and writes no page; see --list.")
  private List<String> only = List.of();

  @Option(
      names = "--quick",
      description =
          "Less than four minutes: what is made anew, starts, memory; replaces the options above.")
  private boolean quick;

  @Option(
      names = "--list",
      description = "Lists servers and workloads with their names; measures nothing.")
  private boolean list;

  @Option(
      names = "--docs",
      paramLabel = "FOLDER",
      description = "Where performance.md is. Default: the repository's docs.")
  private Path docs;

  @Option(
      names = "--no-page",
      description = "Prints the results and leaves docs/performance.md as it is.")
  private boolean noPage;

  @Option(
      names = "--soak",
      paramLabel = "MINUTES",
      description =
          "Loads Leadmock with -Xmx128m for so long, with writes, and checks what is there afterwards.")
  private double soakMinutes;

  @Option(
      names = "--requests",
      paramLabel = "N",
      description = "The same until so many requests were answered.")
  private long soakRequests;

  /** Ends the process with the exit code. */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new SpeedBench())
            .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
            .setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                  if (failure instanceof CannotMeasure) {
                    command.getErr().println("leadmock-bench: " + failure.getMessage());
                    return 3;
                  }
                  throw failure;
                })
            .execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (list) {
      Plan.names().forEach(this::say);
      return 0;
    }
    check(rounds >= 1 && seconds >= 1, "--rounds and --seconds are 1 or more");
    check(warmUp >= 0 && starts >= 0, "--warm-up and --starts are 0 or more");
    check(connections.stream().allMatch(number -> number >= 1), "--connections are 1 or more");
    check(soakMinutes >= 0 && soakRequests >= 0, "--soak and --requests are more than 0");
    Setting setting = setting();
    if (soakMinutes > 0 || soakRequests > 0) {
      return new Soak(setting, soakMinutes, soakRequests, this::say).run() ? 0 : 1;
    }
    return measure(setting);
  }

  private int measure(Setting setting) throws IOException, InterruptedException {
    Plan plan =
        quick
            ? Plan.quick()
            : new Plan(connections, new LinkedHashSet<>(only), rounds, seconds, warmUp, starts);
    say(
        "This takes about %d minutes; nothing else should run meanwhile. Servers log to %s."
            .formatted(plan.duration().toSeconds() / 60 + 1, setting.work()));
    Results results = results(setting, plan);
    String text = new ResultTables(results).text();
    say(text);
    if (plan.isWhole() && !noPage) {
      Path folder = docs == null ? setting.home().resolve("docs") : docs;
      new Page(folder.resolve("performance.md")).write(CHART + text);
      Path chart = Files.createDirectories(folder.resolve("images")).resolve("performance.svg");
      Files.writeString(chart, Chart.of(results.scores()));
      say("Written to %s and %s.".formatted(folder.resolve("performance.md"), chart));
    }
    results
        .faults()
        .forEach(fault -> spec.commandLine().getErr().println("leadmock-bench: " + fault));
    return results.faults().isEmpty() ? 0 : 1;
  }

  private Results results(Setting setting, Plan plan) throws IOException, InterruptedException {
    List<Score> scores;
    List<IdleConnections.Cost> idle;
    Map<Server, Long> residents;
    Answers answers;
    try (Measurement measurement = new Measurement(setting, plan, this::say)) {
      scores = measurement.run();
      residents = measurement.residents();
      idle = measurement.idle();
      answers = measurement.answers();
    }
    Map<String, List<Double>> seconds =
        plan.startsUp() ? new StartUp(setting, answers).measure(plan.starts()) : Map.of();
    return new Results(
        Machine.describe(LocalDate.now(Clock.systemUTC())),
        plan.describe(),
        scores,
        idle,
        seconds,
        residents);
  }

  /** The launcher passes its own location and the output of bench/pom.xml. */
  private static Setting setting() throws IOException {
    Path home = Path.of(System.getProperty("leadmock.home", "")).toAbsolutePath();
    check("wrk", "is missing; install it, such as with: apt-get install wrk");
    return new Setting(
        Path.of(System.getProperty("java.home"), "bin", "java"),
        home,
        jar(home.resolve("target")),
        home.resolve("bench/target"),
        Files.createTempDirectory("leadmock-bench"));
  }

  private static void check(String program, String advice) {
    if (Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .noneMatch(folder -> Files.isExecutable(Path.of(folder, program)))) {
      throw new CannotMeasure(program + " " + advice);
    }
  }

  /** The newest jar, as the launcher chooses it. */
  private static Path jar(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("leadmock-.*-all\\.jar"))
          .max(Comparator.comparing(file -> file.toFile().lastModified()))
          .orElseThrow(
              () ->
                  new CannotMeasure(
                      "no runnable jar in %s; run ./leadmock once".formatted(folder)));
    }
  }

  private void check(boolean fits, String expected) {
    if (!fits) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), String.format(Locale.ROOT, "expected: %s", expected));
    }
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
  }
}
