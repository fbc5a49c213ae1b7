package io.github.leadmock.cli;

import io.github.leadmock.contract.Rule;
import io.github.leadmock.contract.RuleCatalogue;
import io.github.leadmock.report.ConsoleReport;
import io.github.leadmock.verify.CaseResult;
import io.github.leadmock.verify.Finding;
import io.github.leadmock.verify.Report;
import io.github.leadmock.verify.Settings;
import io.github.leadmock.verify.Verifier;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Checks a server against the contract. */
@Command(
    name = "verify",
    description = {
      "Checks any server, fake or real, against the documentation. Only reads, unless writes are"
          + " allowed.",
      "Exit code: 0 no finding that fails the run, 1 a finding, 2 wrong usage, 3 nothing could be"
          + " checked."
    })
final class VerifyCommand implements Callable<Integer> {

  private static final String CONSOLE = ReportKind.CONSOLE.toString();
  private static final int MOST_SECONDS = 3_600;
  private static final double MILLIS = 1_000;

  @Spec private CommandSpec spec;

  @ParentCommand private Main main;

  @Mixin private ServerOptions server;

  @Option(
      names = "--allow-writes",
      description =
          "Also adds, updates and removes notes; only those that the run makes itself, and removes"
              + " them all.")
  private boolean allowWrites;

  @Option(
      names = "--strict",
      description =
          "Holds the server to the letter of the documents, such as type null for title; includes"
              + " --fail-on assumed.")
  private boolean strict;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description =
          "Fails on findings of rules that are at least so sure: documented, inferred or assumed;"
              + " all others are warnings. Default: inferred.")
  private @Nullable String failOn;

  @Option(
      names = "--only",
      arity = "1..*",
      paramLabel = "PATTERN",
      description =
          "Runs only these cases: an id with * for anything, a part of an id, or the id of a rule.")
  private List<String> only = new ArrayList<>();

  @Option(names = "--list", description = "Lists the cases and their rules; sends nothing.")
  private boolean list;

  @Option(
      names = "--max-requests",
      paramLabel = "N",
      description = "Sends never more requests than this. Default: ${DEFAULT-VALUE}.")
  private String maxRequests = String.valueOf(Settings.MAX_REQUESTS);

  @Option(
      names = "--rate",
      paramLabel = "N/s",
      description =
          "Sends never more requests a second. Default: 10 to other machines, no limit on this"
              + " one.")
  private @Nullable String rate;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "How long an answer may take. Default: ${DEFAULT-VALUE}.")
  private String timeout = String.valueOf(Settings.TIMEOUT.toSeconds());

  @Option(
      names = "--report",
      arity = "1..*",
      paramLabel = "KIND",
      description = "console (default), junit=FILE, html=FILE, json=FILE or sarif=FILE.")
  private List<String> reports = new ArrayList<>();

  @Option(names = "--verbose", description = "Lists passed cases and all requests, too.")
  private boolean verbose;

  @Override
  public Integer call() {
    Usage usage = new Usage(spec.commandLine());
    if (list) {
      return list(server.forList(usage, main.surroundings()).withOnly(only));
    }
    Settings settings = settings(usage);
    List<ReportFile> files = files(usage);
    Report report = run(settings);
    if (reports.isEmpty() || reports.contains(CONSOLE)) {
      ConsoleReport.write(
          report,
          RuleCatalogue.all(),
          spec.commandLine().getOut(),
          main.surroundings().colour(),
          verbose);
    }
    files.forEach(file -> file.write(report, RuleCatalogue.all()));
    return exitCode(report);
  }

  private int list(Settings settings) {
    PrintWriter out = spec.commandLine().getOut();
    Verifier.list(settings)
        .forEach(
            one -> {
              out.printf("%s%s%n", one.id(), one.writes() ? "  (with --allow-writes)" : "");
              out.printf("    %s. %s%n", one.title(), String.join(" ", one.rules()));
            });
    return ExitCode.OK;
  }

  private Settings settings(Usage usage) {
    Settings read = server.settings(usage, main.surroundings());
    return read.withWrites(allowWrites)
        .withStrict(strict)
        .withFailOn(failOn(usage))
        .withOnly(only)
        .withLimits(
            (int) usage.wholeNumber("--max-requests", maxRequests, 1, Integer.MAX_VALUE),
            rate == null ? read.rate() : rate(usage, rate),
            timeout(usage));
  }

  private Rule.Status failOn(Usage usage) {
    String wanted = failOn;
    if (wanted == null) {
      return strict ? Rule.Status.ASSUMED : Rule.Status.INFERRED;
    }
    return Stream.of(Rule.Status.values())
        .filter(status -> status.toString().equals(wanted))
        .findFirst()
        .orElseThrow(() -> usage.wrong("--fail-on", wanted, "documented, inferred or assumed"));
  }

  private Duration timeout(Usage usage) {
    String expected = "a number of seconds up to " + MOST_SECONDS;
    try {
      double seconds = Double.parseDouble(timeout);
      usage.check(seconds > 0 && seconds <= MOST_SECONDS, timeout, "--timeout", expected);
      return Duration.ofMillis(Math.max(1, Math.round(seconds * MILLIS)));
    } catch (NumberFormatException malformed) {
      throw usage.wrong("--timeout", timeout, expected);
    }
  }

  private static double rate(Usage usage, String text) {
    String number = text.endsWith("/s") ? text.substring(0, text.length() - 2) : text;
    String expected = "a number of requests a second, such as 5 or 0.5/s";
    try {
      double value = Double.parseDouble(number);
      return usage.check(value > 0 && value <= 1e6, value, "--rate", expected);
    } catch (NumberFormatException malformed) {
      throw usage.wrong("--rate", text, expected);
    }
  }

  private List<ReportFile> files(Usage usage) {
    return reports.stream()
        .filter(report -> !report.equals(CONSOLE))
        .map(
            report ->
                ReportFile.parse(report, main.surroundings().folder())
                    .orElseThrow(() -> usage.wrong("--report", report, ReportFile.expected())))
        .toList();
  }

  private Report run(Settings settings) {
    Progress progress = new Progress(spec.commandLine().getErr(), main.surroundings().terminal());
    try {
      return Verifier.run(settings, progress);
    } finally {
      progress.end();
    }
  }

  private static int exitCode(Report report) {
    if (report.findings().stream().anyMatch(Finding::fails)) {
      return ExitCode.CONTRACT_NOT_MET;
    }
    boolean checked =
        report.cases().stream().anyMatch(result -> result.outcome() != CaseResult.Outcome.SKIPPED);
    return checked ? ExitCode.OK : ExitCode.COULD_NOT_RUN;
  }
}
