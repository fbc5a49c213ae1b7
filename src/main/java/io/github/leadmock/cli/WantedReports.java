package io.github.leadmock.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** The option that names the reports of a command; none stands for the console. */
final class WantedReports {

  private static final String CONSOLE = ReportKind.CONSOLE.toString();

  @Option(
      names = "--report",
      arity = "1..*",
      split = Defaults.SEPARATOR,
      splitSynopsisLabel = " ",
      paramLabel = "KIND",
      description =
          "console (default), junit=FILE, html=FILE, json=FILE, sarif=FILE or"
              + " markdown=FILE; written at the end.")
  private List<String> kinds = new ArrayList<>();

  /** Whether one of them is on the console. */
  boolean onConsole() {
    return kinds.isEmpty() || kinds.contains(CONSOLE);
  }

  /**
   * The others; a kind that does not exist, and a file for two purposes, is a usage error.
   *
   * @param others what else the command reads or writes, by its option
   */
  List<ReportFile> files(Usage usage, Path folder, Map<String, Path> others) {
    List<ReportFile> files =
        kinds.stream()
            .filter(kind -> !kind.equals(CONSOLE))
            .map(
                kind ->
                    ReportFile.parse(kind, folder)
                        .orElseThrow(() -> usage.wrong("--report", kind, ReportFile.expected())))
            .toList();
    files.forEach(
        report ->
            usage.check(
                !Files.isDirectory(report.file()),
                report.file(),
                "--report",
                "a file, not a folder"));
    Set<Path> taken = new HashSet<>();
    others.forEach((option, file) -> checkApart(usage, taken, option, file, "a file of its own"));
    files.forEach(
        report ->
            checkApart(
                usage,
                taken,
                "--report",
                report.file(),
                "a file of its own for each report and baseline"));
    return files;
  }

  /** Each file may serve one purpose only. */
  private static void checkApart(
      Usage usage, Set<Path> taken, String option, Path file, String expected) {
    Path place = file.toAbsolutePath().normalize();
    usage.check(taken.add(place), place, option, expected);
  }
}
