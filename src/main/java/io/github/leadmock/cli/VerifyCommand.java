package io.github.leadmock.cli;

import io.github.leadmock.baseline.Baseline;
import io.github.leadmock.baseline.BaselineFile;
import io.github.leadmock.baseline.EarlierReport;
import io.github.leadmock.baseline.Review;
import io.github.leadmock.contract.RuleCatalogue;
import io.github.leadmock.report.ConsoleReport;
import io.github.leadmock.verify.Finding;
import io.github.leadmock.verify.Report;
import io.github.leadmock.verify.Settings;
import io.github.leadmock.verify.Verifier;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
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
      "Exit code: 0 no finding that fails the run, 1 findings, 2 wrong usage, 3 nothing could be"
          + " checked."
    })
final class VerifyCommand implements Callable<Integer>, OptionCheck {

  @Spec private CommandSpec spec;

  @ParentCommand private Main main;

  @Mixin private ServerOptions server;

  @Option(
      names = "--allow-writes",
      description =
          "Also adds, updates and removes notes: only notes that the run itself creates,"
              + " and it removes them all.")
  private boolean allowWrites;

  @Mixin private Strictness strictness;

  @Option(
      names = "--only",
      arity = "1..*",
      split = Defaults.SEPARATOR,
      splitSynopsisLabel = " ",
      paramLabel = "PATTERN",
      description =
          "Runs only these cases: an id with * as a wildcard, part of an id, or the id of"
              + " a rule.")
  private List<String> only = new ArrayList<>();

  @Option(names = "--list", description = "Lists the cases and their rules; sends nothing.")
  private boolean list;

  @Option(
      names = "--max-requests",
      paramLabel = "N",
      description = "Never sends more requests than this. Default: ${DEFAULT-VALUE}.")
  private String maxRequests = String.valueOf(Settings.MAX_REQUESTS);

