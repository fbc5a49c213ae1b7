package io.github.leadmock.http;

import static io.github.leadmock.http.Client.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.TrustedCertificate;
import io.github.leadmock.tls.Https;
import io.github.leadmock.tls.LocalCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The same mock over HTTPS, for clients that trust only its certificate. */
class HttpsTest {

  @TempDir private static Path dir;
  private static LocalCertificate certificate;
  private static Leadmock mock;
  private static HttpClient http;

  @BeforeAll
  static void start() throws Exception {
    certificate = LocalCertificate.in(dir);
    mock = Leadmock.start(LeadmockConfig.defaults().withHttps(new Https(0, certificate.tls())));
    http = HttpClient.newBuilder().sslContext(trusting(certificate.pem())).build();
  }

  @AfterAll
  static void stop() {
    mock.close();
  }

  @ParameterizedTest
  @EnumSource
  void answersEveryOperation(HttpClient.Version version) throws Exception {
    String lead = path(Client.ONE_EVENT);
    int before = json(send(version, get(lead + "/events"))).path("count").intValue();
    String added = "{\"message\":\"100% of\\u0020it\"}";
    String id = json(send(version, post(lead + "/note", added))).at("/data/event_id").asString();
    assertThat(
            json(send(version, post(lead + "/note/" + id, "{\"message\":\"new\"}")))
                .at("/data/message")
                .asString())
        .isEqualTo("new");
    JsonNode events = json(send(version, get(lead + "/events")));
    assertThat(events.path("count").intValue()).isEqualTo(before + 1);
    assertThat(
            json(send(version, get(lead + "/events/note/" + id + "/comments")))
                .path("total_count")
                .intValue())
        .isZero();
    assertThat(send(version, post(lead + "/note/" + id + "/remove", "")).statusCode())
        .isEqualTo(200);
    assertThat(json(send(version, get("/auth/issue_token?username=a&password=b"))).asString())
        .hasSize(36);
    assertThat(send(version, get("/leads/summary/1")).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource
  void takesBodiesAndKeepsTheAdminSideClosedAsEver(HttpClient.Version version) throws Exception {
    HttpResponse<String> large =
        send(version, post(path(Client.EMPTY) + "/note", "x".repeat((8 << 20) + 1)));
    assertThat(large.statusCode()).isEqualTo(400);
    assertThat(Client.json(large.body()).path("message").asString())
        .isEqualTo("the body is larger than 8388608 bytes");
    assertThat(send(version, get("/__admin/mappings")).statusCode()).isEqualTo(200);
    assertThat(
            send(version, get("/__admin/mappings").header("Origin", "https://evil.example"))
                .statusCode())
        .isEqualTo(403);
    assertThat(
            send(
                    version,
                    get("/__admin/mappings")
                        .header("Origin", mock.httpsUrl().orElseThrow().toString()))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void isTrustedUnderLocalhostToo() throws Exception {
    URI url =
        URI.create(
            "https://localhost:%s/leads/nothing"
                .formatted(mock.httpsUrl().orElseThrow().getPort()));
    HttpResponse<String> response =
        http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
  }

  @Test
  void isNotTrustedByOthers() {
    assertThatThrownBy(
            () ->
                HttpClient.newHttpClient()
                    .send(get("/leads/summary/1").build(), BodyHandlers.ofString()))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void saysWhichOfItsPortsItCouldNotHave() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Https https = new Https(taken.getLocalPort(), certificate.tls());
      assertThatThrownBy(() -> Leadmock.start(LeadmockConfig.defaults().withHttps(https)))
          .hasMessage(
              "cannot listen on 127.0.0.1:%d: Address already in use; is another mock running? (--https-port)",
              taken.getLocalPort());
    }
  }

  @Test
  void servesNoHttpsUnlessItIsTold() {
    try (Leadmock plain = Leadmock.start(LeadmockConfig.defaults())) {
      assertThat(plain.httpsUrl()).isEmpty();
    }
  }

  private static HttpResponse<String> send(HttpClient.Version version, HttpRequest.Builder request)
      throws Exception {
    HttpResponse<String> response =
        http.send(request.version(version).build(), BodyHandlers.ofString());
    assertThat(response.version()).isEqualTo(version);
    return response;
  }

  private static JsonNode json(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Client.json(response.body());
  }

  private static HttpRequest.Builder get(String path) {
    return HttpRequest.newBuilder(URI.create(mock.httpsUrl().orElseThrow() + path))
        .header("Authorization", "Basic eW91OnNlY3JldA==");
  }

  private static HttpRequest.Builder post(String path, String body) {
    return get(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(body));
  }

  private static SSLContext trusting(Path pem) throws Exception {
    try (InputStream file = Files.newInputStream(pem)) {
      return TrustedCertificate.context(
          CertificateFactory.getInstance("X.509").generateCertificate(file));
    }
  }
}
