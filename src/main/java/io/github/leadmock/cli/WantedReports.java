package io.github.leadmock.cli;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

/**
 * The reports that a command was asked for.
 *
 * @param kinds the values of {@code --report}; none stands for the console
 */
record WantedReports(List<String> kinds) {

  private static final String CONSOLE = ReportKind.CONSOLE.toString();

  /** Whether one of them is on the console. */
  boolean onConsole() {
    return kinds.isEmpty() || kinds.contains(CONSOLE);
  }

  /** The others; a kind that does not exist is a usage error. */
  List<ReportFile> files(Usage usage, Path folder) {
    return kinds.stream()
        .filter(kind -> !kind.equals(CONSOLE))
        .map(
            kind ->
                ReportFile.parse(kind, folder)
                    .orElseThrow(() -> usage.wrong("--report", kind, ReportFile.expected())))
        .toList();
  }

  /** Each file may serve one purpose only. */
  static void checkApart(Usage usage, List<Path> files) {
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
