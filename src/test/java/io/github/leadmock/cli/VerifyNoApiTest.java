package io.github.leadmock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs {@code verify} against servers that are not an API: there is an exit code and one clear
 * line, within the timeout.
 */
class VerifyNoApiTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  private Instant began;

  @BeforeEach
  void begin() {
    began = Instant.now();
  }

  /** Half a minute allows for busy machines; a run that does not stop would take minutes. */
  @AfterEach
  void endsInTime() {
    assertThat(Duration.between(began, Instant.now())).isLessThan(TIMEOUT.plusSeconds(30));
  }

  private static CommandRun verify(String baseUrl) {
    return CommandRun.of(
        "verify",
        "--api=liveforce",
        "--base-url=" + baseUrl,
        "--user=me",
        "--token=secret-token",
        "--lead-id=1",
        "--timeout=" + TIMEOUT.toSeconds());
  }

  private static void assertCannot(CommandRun run, String line) {
    assertThat(run.err()).containsExactly("leadmock: " + line);
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(3);
  }

  @Test
  void reportsAnUnknownHost() {
    assertCannot(
        verify("http://no-such-host.invalid"),
        "cannot reach http://no-such-host.invalid: unknown host; is the server running? (--base-url)");
  }

  @Test
  void reportsThatNothingListens() throws IOException {
    String address;
    try (ServerSocket closed = listening()) {
      address = address(closed);
    }
    assertCannot(
        verify(address),
        "cannot reach %s: connection refused; is the server running? (--base-url)"
            .formatted(address));
  }

  @Test
  void reportsAServerThatHangs() throws IOException {
    try (ServerSocket hanging = listening()) {
      assertCannot(
          verify(address(hanging)),
          "cannot reach %s: no complete answer within 1 s; is the server running? (--base-url)"
              .formatted(address(hanging)));
    }
  }

  @Test
  void reportsAServerThatStartsAResponseAndHangs() throws IOException {
    try (ServerSocket dripping = listening()) {
      // Held, because an unreferenced socket is closed by the garbage collector.
      List<Socket> held = new CopyOnWriteArrayList<>();
      run(
          () -> {
            while (true) {
              Socket connection = dripping.accept();
              held.add(connection);
              connection
                  .getOutputStream()
                  .write(
                      "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"
                          .getBytes(StandardCharsets.US_ASCII));
            }
          });
      assertCannot(
          verify(address(dripping)),
          "cannot reach %s: no complete answer within 1 s; is the server running? (--base-url)"
              .formatted(address(dripping)));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void reportsAServerThatClosesOrResetsConnections(boolean resets) throws IOException {
    try (ServerSocket closing = listening()) {
      run(
          () -> {
            while (true) {
              try (Socket connection = closing.accept()) {
                connection.setSoLinger(resets, 0);
                connection.getInputStream().read();
              }
            }
          });
      assertCannot(
          verify(address(closing)),
          "cannot reach %s: the server closed the connection without an answer; is the server running? (--base-url)"
              .formatted(address(closing)));
    }
  }

  @Test
  void reportsAServerThatDoesNotSpeakHttp() throws IOException {
    try (ServerSocket mail = listening()) {
      run(
          () -> {
            while (true) {
              try (Socket connection = mail.accept()) {
                connection.getInputStream().read();
                connection
                    .getOutputStream()
                    .write("220 secret-token ESMTP\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
              }
            }
          });
      CommandRun run = verify(address(mail));

      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.err())
          .singleElement()
          .asString()
          .startsWith("leadmock: cannot reach " + address(mail) + ": ")
          .doesNotContain("secret-token");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 404, 500})
  void reportsAWebSite(int status) throws IOException {
    HttpServer site =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.createContext(
        "/",
        exchange -> {
          byte[] page = "<!DOCTYPE html><title>Shop</title>".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          boolean head = exchange.getRequestMethod().equals("HEAD");
          exchange.sendResponseHeaders(status, head ? -1 : page.length);
          if (!head) {
            exchange.getResponseBody().write(page);
          }
          exchange.close();
        });
    site.start();
    try {
      String address = "http://127.0.0.1:" + site.getAddress().getPort();
      CommandRun run = verify(address);

      if (status == 404) {
        assertCannot(
            run,
            "%s answers GET /api/v1/leads/summary/1 with 404: it does not know the lead, or is not a liveforce server (--lead-id, --base-url)"
                .formatted(address));
        return;
      }
      assertThat(run.err()).isEmpty();
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out())
          .anySatisfy(
              line ->
                  assertThat(line)
                      .contains(
                          status == 200
                              ? "the body is not JSON"
                              : "the request is answered with " + status));
    } finally {
      site.stop(0);
    }
  }

  private static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private static String address(ServerSocket server) {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void run(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                // The test is over.
                return;
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
