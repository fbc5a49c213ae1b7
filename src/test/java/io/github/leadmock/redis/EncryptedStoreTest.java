package io.github.leadmock.redis;

import static io.github.leadmock.redis.Replica.lead;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.StoreConfig;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store with TLS, as docs/replicas.md describes it. */
@Tag("slow")
class EncryptedStoreTest {

  private static final String PASSWORD = "changeit";

  @TempDir private static Path folder;
  private static int port;
  private static RedisServer redis;

  @BeforeAll
  static void start() throws Exception {
    RedisServer.program();
    makeCertificate();
    port = LastingPort.find();
    redis =
        RedisServer.start(
            "--tls-port",
            String.valueOf(port),
            "--tls-cert-file",
            folder.resolve("redis.crt").toString(),
            "--tls-key-file",
            folder.resolve("redis.key").toString(),
            "--tls-ca-cert-file",
            folder.resolve("redis.crt").toString(),
            "--tls-auth-clients",
            "no");
  }

  @AfterAll
  static void stop() {
    if (redis != null) {
      redis.close();
    }
  }

  /** A key and a self-signed certificate for localhost, as the engine reads them: in PEM. */
  private static void makeCertificate() throws Exception {
    Path made = folder.resolve("redis.p12");
    keytool(
        "-genkeypair",
        "-alias",
        "redis",
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-dname",
        "CN=Redis of a test",
        "-ext",
        "san=dns:localhost",
        "-storetype",
        "PKCS12",
        "-keystore",
        made.toString(),
        "-storepass",
        PASSWORD);
    KeyStore opened = KeyStore.getInstance(made.toFile(), PASSWORD.toCharArray());
    pem("redis.crt", "CERTIFICATE", opened.getCertificate("redis").getEncoded());
    pem("redis.key", "PRIVATE KEY", opened.getKey("redis", PASSWORD.toCharArray()).getEncoded());
    keytool(
        "-importcert",
        "-noprompt",
        "-alias",
        "redis",
        "-file",
        folder.resolve("redis.crt").toString(),
        "-keystore",
        folder.resolve("trusted.p12").toString(),
        "-storepass",
        PASSWORD);
  }

  private static void pem(String name, String kind, byte[] bytes) throws IOException {
    String body =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(bytes);
    Files.writeString(
        folder.resolve(name),
        "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(kind, body, kind));
  }

  private static void keytool(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home")
                    + File.separator
                    + "bin"
                    + File.separator
                    + "keytool"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static String url(String host) {
    return "rediss://%s:%s".formatted(host, port);
  }

  private static List<String> trusting() {
    return List.of(
        "-Djavax.net.ssl.trustStore=" + folder.resolve("trusted.p12"),
        "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
  }

  @Test
  void sharesNotesOverTlsIfJavaTrustsTheCertificate() throws Exception {
    try (ReplicaProcess one =
            ReplicaProcess.launchWith(
                trusting(), "--store", url("localhost"), "--store-prefix", "test");
        Replica two = Replica.start(redis, "two")) {
      one.awaitReady();
      two.add(2, "in the clear");
      HttpRequest read =
          HttpRequest.newBuilder(one.url().resolve(lead(2, "events")))
              .header("Authorization", "Basic amFuZUBleGFtcGxlLmNvbTp4")
              .build();
      String events = HttpClient.newHttpClient().send(read, BodyHandlers.ofString()).body();
      assertThat(events).contains("in the clear");
    }
  }

  @Test
  void takesAnyCertificateIfTheUrlSaysSo() {
    StoreConfig careless =
        new StoreConfig(url("127.0.0.1") + "?verifyPeer=NONE", "", "any", Duration.ZERO, "one");
    try (Replica one = new Replica(LeadmockConfig.defaults().withStore(careless))) {
      one.add(2, "over TLS");
      assertThat(one.texts(2, 1)).containsExactly("over TLS");
    }
  }

  @Test
  void doesNotStartIfTheCertificateIsNotTrustedAndSaysWhatToDoInOneLine() {
    try (ReplicaProcess stranger = ReplicaProcess.launch("--store", url("localhost"))) {
      assertThat(stranger.awaitEnd()).isEqualTo(3);
      assertThat(stranger.awaitLines())
          .containsExactly(
              "leadmock: cannot reach the store: its certificate is not trusted: unable to find valid certification path to requested target; give Java a trust store with its CA: LEADMOCK_JAVA_OPTS=-Djavax.net.ssl.trustStore=FILE (--store)");
    }
  }

  @Test
  void doesNotStartIfTheCertificateIsAnotherHostsAndSaysSoInOneLine() {
    try (ReplicaProcess stranger =
        ReplicaProcess.launchWith(trusting(), "--store", url("127.0.0.1"))) {
      assertThat(stranger.awaitEnd()).isEqualTo(3);
      assertThat(stranger.awaitLines())
          .containsExactly(
              "leadmock: cannot reach the store: its certificate is refused: No subject alternative names matching IP address 127.0.0.1 found (--store)");
    }
  }
}
