package io.github.leadmock.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalCertificateTest {

  @TempDir private Path dir;

  @Test
  void isForThisMachineOnly() throws Exception {
    LocalCertificate made = LocalCertificate.in(dir.resolve("leadmock"));

    X509Certificate certificate = certificate(made.pem());
    assertThat(certificate.getSubjectAlternativeNames().stream())
        .extracting(name -> String.valueOf(name.get(1)))
        .containsExactly("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
    assertThat(certificate.getSubjectX500Principal().getName())
        .isEqualTo("CN=localhost,O=Leadmock");
    assertThat(Tls.of(made.tls().keystore(), made.tls().password())).isEqualTo(made.tls());
  }

  @Test
  void letsNobodyElseReadTheKey() throws IOException {
    LocalCertificate made = LocalCertificate.in(dir.resolve("leadmock"));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.tls().keystore())))
        .isEqualTo("rw-------");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("leadmock"))))
        .isEqualTo("rwx------");
    assertThat(names()).containsExactly("localhost.p12", "localhost.pem", "lock");
  }

  @Test
  void isTheSameTheNextTime() throws IOException {
    LocalCertificate first = LocalCertificate.in(dir.resolve("leadmock"));
    String pem = Files.readString(first.pem());

    assertThat(LocalCertificate.in(dir.resolve("leadmock"))).isEqualTo(first);
    assertThat(Files.readString(first.pem())).isEqualTo(pem);
  }

  @Test
  void isReplacedWhenItHasExpiredOrIsDamaged() throws IOException {
    Path folder = dir.resolve("leadmock");
    Path pem = LocalCertificate.in(folder).pem();
    String first = Files.readString(pem);
    Keytool keytool = Keytool.ofThisJava();
    LocalCertificate.in(folder, keytool, Clock.offset(Clock.systemUTC(), Duration.ofDays(823)));
    assertThat(Files.readString(pem)).as("still good").isEqualTo(first);

    LocalCertificate.in(folder, keytool, Clock.offset(Clock.systemUTC(), Duration.ofDays(825)));
    String second = Files.readString(pem);
    assertThat(second).isNotEqualTo(first);

    Files.writeString(folder.resolve("localhost.p12"), "damaged");
    LocalCertificate.in(folder);
    assertThat(Files.readString(pem)).isNotIn(first, second);
    assertThat(names()).containsExactly("localhost.p12", "localhost.pem", "lock");
  }

  @Test
  void isMadeOnceWhenManyStartAtTheSameTime() throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<String>> starts = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      starts.add(
          threads.submit(
              () -> Files.readString(LocalCertificate.in(dir.resolve("leadmock")).pem())));
    }
    List<String> pems = new ArrayList<>();
    for (Future<String> start : starts) {
      pems.add(start.get());
    }
    threads.shutdown();
    assertThat(pems).containsOnly(pems.get(0));
  }

  @Test
  void livesWhereTheEnvironmentSays() {
    assertThat(LocalCertificate.folder(Map.of("XDG_DATA_HOME", "/data", "HOME", "/home/me")))
        .isEqualTo(Path.of("/data/leadmock"));
    assertThat(LocalCertificate.folder(Map.of("XDG_DATA_HOME", "data", "HOME", "/home/me")))
        .as("a relative one counts as unset")
        .isEqualTo(Path.of("/home/me/.leadmock"));
    assertThatThrownBy(() -> LocalCertificate.folder(Map.of("HOME", "")))
        .hasMessage(
            "cannot keep a certificate: neither XDG_DATA_HOME nor HOME is set; set one, or give --keystore FILE");
  }

  @Test
  void saysWhyThereIsNone() throws IOException {
    Path missing = dir.resolve("keytool").toAbsolutePath();
    assertThatThrownBy(() -> LocalCertificate.in(dir, new Keytool(missing), Clock.systemUTC()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "cannot make a certificate: this Java has no keytool (%s); use another Java, or give --keystore FILE",
            missing);
    try (Stream<Path> left = Files.list(dir)) {
      assertThat(left).containsExactly(dir.resolve("lock"));
    }
    Path file = Files.writeString(dir.resolve("file"), "");
    assertThatThrownBy(() -> LocalCertificate.in(file.resolve("leadmock")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("cannot keep a certificate in '%s/leadmock': ".formatted(file));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(dir.resolve("leadmock"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static X509Certificate certificate(Path pem) throws IOException, CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(pem)));
  }

  @ParameterizedTest
  @CsvSource({
    "echo 'Picked up JAVA_TOOL_OPTIONS: -Xint'; echo 'NOTE: Picked up JDK_JAVA_OPTIONS: -Xint'; echo; echo 'keytool error: full'; exit 1, keytool says: keytool error: full",
    "echo 'Picked up _JAVA_OPTIONS: -Xint'; exit 1, keytool says: nothing",
    "exec sleep 600, keytool did not come to an end"
  })
  void saysWhatKeytoolSaid(String script, String cause) throws IOException {
    Path program = Files.writeString(dir.resolve("keytool"), "#!/bin/sh\n" + script + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();

    assertThatThrownBy(
            () ->
                LocalCertificate.in(
                    dir,
                    new Keytool(program, Duration.ofSeconds(script.contains("sleep") ? 0 : 60)),
                    Clock.systemUTC()))
        .hasMessageContaining(": " + cause + ";");
  }
}