  @Option(
      names = "--rate",
      paramLabel = "N/s",
      description =
          "Never sends more requests per second. Default: 10 to other machines, unlimited"
              + " to this one.")
  private @Nullable String rate;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "How long to wait for a response. Default: ${DEFAULT-VALUE}.")
  private String timeout = String.valueOf(Settings.TIMEOUT.toSeconds());

  @Mixin private WantedReports reports;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description =
          "Findings in this file do not fail the run and are reported as known; those"
              + " that no longer occur are reported as fixed.")
  private @Nullable String baseline;

  @Option(
      names = "--write-baseline",
      paramLabel = "FILE",
      description =
          "Writes the findings of the run as a baseline, which accepts them; keeps the"
              + " reasons in an existing file.")
  private @Nullable String newBaseline;

  @Option(
      names = "--since",
      paramLabel = "REPORT.json",
      description = "Reports what is new, gone and unchanged since the run of a JSON report.")
  private @Nullable String since;

  private Baseline before = Baseline.NONE;

  @Option(
      names = "--verbose",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      description = "Also lists passed cases and all requests.")
  private boolean verbose;

  @Override
  public Integer call() {
    Usage usage = new Usage(spec.commandLine());
    ProcessEnvironment process = main.process();
    if (list) {
      server.forList(usage, process).forEach(settings -> list(settings.withOnly(only)));
      return ExitCode.OK;
    }
    List<CheckedServer> servers =
        selected(
            server.servers(usage, process).stream()
                .map(one -> one.with(settings(usage, one.settings())))
                .toList());
    List<ReportFile> wanted = wanted(usage);
    ReportFiles files = files(wanted, servers);
    for (int number = 0; number < servers.size(); number++) {
      run(number, servers.get(number).settings(), files);
    }
    return end(files);
  }

  @Override
  public void check(Usage usage) {
    server.check(usage, main.process());
    wanted(usage);
    strictness.failOn(usage);
    requests(usage);
    usage.seconds("--timeout", timeout);
    if (rate != null) {
      rate(usage, rate);
    }
  }

  private int requests(Usage usage) {
    return (int) usage.wholeNumber("--max-requests", maxRequests, 1, Integer.MAX_VALUE);
  }

  /** A pattern may match cases of one API only; the other API is then left out. */
  private static List<CheckedServer> selected(List<CheckedServer> servers) {
    List<CheckedServer> some =
        servers.stream().filter(one -> !Verifier.list(one.settings()).isEmpty()).toList();
    return some.isEmpty() ? servers : some;
  }

  private List<ReportFile> wanted(Usage usage) {
    // A baseline may be updated in place.
    Optional<Path> read = path(baseline).filter(file -> !isToBeWritten(file));
    Map<String, Path> others = new LinkedHashMap<>();
    path(newBaseline).ifPresent(file -> others.put("--write-baseline", file));
    read.ifPresent(file -> others.put("--baseline", file));
    path(since).ifPresent(file -> others.put("--since", file));
    List<ReportFile> wanted = reports.files(usage, main.process().folder(), others);
    path(newBaseline)
        .ifPresent(
            file ->
                usage.check(
                    !Files.exists(file) || Files.isRegularFile(file),
                    file,
                    "--write-baseline",
                    "a file"));
    return wanted;
  }

  /** If an input file cannot be read, the reports say so too. */
  private ReportFiles files(List<ReportFile> wanted, List<CheckedServer> servers) {
    PrintWriter out = spec.commandLine().getOut();
    try {
      if (newBaseline != null) {
        before = baselineBefore(newBaseline);
      }
      Map<Path, Baseline> known = new LinkedHashMap<>();
      servers.forEach(
          one ->
              baselineFile(one).ifPresent(file -> known.computeIfAbsent(file, BaselineFile::read)));
      known.forEach(
          (file, accepted) -> {
            if (!accepted.isOfRunsLike(strictness.strict())) {
              say(
                  "nothing in %s counts as fixed: ".formatted(file)
                      + otherStrictness("--baseline"));
            }
          });
      if (!before.isOfRunsLike(strictness.strict())) {
        say(
            "nothing in %s is dropped: ".formatted(newBaseline)
                + otherStrictness("--write-baseline"));
      }
      Optional<EarlierReport> earlier = path(since).map(EarlierReport::read);
      earlier.ifPresent(
          report ->
              servers.stream()
                  .map(CheckedServer::api)
                  .filter(api -> !report.has(api))
                  .forEach(api -> say("%s has no run of %s (--since)".formatted(since, api))));
      if (servers.stream()
          .flatMap(one -> earlier.flatMap(report -> report.strict(one.api())).stream())
          .anyMatch(strict -> strict != strictness.strict())) {
        say(
            "nothing counts as new or gone since %s: ".formatted(since)
                + otherStrictness("--since"));
      }
      return new ReportFiles(
          wanted,
          servers,
          servers.stream()
              .map(this::baselineFile)
              .map(file -> file.map(known::get).orElse(Baseline.NONE))
              .toList(),
          earlier,
          out);
    } catch (UncheckedIOException unreadable) {
      ReportFiles.unable(wanted, servers, unreadable, out);
      throw unreadable;
    }
  }

  private String otherStrictness(String option) {
    return "it is of a run %s --strict, and this run is %s (%s)"
        .formatted(
            strictness.strict() ? "without" : "with",
            strictness.strict() ? "with" : "without",
            option);
  }

  private Baseline baselineBefore(String name) {
    Path file = main.process().folder().resolve(name);
    if (Files.exists(file)) {
      return BaselineFile.read(file);
    }
    try {
      // If the file cannot be written, find out before the run rather than after it.
      WholeFile.write(file, BaselineFile.text(Baseline.NONE));
      Files.delete(file);
      return Baseline.NONE;
    } catch (IOException failed) {
      throw WholeFile.unwritable(file, "--write-baseline", failed);
    }
  }

  /** Prints and writes the findings even if the baseline cannot be written. */
  private int end(ReportFiles files) {
    List<Review> reviews = files.reviews();
    try {
      reviews = newBaseline == null ? reviews : accept(newBaseline, files);
    } finally {
      print(reviews);
      files.write(reviews);
    }
    return exitCode(reviews);
  }

  private void list(Settings settings) {
    PrintWriter out = spec.commandLine().getOut();
    Verifier.list(settings)
        .forEach(
            one -> {
              out.printf("%s%s%n", one.id(), one.writes() ? "  (with --allow-writes)" : "");
              out.printf("    %s. %s%n", one.title(), String.join(" ", one.rules()));
            });
  }

  private Settings settings(Usage usage, Settings read) {
    return read.withWrites(allowWrites)
        .withStrict(strictness.strict())
        .withFailOn(strictness.failOn(usage))
        .withOnly(only)
        .withLimits(
            requests(usage),
            rate == null ? read.rate() : rate(usage, rate),
            usage.seconds("--timeout", timeout));
  }

  private Optional<Path> baselineFile(CheckedServer one) {
    return path(baseline)
        .or(one::baseline)
        .filter(file -> Files.exists(file) || !isToBeWritten(file));
  }

  /** Targets name their baseline before the first run has written it. */
  private boolean isToBeWritten(Path file) {
    return path(newBaseline)
        .filter(written -> written.normalize().equals(file.normalize()))
        .isPresent();
  }

  private Optional<Path> path(@Nullable String file) {
    return Optional.ofNullable(file).map(main.process().folder()::resolve);
  }

  private void run(int number, Settings settings, ReportFiles files) {
    Progress progress =
        new Progress(
            spec.commandLine().getErr(),
            main.process().progress(),
            soFar -> files.interrupted(number, soFar));
    Report report;
    try {
      report = Verifier.attempt(settings, progress);
    } finally {
      progress.end();
    }
    report.trouble().ifPresent(this::say);
    files.ended(number, report);
  }

  /** Writes the findings as a baseline; from then on they are known. */
  private List<Review> accept(String name, ReportFiles files) {
    Path file = main.process().folder().resolve(name);
    if (files.reports().stream().anyMatch(report -> report.trouble().isPresent())) {
      say("%s is not written: not all could be checked (--write-baseline)".formatted(file));
      return files.reviews();
    }
    Baseline now = before.after(files.reports());
    try {
      WholeFile.write(file, BaselineFile.text(now));
    } catch (IOException failed) {
      throw WholeFile.unwritable(file, "--write-baseline", failed);
    }
    say(
        "wrote %s, which accepts %s findings, counted by case and cause"
            .formatted(file, now.reasons().size()));
    return files.reviews(now);
  }

  /** Runs that could not start have been reported already. */
  private void print(List<Review> reviews) {
    List<Review> begun =
        reviews.stream()
            .filter(
                review -> review.report().trouble().isEmpty() || !review.report().cases().isEmpty())
            .toList();
    if (reports.onConsole()) {
      ConsoleReport.write(
          begun,
          RuleCatalogue.all(),
          spec.commandLine().getOut(),
          main.process().colour(),
          verbose);
    }
  }

  private void say(String message) {
    Main.say(spec.commandLine().getErr(), message);
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

  /** What a command ends with that has come to these. */
  static int exitCode(List<Review> reviews) {
    List<Report> all = reviews.stream().map(Review::report).toList();
    if (all.stream().flatMap(report -> report.findings().stream()).anyMatch(Finding::fails)) {
      return ExitCode.CONTRACT_NOT_MET;
    }
    return all.stream().allMatch(Report::isChecked) ? ExitCode.OK : ExitCode.COULD_NOT_RUN;
  }
}
