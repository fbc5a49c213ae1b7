package io.github.leadmock.speed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;

/** A process with its own port. Stopped on close, or when this program ends for any reason. */
final class Running implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration END = Duration.ofSeconds(10);

  private final Process process;
  private final Thread end;
  private final int port;

  private Running(Process process, int port) {
    this.process = process;
    this.port = port;
    this.end = new Thread(process::destroyForcibly, "end of a server");
    Runtime.getRuntime().addShutdownHook(end);
  }

  static Running start(List<String> command, int port, Path folder) {
    try {
      return new Running(
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(folder.resolve("server-%d.log".formatted(port)).toFile())
              .redirectErrorStream(true)
              .start(),
          port);
    } catch (IOException failed) {
      throw new CannotMeasure("cannot start %s: %s".formatted(command.get(0), failed.getMessage()));
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException("cannot get a free port", none);
    }
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  /** Waits until the port answers. Returns the time since {@code since}. */
  Duration awaitAnswer(IntPredicate isAnswered, long since) throws InterruptedException {
    while (!isAnswered.test(port)) {
      if (!process.isAlive()) {
        throw new CannotMeasure(
            "a server ended before it answered; see its log server-%d.log".formatted(port));
      }
      if (System.nanoTime() - since > START.toNanos()) {
        throw new CannotMeasure(
            "a server did not answer rightly within %d s; see its log server-%d.log"
                .formatted(START.toSeconds(), port));
      }
      TimeUnit.MILLISECONDS.sleep(2);
    }
    return Duration.ofNanos(System.nanoTime() - since);
  }

  /** Its resident memory, in megabytes. */
  long residentMegabytes() throws IOException, InterruptedException {
    Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(pid())).start();
    String text = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    ps.waitFor();
    if (!text.matches("\\d+")) {
      throw new CannotMeasure("ps does not say how large process %d is".formatted(pid()));
    }
    return Long.parseLong(text) / 1_024;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    try {
      Runtime.getRuntime().removeShutdownHook(end);
    } catch (IllegalStateException alreadyEnding) {
      // The shutdown hook stops a process that has already ended, which does no harm.
    }
  }
}
