package io.github.leadmock.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.tls.Https;
import io.github.leadmock.tls.LocalCertificate;
import io.github.leadmock.wiremock.ServerChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How our own server treats requests meant for another server or another port. */
class ProtocolTest {

  @TempDir private static Path folder;
  private static Leadmock mock;

  @BeforeAll
  static void start() {
    mock =
        Leadmock.start(
            LeadmockConfig.defaults()
                .withFront(ServerChoice.LEADMOCK)
                .withHttps(new Https(0, LocalCertificate.in(folder).tls())));
  }

  @AfterAll
  static void stop() {
    mock.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "HEAD"})
  void tellsPlainHttpOnTheHttpsPortWhereItIs(String method) {
    int port = mock.httpsUrl().orElseThrow().getPort();

    RawHttp.Answer answer =
        send(
            URI.create("http://127.0.0.1:" + port),
            method + " /leads/summary/1 HTTP/1.1",
            method.equals("HEAD"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.headers().get("content-type")).isEqualTo("application/json");
    if (!method.equals("HEAD")) {
      assertThat(answer.text())
          .isEqualTo(
              "{\"message\":\"this port speaks HTTPS, and the request came by plain HTTP; use https://localhost:%d\"}\n"
                  .formatted(port));
    }
  }

  @Test
  void namesTheHttpsPortToAClientThatLeavesPortsOut() {
    int port = mock.httpsUrl().orElseThrow().getPort();

    try (RawHttp http = new RawHttp(URI.create("http://127.0.0.1:" + port))) {
      assertThat(
              http.send(
                      "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8),
                      false)
                  .text())
          .contains("use https://127.0.0.1:%d\"".formatted(port));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://api.example/x", "http://api.example:80/x"})
  void namesItsOwnAddressToAClientThatTakesTheHttpsPortForAProxy(String target) {
    int port = mock.httpsUrl().orElseThrow().getPort();

    assertThat(
            wholeAnswer(
                port,
                "GET " + target + " HTTP/1.1\r\nHost: api.example\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ")
        .contains("use https://127.0.0.1:%d\"".formatted(port));
  }

  @Test
  void answersOptionsForTheServerAsAWhole() {
    RawHttp.Answer answer = send(mock.baseUrl(), "OPTIONS * HTTP/1.1", false);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.headers().get("allow")).isEqualTo("GET, HEAD, POST, OPTIONS");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void refusesToBeAProxy() {
    RawHttp.Answer answer = send(mock.baseUrl(), "CONNECT example.com:443 HTTP/1.1", false);

    assertThat(answer.status()).isEqualTo(501);
    assertThat(answer.text())
        .isEqualTo("{\"message\":\"this server is not a proxy: it does not support CONNECT\"}\n");
  }

  @Test
  void answersTraceWithoutTextArt() {
    assertThat(send(mock.baseUrl(), "TRACE /leads/summary/1 HTTP/1.1", false).status())
        .isEqualTo(405);
    RawHttp.Answer elsewhere = send(mock.baseUrl(), "TRACE / HTTP/1.1", false);
    assertThat(elsewhere.status()).isEqualTo(404);
    assertThat(elsewhere.headers().get("content-type")).startsWith("application/json");
  }

  /** RFC 9110, section 9.3.2; Jetty sends the body of an error whatever the method was. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: localhost\r\nBad Header",
        "Host: a b",
        "Host: localhost\r\nContent-Length: x",
        "Host: localhost\r\nHost: localhost",
        "Accept: */*"
      })
  void sendsNoBodyInAnswerToAMalformedHead(String fields) {
    String answer =
        wholeAnswer(mock.baseUrl().getPort(), "HEAD / HTTP/1.1\r\n" + fields + "\r\n\r\n");

    assertThat(answer)
        .startsWith("HTTP/1.1 400 ")
        .contains("Content-Length: ")
        .endsWith("\r\n\r\n");
  }

  /** The answer is only whole when the server closes the connection. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void closesTheConnectionOfAClientThatTakesItForAProxy(boolean https) {
    assertThat(
            wholeAnswer(
                (https ? mock.httpsUrl().orElseThrow() : mock.baseUrl()).getPort(),
                "CONNECT a.example:443 HTTP/1.1\r\nHost: a.example:443\r\n\r\n"))
        .startsWith("HTTP/1.1 501 ")
        .contains("Connection: close", "this server is not a proxy");
  }

  /** RFC 9113, section 3.3: prior knowledge is for plain text on a port for plain text. */
  @Test
  void tellsHttp2OnTheHttpsPortWhereItIs() {
    int port = mock.httpsUrl().orElseThrow().getPort();

    assertThat(wholeAnswer(port, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ")
        .contains("this port speaks HTTPS, and the request came by plain HTTP; use https://");
  }

  /** The JDK's client upgrades from HTTP/1.1, which our server supports. */
  @Test
  void takesHttp2InPlainText() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(mock.baseUrl().resolve("/api/v1/leads/summary/1"))
            .version(HttpClient.Version.HTTP_2)
            .header("Authorization", "Basic eW91OnNlY3JldA==")
            .build();
    var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
  }

  /** RFC 9110, section 7.8: a server may ignore Upgrade. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Upgrade: h2c\r\nConnection: close",
        "Connection: close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA",
        "Connection: Upgrade, close\r\nUpgrade: h2c",
        "Connection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: ~~",
        "Connection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\n"
            + "HTTP2-Settings: AAMAAABk\r\nHTTP2-Settings: AAMAAABk",
        "Connection: Upgrade, close\r\nUpgrade: websocket",
        "Upgrade: websocket\r\nConnection: close"
      })
  void staysWithHttp1IfItCannotUpgrade(String fields) {
    assertThat(
            wholeAnswer(
                mock.baseUrl().getPort(),
                "GET /api/v1/leads/summary/1 HTTP/1.1\r\nHost: localhost\r\n"
                    + "Authorization: Basic eW91OnNlY3JldA==\r\n"
                    + fields
                    + "\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ")
        .contains("Connection: close\r\n");
  }

  /** RFC 9112, section 3.2.2. */
  @Test
  void ignoresHostIfTheTargetIsAbsolute() {
    assertThat(
            wholeAnswer(
                mock.baseUrl().getPort(),
                "GET http://other/api/v1/leads/summary/1 HTTP/1.1\r\nHost: localhost\r\n"
                    + "Authorization: Basic eW91OnNlY3JldA==\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ");
  }

  /** RFC 9112, section 6.1. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked",
      })
  void refusesTransferCodingsThatItDoesNotUndo(String fields) {
    assertThat(
            wholeAnswer(
                mock.baseUrl().getPort(),
                "POST / HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n\r\n0\r\n\r\n"))
        .startsWith("HTTP/1.1 501 ")
        .contains("Connection: close\r\n")
        .endsWith(
            "{\"message\":\"Transfer-Encoding is 'gzip, chunked'; the only transfer coding supported"
                + " is chunked\"}\n");
  }

  @Test
  void takesChunkedInAnyCase() {
    assertThat(
            wholeAnswer(
                mock.baseUrl().getPort(),
                "POST /x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: Chunked\r\n"
                    + "Connection: close\r\n\r\n0\r\n\r\n"))
        .startsWith("HTTP/1.1 404 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HEAD / HTTP/9.9",
        "HEAD  HTTP/1.1",
        "HEAD /../.. HTTP/1.1",
        "HEAD /%zz/%c0 HTTP/1.1",
        "HEAD /x HTTP/1.1 y",
        "HEAD"
      })
  void sendsNoBodyInAnswerToHeadThatItCannotParse(String line) {
    assertThat(
            wholeAnswer(
                mock.baseUrl().getPort(),
                line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 ")
        .endsWith("\r\n\r\n");
  }

  @Test
  void sendsNoBodyInAnswerToHeadOfALongTarget() {
    assertThat(
            wholeAnswer(
                mock.baseUrl().getPort(),
                "HEAD /" + "x".repeat(40_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .startsWith("HTTP/1.1 414 ")
        .endsWith("\r\n\r\n");
  }

  /** Everything that the server sends before it closes the connection. */
  private static String wholeAnswer(int port, String request) {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static RawHttp.Answer send(URI server, String line, boolean head) {
    try (RawHttp http = new RawHttp(server)) {
      return http.send(
          (line
                  + "\r\nHost: "
                  // A proxy is asked to connect to a host.
                  + (line.startsWith("CONNECT")
                      ? line.split(" ")[1]
                      : "localhost:" + server.getPort())
                  + "\r\nAuthorization: Basic eW91OnNlY3JldA==\r\nContent-Length: 0\r\n\r\n")
              .getBytes(StandardCharsets.UTF_8),
          head);
    }
  }
}
