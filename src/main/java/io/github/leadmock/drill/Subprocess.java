package io.github.leadmock.drill;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A command with all its children. It shares this process's streams, and ends with it. Thread-safe.
 */
final class Subprocess implements AutoCloseable {

  /** JDK 17 says {@code error=2, No such file}, JDK 25 {@code error: 2 (No such file)}. */
  private static final Pattern ERROR = Pattern.compile("error[=:] ?[0-9]+,? \\(?(.*?)\\)?\\s*$");

  /** Marks the command and, as children inherit it, all that it starts. */
  private static final String MARK = "LEADMOCK_DRILL";

  /** What the launcher found in LC_ALL, and replaced for Java; empty for none. */
  static final String LOCALE = "leadmock.lc_all";

  private static final long LOOK_EVERY_MILLIS = 50;

  /** How long a process may take to end when it is asked to. */
  private static final long GRACE_MILLIS = 5_000;

  private final Process process;
  private final String mark;
  private final Set<ProcessHandle> family = new LinkedHashSet<>();

  private Subprocess(Process process, String mark) {
    this.process = process;
    this.mark = mark;
  }

  /**
   * Starts a command.
   *
   * @param environment what it gets in addition to the environment of this process
   * @throws UncheckedIOException if it cannot be started
   */
  static Subprocess start(List<String> command, Path folder, Map<String, String> environment) {
    String mark = UUID.randomUUID().toString();
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    if (!folder.toString().isEmpty()) {
      builder.directory(new File(folder.toString()));
    }
    @Nullable String locale = System.getProperty(LOCALE);
    if (locale != null) {
      restore(builder.environment(), locale);
    }
    builder.environment().putAll(environment);
    builder.environment().put(MARK, mark);
    try {
      return new Subprocess(builder.start(), mark);
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "cannot start %s: %s; expected a command after --"
              .formatted(command.get(0), reason(String.valueOf(failed.getMessage()))),
          failed);
    }
  }

  private static void restore(Map<String, String> environment, String locale) {
    if (locale.isEmpty()) {
      environment.remove("LC_ALL");
    } else {
      environment.put("LC_ALL", locale);
    }
  }

  private static String reason(String message) {
    Matcher error = ERROR.matcher(message);
    return error.find() ? error.group(1) : message;
  }

  /** Waits until the command has ended; false if it has not by the limit. */
  boolean await(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
      note();
      if (System.nanoTime() >= end) {
        return false;
      }
    }
    return true;
  }

  /** The exit code of the command, which has ended. */
  int exitCode() {
    return process.exitValue();
  }

  /** Remembers the children while their parents are there to tell. */
  private synchronized void note() {
    process.descendants().forEach(family::add);
  }

  /** Asks the command and its children to end, then ends what is left. */
  @Override
  public synchronized void close() {
    note();
    if (process.isAlive()) {
      process.destroy();
      settle();
    }
    // What the command has left behind: nobody waits for it.
    leftovers().forEach(ProcessHandle::destroy);
    settle();
    leftovers().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    // The system takes a moment for it; who drills must find nothing running afterwards.
    settle();
  }

  private void settle() {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GRACE_MILLIS);
    try {
      while ((process.isAlive() || !leftovers().isEmpty()) && System.nanoTime() < end) {
        note();
        TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        if (!process.isAlive()) {
          leftovers().forEach(ProcessHandle::destroy);
        }
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  /** The children that are still there, whoever their parent is now. */
  private Set<ProcessHandle> leftovers() {
    Set<ProcessHandle> left = new LinkedHashSet<>();
    family.stream().filter(Subprocess::isRunning).forEach(left::add);
    ProcessHandle.allProcesses()
        .filter(one -> one.pid() != process.pid() && isRunning(one) && isMarked(one))
        .forEach(left::add);
    return left;
  }

  /** A process that has ended counts as alive until its parent takes note, which some never do. */
  private static boolean isRunning(ProcessHandle one) {
    Path status = Path.of("/proc/%s/stat".formatted(one.pid()));
    try {
      return one.isAlive()
          && !(Files.isReadable(status) && Files.readString(status).matches("(?s).*\\) Z .*"));
    } catch (IOException gone) {
      return one.isAlive();
    }
  }

  /** Linux tells the environment of a user's own processes; elsewhere only the family counts. */
  private boolean isMarked(ProcessHandle one) {
    Path environment = Path.of("/proc/%s/environ".formatted(one.pid()));
    try {
      return Files.isReadable(environment)
          && new String(Files.readAllBytes(environment), StandardCharsets.ISO_8859_1)
              .contains(MARK + "=" + mark);
    } catch (IOException gone) {
      return false;
    }
  }
}
