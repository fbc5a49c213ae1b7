package io.github.leadmock.cli;

import io.github.leadmock.baseline.Review;
import io.github.leadmock.contract.RuleCatalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report to write to a file. */
record ReportFile(ReportKind kind, Path file) {

  private static final Set<String> OUTPUT = Set.of("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

  /** What leads to the open files of processes. */
  private static final Pattern OPENED = Pattern.compile("/dev/(std(in|out|err)|fd/.*)|/proc/.*");

  /** Parses {@code kind=FILE}; empty if it is something else. */
  static Optional<ReportFile> parse(String text, Path folder) {
    String[] parts = text.split("=", 2);
    if (parts.length < 2 || parts[1].isBlank()) {
      return Optional.empty();
    }
    try {
      Path file = folder.resolve(parts[1]);
      return Arrays.stream(ReportKind.values())
          .filter(kind -> kind.toString().equals(parts[0]))
          .findFirst()
          .map(kind -> new ReportFile(kind, file));
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }

  /** The values that the option accepts. */
  static String expected() {
    return Stream.concat(
            Stream.of(ReportKind.CONSOLE.toString()),
            Arrays.stream(ReportKind.values()).map(kind -> kind + "=FILE"))
        .collect(Collectors.joining(", "));
  }

  /**
   * Whether the file can be replaced: devices and pipes cannot, because readers see everything
   * written to them. Nor can a regular file that a process has opened, such as one that standard
   * output goes to.
   */
  boolean canBeReplaced() {
    return !OPENED.matcher(file.toAbsolutePath().normalize().toString()).matches()
        && (!Files.exists(file) || Files.isRegularFile(file));
  }

  /**
   * Writes the report: a regular file is replaced atomically and missing parent folders are
   * created; devices and pipes are written to directly.
   *
   * @param out standard output, for {@code /dev/stdout}
   */
  void write(List<Review> runs, List<RuleCatalogue> rules, PrintWriter out) {
    try {
      StringWriter text = new StringWriter();
      kind.write(runs, rules, text);
      if (canBeReplaced()) {
        WholeFile.write(file, text.toString());
      } else if (OUTPUT.contains(file.toAbsolutePath().normalize().toString())) {
        out.print(text);
        out.flush();
      } else {
        Files.writeString(
            file, text.toString(), StandardOpenOption.WRITE, StandardOpenOption.APPEND);
      }
    } catch (IOException failed) {
      throw WholeFile.unwritable(file, "--report", failed);
    }
  }
}
