package io.github.leadmock.http;

import static io.github.leadmock.http.Client.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.leadmock.Cites;
import io.github.leadmock.Leadmock;
import io.github.leadmock.junit.LeadmockExtension;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Broken connections as a client's socket sees them. */
@ExtendWith(LeadmockExtension.class)
class BrokenConnectionTest {

  private static final String EVENTS = path(Client.ONE_PAGE) + "/events";

  private final URI server;
  private final Client client;
  private final Admin admin;

  BrokenConnectionTest(Leadmock mock) {
    server = mock.baseUrl();
    client = new Client(server);
    admin = new Admin(client);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{'kind':'fixed','millis':100}"})
  @Cites({"ML-CH-03", "LF-CH-03"})
  void resets(String latency) throws IOException {
    breaking("reset", latency);
    try (Socket socket = sent("GET", EVENTS)) {
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{'kind':'fixed','millis':100}"})
  @Cites({"ML-CH-03", "LF-CH-03"})
  void closesWithoutAByte(String latency) throws IOException {
    breaking("empty", latency);
    try (Socket socket = sent("GET", EVENTS)) {
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{'kind':'fixed','millis':100}"})
  @Cites({"ML-CH-03", "LF-CH-03"})
  void closesAfterHalfOfTheBody(String latency) throws IOException {
    byte[] whole = client.get(EVENTS).asByteArray();
    breaking("truncated", latency);
    try (Socket socket = sent("GET", EVENTS)) {
      String answer = text(socket.getInputStream());
      int body = answer.indexOf("\r\n\r\n") + 4;
      assertThat(answer).startsWith("HTTP/1.1 200 ").contains("Content-Length: " + whole.length);
      assertThat(answer.substring(body))
          .isEqualTo(new String(whole, 0, whole.length / 2, StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void cutsErrorsShortAsWell() throws IOException {
    breaking("truncated", "null");
    try (Socket socket = sent("GET", "/leads/nothing")) {
      String answer = text(socket.getInputStream());
      assertThat(answer).startsWith("HTTP/1.1 404 ").doesNotEndWith("}\n");
      assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4)).startsWith("{");
    }
  }

  @Test
  void sendsNothingOfAnAnswerThatHasNoBodyToCut() throws IOException {
    breaking("truncated", "null");
    try (Socket socket = sent("HEAD", EVENTS)) {
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void breaksTheNextCallOfAnOperationOnly() throws IOException {
    admin.force("{'operation':'metroleads/list-events','fault':'empty'}");
    try (Socket socket = sent("GET", EVENTS)) {
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
    assertThat(client.get(EVENTS).statusCode()).isEqualTo(200);
  }

  @Test
  void keepsOtherConnectionsAlive() throws IOException {
    try (Socket waiting = new Socket(server.getHost(), server.getPort())) {
      admin.force("{'operation':'metroleads/list-events','fault':'reset'}");
      try (Socket socket = sent("GET", EVENTS)) {
        assertThatThrownBy(() -> socket.getInputStream().read())
            .isInstanceOf(SocketException.class);
      }
      waiting.setSoTimeout(30_000);
      waiting.getOutputStream().write(request("GET", EVENTS));
      assertThat(text(waiting.getInputStream())).startsWith("HTTP/1.1 200 ").endsWith("}\n");
    }
  }

  private void breaking(String kind, String latency) {
    assertThat(
            admin
                .patch("{'faults':{'rate':1,'kinds':['%s']},'latency':%s}".formatted(kind, latency))
                .statusCode())
        .isEqualTo(200);
  }

  private Socket sent(String method, String path) throws IOException {
    Socket socket = new Socket(server.getHost(), server.getPort());
    socket.setSoTimeout(30_000);
    socket.getOutputStream().write(request(method, path));
    return socket;
  }

  private static byte[] request(String method, String path) {
    return "%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic eW91OnNlY3JldA==\r\nConnection: close\r\n\r\n"
        .formatted(method, path)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
  }
}
