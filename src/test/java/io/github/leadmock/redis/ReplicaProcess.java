package io.github.leadmock.redis;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One replica in a process of its own, which can be killed. */
final class ReplicaProcess implements AutoCloseable {

  final List<String> lines = new CopyOnWriteArrayList<>();
  private final int port;
  private final List<String> options;
  private final List<String> javaOptions;
  private final Predicate<String> onClassPath;
  private Process process;
  private CountDownLatch ready;
  private Thread reader;

  private ReplicaProcess(
      int port, List<String> javaOptions, List<String> options, Predicate<String> onClassPath) {
    this.onClassPath = onClassPath;
    this.javaOptions = javaOptions;
    this.port = port;
    this.options = options;
  }

  /** Starts to start one; the options of {@code serve} but the port. */
  static ReplicaProcess launch(String... options) {
    return launch(entry -> true, options);
  }

  /** The same with only a part of the class path. */
  static ReplicaProcess launch(Predicate<String> onClassPath, String... options) {
    return launch(List.of(), onClassPath, options);
  }

  /** The same with options for Java. */
  static ReplicaProcess launchWith(List<String> javaOptions, String... options) {
    return launch(javaOptions, entry -> true, options);
  }

  private static ReplicaProcess launch(
      List<String> javaOptions, Predicate<String> onClassPath, String... options) {
    ReplicaProcess replica =
        new ReplicaProcess(LastingPort.find(), javaOptions, List.of(options), onClassPath);
    replica.begin();
    return replica;
  }

  /** Starts one and waits until it answers. */
  static ReplicaProcess start(String... options) {
    return launch(options).awaitReady();
  }

  void begin() {
    // Surefire has a class path of its own in a jar's manifest.
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m"));
    command.addAll(javaOptions);
    command.addAll(
        List.of(
            "-cp",
            Stream.of(path.split(File.pathSeparator))
                .filter(onClassPath)
                .collect(Collectors.joining(File.pathSeparator)),
            "io.github.leadmock.cli.Main",
            "serve",
            "--port",
            String.valueOf(port)));
    command.addAll(options);
    try {
      CountDownLatch came = new CountDownLatch(1);
      Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
      Thread output = new Thread(() -> read(started, came), "replica-output");
      output.setDaemon(true);
      output.start();
      reader = output;
      process = started;
      ready = came;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void read(Process from, CountDownLatch came) {
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(from.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
        if (line.startsWith("leadmock ready on")) {
          came.countDown();
        }
      }
    } catch (IOException killed) {
      // No more lines.
    } finally {
      came.countDown();
    }
  }

  ReplicaProcess awaitReady() {
    try {
      if (!ready.await(60, TimeUnit.SECONDS) || !process.isAlive()) {
        throw new AssertionError("the replica did not start: " + lines);
      }
      return this;
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** As {@code kill -9} does. */
  void kill() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** As {@code kill} does; the exit code. */
  int terminate() {
    process.destroy();
    return awaitEnd();
  }

  int awaitEnd() {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new AssertionError("the replica does not end: " + lines);
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** What it has printed by its end. */
  List<String> awaitLines() {
    awaitEnd();
    try {
      reader.join(5_000);
      return List.copyOf(lines);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  int port() {
    return port;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    kill();
  }
}
