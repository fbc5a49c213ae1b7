package io.github.leadmock.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
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
   * @param more what else the command reads or writes
   */
  List<ReportFile> files(Usage usage, Path folder, List<Path> more) {
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
    checkApart(usage, Stream.concat(files.stream().map(ReportFile::file), more.stream()).toList());
    return files;
  }

  /** Each file may serve one purpose only. */
  private static void checkApart(Usage usage, List<Path> files) {
    List<Path> all = files.stream().map(file -> file.toAbsolutePath().normalize()).toList();
    all.stream()
        .filter(one -> Collections.frequency(all, one) > 1)
        .findFirst()
        .ifPresent(
            twice -> {
              throw usage.wrong(
                  "--report", twice, "a file of its own for each report and baseline");
            });
  }
}
