package io.github.leadmock.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A {@code redis-server} (or {@code valkey-server}) of a test's own, on a free port. Where there is
 * none, tests that ask for it are skipped, unless {@code LEADMOCK_REDIS=required}.
 */
public final class RedisServer implements AutoCloseable {

  private static final boolean REQUIRED = "required".equals(System.getenv("LEADMOCK_REDIS"));

  private final int port;
  private final Path folder;
  private final List<String> options;
  private Process process;

  private RedisServer(int port, Path folder, List<String> options) {
    this.port = port;
    this.folder = folder;
    this.options = options;
  }

  /** Starts one that keeps its data in memory only; options as on its command line. */
  public static RedisServer start(String... options) {
    try {
      List<String> all = new ArrayList<>(List.of("--save", ""));
      all.addAll(List.of(options));
      RedisServer server =
          new RedisServer(LastingPort.find(), Files.createTempDirectory("leadmock-redis"), all);
      server.begin();
      return server;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Starts a sentinel; what it watches, as in its configuration. */
  static RedisServer startSentinel(String configuration) {
    try {
      Path folder = Files.createTempDirectory("leadmock-sentinel");
      Path file = Files.writeString(folder.resolve("sentinel.conf"), configuration);
      RedisServer sentinel =
          new RedisServer(LastingPort.find(), folder, List.of(file.toString(), "--sentinel"));
      sentinel.begin();
      return sentinel;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Where the program is; skips the test if there is none. */
  public static String program() {
    Optional<String> found =
        Stream.of("redis-server", "valkey-server")
            .flatMap(
                name ->
                    Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .map(Path::toString)
            .findFirst();
    if (found.isEmpty() && !REQUIRED) {
      System.err.println(
          "SKIPPED: no redis-server on the PATH, so nothing about --store is tested"
              + " (apt-get install redis-server)");
      assumeTrue(false, "no redis-server on the PATH");
    }
    return found.orElseThrow(
        () -> new AssertionError("LEADMOCK_REDIS=required, and no redis-server is on the PATH"));
  }

  /** Starts it, again if it was stopped; data that it saved is there again. */
  public void begin() {
    List<String> command = new ArrayList<>(List.of(program()));
    command.addAll(options);
    command.addAll(
        List.of("--port", String.valueOf(port), "--bind", "127.0.0.1", "--dir", folder.toString()));
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start();
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (!isUp()) {
        assertThat(System.nanoTime() - end).as("redis-server starts").isNegative();
        assertThat(process.isAlive()).as(Files.readString(folder.resolve("log"))).isTrue();
        Thread.sleep(10);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private boolean isUp() {
    try {
      return !call("PING").isEmpty();
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  /** Ends it at once. */
  public void kill() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** Sends a signal, such as STOP and CONT. */
  public void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** Sends a command of words without spaces; its answer, in one line for simple answers. */
  public String call(String... words) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(5_000);
      StringBuilder command = new StringBuilder("*" + words.length + "\r\n");
      for (String word : words) {
        int length = word.getBytes(StandardCharsets.UTF_8).length;
        command.append("$").append(length).append("\r\n").append(word).append("\r\n");
      }
      socket.getOutputStream().write(command.toString().getBytes(StandardCharsets.UTF_8));
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      String first = String.valueOf(answer.readLine());
      if (first.startsWith("*")) {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(first.substring(1)); i++) {
          answer.readLine();
          items.add(answer.readLine());
        }
        return String.join("\n", items);
      }
      return first.startsWith("$") && !first.equals("$-1")
          ? String.valueOf(answer.readLine())
          : first.substring(1);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public int port() {
    return port;
  }

  /** Where it is, as {@code --store} takes it. */
  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    kill();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
