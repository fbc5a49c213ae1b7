package io.github.leadmock.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * The JDK's command-line tool for certificates, which ships with every JDK and JRE; Java has no
 * public API that creates one.
 *
 * @param program the executable
 * @param patience how long it may take
 */
record Keytool(Path program, Duration patience) {

  // The longest validity that Apple's systems accept for a manually trusted certificate.
  private static final int DAYS = 825;

  Keytool(Path program) {
    this(program, Duration.ofMinutes(1));
  }

  static Keytool ofThisJava() {
    Path folder = Path.of(System.getProperty("java.home"), "bin");
    return new Keytool(
        Stream.of("keytool", "keytool.exe")
            .map(folder::resolve)
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(folder.resolve("keytool")));
  }

  /** Creates a keystore with a key and a self-signed certificate for this machine's local names. */
  void makeCertificate(Path keystore, String alias, String password) throws IOException {
    if (!Files.isExecutable(program)) {
      throw new UncheckedIOException(
          "cannot make a certificate: this Java has no keytool (%s); use another Java, or give --keystore FILE"
              .formatted(program.toAbsolutePath()),
          new IOException("no keytool"));
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                program.toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost, O=Leadmock",
                "-validity",
                String.valueOf(DAYS),
                "-ext",
                "san=dns:localhost,ip:127.0.0.1,ip:::1",
                "-ext",
                "eku=serverAuth",
                "-storetype",
                "PKCS12",
                "-keystore",
                keystore.toString(),
                "-storepass:env",
                "LEADMOCK_NEW_KEYSTORE"));
    builder.environment().put("LEADMOCK_NEW_KEYSTORE", password);
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    AtomicBoolean late = new AtomicBoolean();
    CompletableFuture<Void> alarm =
        CompletableFuture.runAsync(
            () -> {
              late.set(true);
              process.destroyForcibly();
            },
            CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS));
    String said = output(process, late);
    try {
      int code = process.waitFor();
      alarm.cancel(false);
      if (late.get() && code != 0) {
        throw new IOException("keytool did not come to an end");
      }
      if (code != 0) {
        throw new IOException("keytool says: " + cause(said));
      }
    } catch (InterruptedException interrupted) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while keytool was at work", interrupted);
    }
  }

  private static String output(Process process, AtomicBoolean late) throws IOException {
    try {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException closed) {
      if (late.get()) {
        // Killing the process closes its output.
        return "";
      }
      throw closed;
    }
  }

  /** The first line that is not Java's own about variables and the like. */
  private static String cause(String said) {
    return said.lines()
        .filter(line -> !line.isBlank() && !line.matches("(Picked up|NOTE:) .*"))
        .findFirst()
        .orElse("nothing");
  }
}
