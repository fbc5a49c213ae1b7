package io.github.leadmock.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.message.Header;
import io.github.leadmock.server.JettyServer;
import io.github.leadmock.server.Limits;
import io.github.leadmock.server.ServerResponse;
import io.github.leadmock.tls.Https;
import io.github.leadmock.tls.LocalCertificate;
import io.github.leadmock.verify.Certificates;
import io.github.leadmock.verify.Trust;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A proxy with TLS in front of it and behind it. */
class ProxyTlsTest {

  private static final String PATH = "/companies/a/leads/b/note";

  @TempDir private static Path folder;

  private static LocalCertificate certificate() {
    return LocalCertificate.in(folder);
  }

  private static Trust trusting() {
    return new Trust(Optional.of(certificate().pem()), false);
  }

  /** Tells by which protocol it was asked, and what it was sent. */
  private static JettyServer server() throws IOException {
    JettyServer server =
        new JettyServer(
            "127.0.0.1",
            0,
            Optional.of(new Https(0, certificate().tls())),
            Limits.DEFAULTS,
            (request, outlet) ->
                outlet.accept(
                    new ServerResponse(
                        200,
                        List.of(new Header("Content-Type", "application/json")),
                        "{\"by\":\"%s\",\"got\":%s}"
                            .formatted(
                                request.protocol(),
                                request.intake().body().length == 0
                                    ? "null"
                                    : new String(request.intake().body(), UTF_8))
                            .getBytes(UTF_8))),
            failure -> {});
    server.start();
    return server;
  }

  private static ProxyServer proxy(String upstream, Trust trust) {
    return ProxyServer.start(
        ProxySettings.of("metroleads", URI.create(upstream))
            .withTrust(trust, Duration.ofSeconds(10))
            .withHttps(new Https(0, certificate().tls())),
        found -> {},
        call -> {},
        line -> {});
  }

  private static HttpResponse<String> send(
      HttpClient.Version version, String url, Optional<String> body)
      throws IOException, InterruptedException {
    HttpClient client =
        HttpClient.newBuilder()
            .version(version)
            .sslContext(Certificates.context(trusting()))
            .build();
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + PATH));
    // Without a length beforehand.
    body.ifPresent(
        text -> request.POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(text))));
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void speaksTlsAndHttp2OnBothSides(HttpClient.Version version) throws Exception {
    try (JettyServer server = server();
        ProxyServer proxy =
            proxy("https://localhost:" + server.securePort().orElseThrow(), trusting())) {
      String address = "https://localhost:" + proxy.httpsPort().orElseThrow();

      HttpResponse<String> read = send(version, address, Optional.empty());
      HttpResponse<String> written = send(version, address, Optional.of("{\"message\":\"Hi\"}"));

      assertThat(read.version()).isEqualTo(version);
      assertThat(read.body()).isEqualTo("{\"by\":\"HTTP/2.0\",\"got\":null}");
      assertThat(written.body()).isEqualTo("{\"by\":\"HTTP/2.0\",\"got\":{\"message\":\"Hi\"}}");
    }
  }

  @Test
  void trustsNoCertificateThatNobodyVouchesFor() throws Exception {
    try (JettyServer server = server();
        ProxyServer proxy =
            proxy("https://localhost:" + server.securePort().orElseThrow(), Trust.usual())) {
      HttpResponse<String> response =
          send(HttpClient.Version.HTTP_1_1, "http://127.0.0.1:" + proxy.port(), Optional.empty());

      assertThat(response.statusCode()).isEqualTo(502);
      assertThat(response.body())
          .contains(
              "no answer from https://localhost",
              "its certificate is not trusted: no authority that Java knows has signed it",
              "name its authority with --ca-cert FILE");
    }
  }

  @Test
  void checksTheNameInACertificate() throws Exception {
    // 127.0.0.2 is this machine, too, and not in the certificate.
    try (JettyServer server =
        new JettyServer(
            "127.0.0.2",
            0,
            Optional.of(new Https(0, certificate().tls())),
            Limits.DEFAULTS,
            (request, outlet) -> outlet.accept(new ServerResponse(200, List.of(), new byte[0])),
            failure -> {})) {
      server.start();
      try (ProxyServer proxy =
          proxy("https://127.0.0.2:" + server.securePort().orElseThrow(), trusting())) {
        assertThat(
                send(
                        HttpClient.Version.HTTP_1_1,
                        "http://127.0.0.1:" + proxy.port(),
                        Optional.empty())
                    .statusCode())
            .isEqualTo(502);
      }
    }
  }
}
