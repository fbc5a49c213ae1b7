package io.github.leadmock.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A started program, stopped on close. */
final class Program implements AutoCloseable {

  static final String RUNNABLE_JAR = System.getProperty("leadmock.jar");
  static final String EXTENSION_JAR = System.getProperty("leadmock.extension.jar");
  static final String WIREMOCK_JAR = System.getProperty("wiremock.standalone.jar");

  private static final String READY = "leadmock ready on ";

  private final Process process;
  private final BufferedReader out;

  private Program(Process process) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
  }

  /** What a program printed, and its exit code. */
  record Result(int exitCode, String out, String err) {}

  static List<String> java(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // They end before the optimising compiler would pay.
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(List.of(arguments));
    return command;
  }

  /** The command line of the packaged jar. */
  static List<String> leadmock(String... arguments) {
    List<String> command = java();
    command.addAll(ClassArchive.options());
    command.addAll(List.of("-jar", Path.of(RUNNABLE_JAR).toAbsolutePath().toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Runs the packaged jar until it ends. */
  static Result run(String... arguments) {
    return run(new ProcessBuilder(leadmock(arguments)));
  }

  static Result run(ProcessBuilder builder) {
    try {
      Path err = Files.createTempFile("leadmock", ".err");
      Process process = builder.redirectError(err.toFile()).start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends by itself").isTrue();
      String errText = Files.readString(err);
      Files.delete(err);
      return new Result(process.exitValue(), out, errText);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** Starts a program that keeps running. */
  static Program start(List<String> command, Path directory) {
    return start(command, directory, Map.of());
  }

  /** The same, with standard error redirected to a file. */
  static Program start(List<String> command, Path directory, Path err) {
    try {
      return new Program(
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectError(err.toFile())
              .start());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Program start(
      List<String> command, Path directory, Map<String, String> environment) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT);
      builder.environment().putAll(environment);
      return new Program(builder.start());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Starts the packaged mock on a free port. */
  static Program serve(String... options) {
    return serve(Map.of(), options);
  }

  /** The same, with additional environment variables. */
  static Program serve(Map<String, String> environment, String... options) {
    List<String> command = leadmock("serve", "--port", "0");
    command.addAll(List.of(options));
    return start(command, Path.of("").toAbsolutePath(), environment);
  }

  /** The base URL, as the program prints it when it is ready. */
  URI awaitReady() {
    String line = awaitLine(READY);
    assertThat(line).matches("leadmock ready on http://127\\.0\\.0\\.1:\\d+");
    return URI.create(line.substring(READY.length()));
  }

  String awaitLine(String start) {
    try {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.contains(start)) {
          return line;
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    throw new AssertionError("the program ended without printing '" + start + "'");
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Ends its standard input, as the end of the process that started it does. */
  void endInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  int awaitEnd() {
    try {
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).as("ends within ten seconds").isTrue();
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
