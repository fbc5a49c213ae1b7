package io.github.leadmock.cli;

import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.baseline.Review;
import io.github.leadmock.contract.Rule;
import io.github.leadmock.contract.RuleCatalogue;
import io.github.leadmock.drill.Drill;
import io.github.leadmock.drill.Scenario;
import io.github.leadmock.message.ShellWord;
import io.github.leadmock.report.ConsoleReport;
import io.github.leadmock.scorecard.ClientRules;
import io.github.leadmock.scorecard.Scorecard;
import io.github.leadmock.scorecard.report.ScorecardReport;
import io.github.leadmock.verify.Report;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Runs a command against a mock in trouble, and judges how it copes. */
@Command(
    name = "drill",
    description = {
      "Runs a command, such as a test suite, against a mock in trouble, and judges how the app copes:"
          + " whether it backs off, repeats lost writes blindly, walks pages with gaps, and so on.",
      "The command finds the mock's address in LEADMOCK_URL. Its own exit code does not count.",
      "Exit code: 0 no broken rule that fails the drill, 1 a broken rule, 2 wrong usage, 3 nothing was"
          + " seen, or the command did not end."
    })
final class DrillCommand implements Callable<Integer>, OptionCheck {

  private static final String ALL = "all";
  private static final String SCENARIO = "--scenario";
  private static final String LIMIT = "10m";
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@,+-]+");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  @Spec private CommandSpec spec;

  @ParentCommand private Main main;

  @Option(
      names = SCENARIO,
      split = Defaults.SEPARATOR,
      splitSynopsisLabel = " ",
      paramLabel = "NAME|FILE",
      description =
          "What goes wrong: rate-limited, flaky, lost-answers, slow, token-expires, maintenance,"
              + " growing, redirected, or a YAML file; may be given several times. Default: all, one"
              + " after the other.")
  private List<String> scenarios = new ArrayList<>();

  @Option(
      names = "--env",
      split = Defaults.SEPARATOR,
      splitSynopsisLabel = " ",
      paramLabel = "NAME",
      description =
          "A further environment variable that gets the mock's address; may be given several times.")
  private List<String> variables = new ArrayList<>();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description =
          "Port of the mock, for an app that cannot be told its address. Default: a free one.")
  private String port = "0";

  @Option(
      names = "--limit",
      paramLabel = "DURATION",
      description =
          "How long the command may take in each scenario, such as 90s or 10m; then it is ended."
              + " Default: ${DEFAULT-VALUE}.")
  private String limit = LIMIT;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "The same seed makes the same calls fail. Default: ${DEFAULT-VALUE}.")
  private String seed = "1";

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description =
          "Fails on broken rules that are at least so sure: documented, inferred or assumed; all"
              + " others are warnings. Default: ${DEFAULT-VALUE}.")
  private Rule.Status failOn = Rule.Status.INFERRED;

  @Mixin private WantedReports reports;

  @Parameters(
      arity = "0..*",
      paramLabel = "-- COMMAND",
      description = "What to run, with its arguments, after two hyphens.")
  private List<String> command = new ArrayList<>();

  @Override
  @SuppressWarnings("try") // nothing is asked of the signal; it only has to be in place
  public Integer call() throws InterruptedException {
    Usage usage = new Usage(spec.commandLine());
    Drill.Plan plan = plan(usage);
    List<Wanted> wanted = wanted(usage);
    List<ReportFile> files = files(usage);
    Outcome outcome = new Outcome(wanted, files);
    PrintWriter err = spec.commandLine().getErr();
    outcome.begin();
    for (Wanted one : wanted) {
      Scenario scenario = one.scenario();
      Main.say(err, "scenario %s: %s".formatted(scenario.name(), scenario.about()));
      Drill prepared;
      try {
        prepared = Drill.prepare(plan, scenario, line -> Main.say(err, line));
      } catch (Scenario.Unusable refused) {
        outcome.unable(scenario, String.valueOf(refused.getMessage()));
        outcome.end();
        throw new ParameterException(usage.command(), String.valueOf(refused.getMessage()));
      } catch (UncheckedIOException noMock) {
        Main.say(err, noMock.getMessage());
        outcome.unable(scenario, String.valueOf(noMock.getMessage()));
        break;
      }
      try (Drill drill = prepared) {
        try (EndSignal signal = EndSignal.calls(() -> outcome.interrupted(drill))) {
          Drill.Result result = drill.run();
          outcome.ended(result);
          result.exitCode().ifPresent(code -> tell(result, code));
        } catch (UncheckedIOException noCommand) {
          outcome.ended(drill.soFar(String.valueOf(noCommand.getMessage())));
          break;
        }
      }
    }
    return outcome.end();
  }

  private void tell(Drill.Result result, int code) {
    Main.say(
        spec.commandLine().getErr(),
        "scenario %s: the command ended with exit code %s after %s requests"
            .formatted(result.scenario().name(), code, result.scorecard().requests()));
  }

  private Drill.Plan plan(Usage usage) {
    if (command.isEmpty()) {
      throw usage.missing("-- COMMAND", "a command to run, such as -- npx vitest run");
    }
    checkVariables(usage);
    return new Drill.Plan(command, main.process().folder(), variables, limit(usage), config(usage));
  }

  @Override
  public void check(Usage usage) {
    checkVariables(usage);
    limit(usage);
    config(usage);
    wanted(usage);
    files(usage);
  }

  private List<ReportFile> files(Usage usage) {
    return reports.files(usage, main.process().folder(), Map.of());
  }

  private void checkVariables(Usage usage) {
    variables.forEach(
        name ->
            usage.check(
                VARIABLE.matcher(name).matches(),
                name,
                "--env",
                "the name of an environment variable, such as API_URL"));
  }

  private Duration limit(Usage usage) {
    return Durations.parse(limit)
        .orElseThrow(
            () ->
                usage.wrong(
                    "--limit",
                    limit,
                    "a duration such as 90s, 10m or 1h, up to " + Durations.MOST));
  }

  private LeadmockConfig config(Usage usage) {
    return LeadmockConfig.defaults()
        .withPort(usage.port("--port", port))
        .withSeed(usage.wholeNumber("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE));
  }

  /**
   * A scenario to run.
   *
   * @param word what names it on the command line
   */
  private record Wanted(String word, Scenario scenario) {

    String name() {
      return scenario.name();
    }
  }

  private List<Wanted> wanted(Usage usage) {
    List<Wanted> wanted = new ArrayList<>();
    for (String word : scenarios.isEmpty() ? List.of(ALL) : scenarios) {
      if (word.equals(ALL)) {
        Scenario.NAMES.forEach(name -> wanted.add(new Wanted(name, Scenario.named(name))));
      } else {
        wanted.add(new Wanted(word, scenario(usage, word)));
      }
    }
    usage.check(
        wanted.stream().map(Wanted::name).distinct().count() == wanted.size(),
        String.join(", ", scenarios),
        SCENARIO,
        "scenarios of different names");
    return wanted;
  }

  private Scenario scenario(Usage usage, String name) {
    try {
      return name.matches(".*\\.ya?ml")
          ? Scenario.of(main.process().folder().resolve(Path.of(name)))
          : Scenario.named(name);
    } catch (Scenario.Unusable unusable) {
      throw new ParameterException(usage.command(), String.valueOf(unusable.getMessage()));
    }
  }

  /** The command line that runs one scenario again, for a POSIX shell. */
  private String again(Wanted one) {
    List<String> words = new ArrayList<>(List.of("leadmock", "drill", SCENARIO, one.word()));
    variables.forEach(name -> words.addAll(List.of("--env", name)));
    if (!port.equals("0")) {
      words.addAll(List.of("--port", port));
    }
    if (!limit.equals(LIMIT)) {
      words.addAll(List.of("--limit", limit));
    }
    if (failOn != Rule.Status.INFERRED) {
      words.addAll(List.of("--fail-on", failOn.name().toLowerCase(Locale.ROOT)));
    }
    words.addAll(List.of("--seed", seed, "--"));
    words.addAll(command);
    return words.stream().map(DrillCommand::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : ShellWord.quoted(word);
  }

  /** What the drills have come to, and the reports on it. Thread-safe. */
  private final class Outcome {

    private final List<Wanted> wanted;
    private final List<ReportFile> files;
    private final List<RuleCatalogue> rules;
    private final List<Report> results = new ArrayList<>();
    private boolean written;

    Outcome(List<Wanted> wanted, List<ReportFile> files) {
      this.wanted = wanted;
      this.files = files;
      this.rules = wanted.stream().map(one -> ScorecardReport.rules(name(one.scenario()))).toList();
    }

    private String name(Scenario scenario) {
      return ClientRules.NAME + " " + scenario.name();
    }

    /** Nobody takes the report of an earlier drill for this one's. */
    synchronized void begin() {
      Report running = nothing(wanted.get(0).scenario(), "the drill has not ended yet");
      ReportFiles.replaceAll(
          files, List.of(Review.of(running)), rules, spec.commandLine().getOut());
    }

    private Report nothing(Scenario scenario, String why) {
      return ScorecardReport.of(
          new Scorecard("", 0, 0, List.of()),
          new ScorecardReport.Run(
              name(scenario),
              URI.create("http://" + LeadmockConfig.LOOPBACK),
              Instant.now(),
              Duration.ZERO,
              failOn,
              "",
              Optional.of(why)));
    }

    /** There is no mock for a scenario, for example because its port is taken. */
    synchronized void unable(Scenario scenario, String why) {
      if (!written) {
        results.add(nothing(scenario, why));
      }
    }

    synchronized void ended(Drill.Result result) {
      if (!written) {
        results.add(report(result));
      }
    }

    private Report report(Drill.Result result) {
      return ScorecardReport.of(
          result.scorecard(),
          new ScorecardReport.Run(
              name(result.scenario()),
              result.server(),
              result.started(),
              result.took(),
              failOn,
              wanted.stream()
                  .filter(one -> one.scenario().equals(result.scenario()))
                  .map(one -> again(one).replace("%", "%%"))
                  .findFirst()
                  .orElseThrow(),
              result
                  .trouble()
                  .or(
                      () ->
                          result.scorecard().requests() == 0
                              ? Optional.of(
                                  "the command sent no request to the mock; does it use"
                                      + " LEADMOCK_URL? (--env)")
                              : Optional.empty())));
    }

    /** Ctrl-C or SIGTERM: the command ends first, then what was seen is written down. */
    void interrupted(Drill drill) {
      drill.interrupt();
      synchronized (this) {
        if (!written) {
          results.add(report(drill.soFar("the drill was interrupted")));
          end();
        }
      }
    }

    synchronized int end() {
      List<Review> reviews = results.stream().map(Review::of).toList();
      if (!written) {
        written = true;
        PrintWriter out = spec.commandLine().getOut();
        if (reports.onConsole()) {
          ConsoleReport.write(reviews, rules, out, main.process().colour(), false);
        }
        ReportFiles.writeAll(files, reviews, rules, out);
      }
      return VerifyCommand.exitCode(reviews);
    }
  }
}
