package io.github.leadmock.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A self-signed certificate for this machine: {@code localhost}, {@code 127.0.0.1} and {@code ::1}.
 * It is created at first use, kept in a private folder of the user's, and replaced a day before it
 * expires or if it is damaged.
 *
 * @param tls the keystore to serve with
 * @param pem the certificate without its key, for clients to trust
 */
public record LocalCertificate(Tls tls, Path pem) {

  /** Not a secret: file permissions protect the key. */
  private static final String PASSWORD = "leadmock";

  private static final String ALIAS = "localhost";

  /** Replaces a certificate early, so that it does not expire while clients use it. */
  private static final Duration SPARE = Duration.ofDays(1);

  /**
   * Leadmock's folder among the user's data.
   *
   * @throws UncheckedIOException if the environment names none
   */
  public static Path folder(Map<String, String> environment) {
    return named(environment, "XDG_DATA_HOME")
        .filter(Path::isAbsolute)
        .map(data -> data.resolve("leadmock"))
        .or(() -> named(environment, "HOME").map(home -> home.resolve(".leadmock")))
        .or(() -> named(environment, "USERPROFILE").map(home -> home.resolve(".leadmock")))
        .orElseThrow(
            () ->
                new UncheckedIOException(
                    "cannot keep a certificate: neither XDG_DATA_HOME nor HOME is set; set one, or give --keystore FILE",
                    new IOException("no folder")));
  }

  private static Optional<Path> named(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(path -> !path.isBlank()).map(Path::of);
  }

  /**
   * The certificate in a folder, created if necessary.
   *
   * @throws UncheckedIOException if it cannot be created or stored; the message says why
   */
  public static LocalCertificate in(Path folder) {
    return in(folder, Keytool.ofThisJava(), Clock.systemUTC());
  }

  /** Synchronized: a file lock excludes other processes, not other threads. */
  static synchronized LocalCertificate in(Path folder, Keytool keytool, Clock clock) {
    try {
      createPrivately(folder);
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (!lock.isValid()) {
          throw new IOException("the lock on %s is lost".formatted(folder));
        }
        return keep(folder, keytool, clock.instant());
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(
          "cannot keep a certificate in '%s': %s; make it writable, or give --keystore FILE"
              .formatted(folder, reason(unwritable)),
          unwritable);
    }
  }

  private static LocalCertificate keep(Path folder, Keytool keytool, Instant now)
      throws IOException {
    Path keystore = folder.resolve("localhost.p12");
    Path pem = folder.resolve("localhost.pem");
    Optional<X509Certificate> kept = read(keystore).filter(known -> isGood(known, now));
    if (kept.isEmpty()) {
      Path work = Files.createTempDirectory(folder, "new");
      Path made = work.resolve("localhost.p12");
      try {
        keytool.makeCertificate(made, ALIAS, PASSWORD);
        closeToOthers(made, "rw-------");
        move(made, keystore);
      } finally {
        Files.deleteIfExists(made);
        Files.delete(work);
      }
    }
    X509Certificate certificate =
        read(keystore).orElseThrow(() -> new IOException("keytool made no certificate"));
    String text = text(certificate);
    if (!Files.isRegularFile(pem) || !Files.readString(pem).equals(text)) {
      Path made = Files.createTempFile(folder, "new", ".pem");
      Files.writeString(made, text);
      move(made, pem);
    }
    return new LocalCertificate(new Tls(keystore, "PKCS12", PASSWORD), pem);
  }

  /** Empty if there is none or it cannot be used; it is then created again. */
  private static Optional<X509Certificate> read(Path keystore) {
    if (!Files.isRegularFile(keystore)) {
      return Optional.empty();
    }
    try {
      KeyStore opened = KeyStore.getInstance(keystore.toFile(), PASSWORD.toCharArray());
      return Stream.ofNullable(opened.getCertificate(ALIAS))
          .filter(X509Certificate.class::isInstance)
          .map(X509Certificate.class::cast)
          .findFirst();
    } catch (IOException | GeneralSecurityException damaged) {
      return Optional.empty();
    }
  }

  private static boolean isGood(X509Certificate certificate, Instant now) {
    return !now.isBefore(certificate.getNotBefore().toInstant())
        && now.plus(SPARE).isBefore(certificate.getNotAfter().toInstant());
  }

  private static String text(X509Certificate certificate) throws IOException {
    try {
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
              .encodeToString(certificate.getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException impossible) {
      throw new IOException("the certificate cannot be written", impossible);
    }
  }

  private static void move(Path made, Path to) throws IOException {
    Files.move(made, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void createPrivately(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      closeToOthers(folder, "rwx------");
    }
  }

  private static void closeToOthers(Path path, String permissions) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }

  private static String reason(IOException failed) {
    return failed.getClass().equals(IOException.class)
        ? String.valueOf(failed.getMessage())
        : failed.getClass().getSimpleName() + " " + failed.getMessage();
  }
}
