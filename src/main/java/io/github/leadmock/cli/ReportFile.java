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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report that goes to a file. */
record ReportFile(ReportKind kind, Path file) {

  private static final Set<String> OUTPUT = Set.of("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

  /** Reads {@code kind=FILE}; empty when it is something else. */
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

  /** What the option takes. */
  static String expected() {
    return Stream.concat(
            Stream.of(ReportKind.CONSOLE.toString()),
            Arrays.stream(ReportKind.values()).map(kind -> kind + "=FILE"))
        .collect(Collectors.joining(", "));
  }

  /** Whether it is a file, and no device or pipe, where all that is written is read. */
  boolean canBeReplaced() {
    return !isDevice() && (!Files.exists(file) || Files.isRegularFile(file));
  }

  /** What these lead to may be a file, which is somebody else's to replace. */
  private boolean isDevice() {
    Path path = file.toAbsolutePath().normalize();
    return path.startsWith("/dev") || path.startsWith("/proc");
  }

  /**
   * Writes the file, with the folders that it needs: all of it or nothing.
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
