package io.github.leadmock.speed;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Stream;

/** Describes the machine that the figures were measured on, in one line. */
final class Machine {

  private Machine() {}

  static String describe(LocalDate today) throws IOException {
    long gigabytes =
        Math.round(
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize()
                / 1e9);
    return String.format(
        Locale.ROOT,
        "%s by %d core%s of %s, %d GB, %s %s, Java %s, with the load generator on the same cores",
        today,
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().availableProcessors() == 1 ? "" : "s",
        processor(Path.of("/proc/cpuinfo")),
        gigabytes,
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.version().feature());
  }

  /** The processor's name, if the system tells it. */
  static String processor(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      return "an unnamed processor";
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("an unnamed processor");
    }
  }
}
