package io.github.leadmock.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.leadmock.TrustedCertificate;
import io.github.leadmock.message.BodyProblem;
import io.github.leadmock.message.BodyRoom;
import io.github.leadmock.message.Header;
import io.github.leadmock.tls.Https;
import io.github.leadmock.tls.Tls;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JettyServerTest {

  private static final byte[] BODY = "hello".getBytes(StandardCharsets.UTF_8);
  private static final Limits SHORT =
      new Limits(Duration.ofMillis(700), Duration.ofSeconds(2), Duration.ofSeconds(5));

  private final ConcurrentLinkedQueue<Throwable> log = new ConcurrentLinkedQueue<>();

  private JettyServer front(RequestHandler reception) throws IOException {
    return started(new JettyServer("127.0.0.1", 0, Optional.empty(), SHORT, reception, log::add));
  }

  private static JettyServer started(JettyServer front) throws IOException {
    front.start();
    return front;
  }

  private static RequestHandler answering(ServerResponse answer) {
    return (request, outlet) -> outlet.accept(answer);
  }

  private static ServerResponse paced(ServerResponse.Pace pace) {
    return new ServerResponse(200, null, List.of(), ResponseBody.of(BODY), pace, Optional.empty());
  }

  private static HttpResponse<String> get(JettyServer front, HttpClient.Version version)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + front.port() + "/a?b"))
                .version(version)
                .build(),
            BodyHandlers.ofString());
  }

  private static String raw(JettyServer front, String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", front.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void speaksHttp1AndHttp2InPlainText(HttpClient.Version version) throws Exception {
    try (JettyServer front =
        front(
            (request, outlet) ->
                outlet.accept(
                    new ServerResponse(
                        200,
                        List.of(new Header("X-Protocol", request.protocol())),
                        request.path().getBytes(StandardCharsets.UTF_8))))) {
      HttpResponse<String> response = get(front, version);

      assertThat(response.version()).isEqualTo(version);
      assertThat(response.body()).isEqualTo("/a");
    }
  }

  @Test
  void holdsNoMoreLargeBodiesAtOnceThanItHasRoomFor() throws Exception {
    CountDownLatch handled = new CountDownLatch(1);
    RequestHandler slow =
        (request, outlet) -> {
          if (request.intake().body().length > BodyRoom.FREE && request.path().equals("/slow")) {
            await(handled);
          }
          outlet.accept(
              new ServerResponse(
                  request.intake().complaint().map(BodyProblem::status).orElse(200),
                  List.of(),
                  BODY));
        };
    try (JettyServer front =
            started(
                new JettyServer(
                    "127.0.0.1",
                    0,
                    Optional.empty(),
                    Limits.DEFAULTS,
                    slow,
                    new BodyRoom(100_000),
                    log::add));
        Socket unfinished = new Socket("127.0.0.1", front.port())) {
      CompletableFuture<Integer> first = post(front, "/slow", 60_000);
      Thread.sleep(300);
      assertThat(post(front, "/", 60_000).join()).as("no room beside the first").isEqualTo(503);
      assertThat(post(front, "/", 8_000).join()).as("a small one").isEqualTo(200);
      handled.countDown();
      assertThat(first.join()).isEqualTo(200);
      assertThat(post(front, "/", 60_000).join()).as("room again").isEqualTo(200);

      unfinished
          .getOutputStream()
          .write(
              "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n\r\n%s"
                  .formatted("x".repeat(50_000))
                  .getBytes(StandardCharsets.UTF_8));
      Thread.sleep(300);
      assertThat(post(front, "/", 60_000).join()).as("beside an unfinished one").isEqualTo(503);
    }
  }

  private static CompletableFuture<Integer> post(JettyServer front, String path, int bytes) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .build()
        .sendAsync(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + front.port() + path))
                .POST(BodyPublishers.ofByteArray(new byte[bytes]))
                .build(),
            BodyHandlers.discarding())
        .thenApply(HttpResponse::statusCode);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void speaksHttp2OverTls(@TempDir Path folder) throws Exception {
    Path keystore = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-storepass",
                "secret",
                "-keystore",
                keystore.toString(),
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=DNS:localhost")
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    JettyServer front =
        new JettyServer(
            "127.0.0.1",
            0,
            Optional.of(new Https(0, Tls.of(keystore, "secret"))),
            Limits.DEFAULTS,
            (request, outlet) ->
                outlet.accept(
                    new ServerResponse(
                        200, List.of(), request.scheme().getBytes(StandardCharsets.UTF_8))),
            log::add);
    try (JettyServer running = started(front)) {
      HttpResponse<String> response =
          HttpClient.newBuilder()
              .sslContext(trusting(keystore))
              .build()
              .send(
                  HttpRequest.newBuilder(
                          URI.create("https://localhost:" + running.securePort().orElseThrow()))
                      .build(),
                  BodyHandlers.ofString());

      assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(response.body()).isEqualTo("https");
    }
  }

  private static SSLContext trusting(Path keystore) throws Exception {
    KeyStore keys = KeyStore.getInstance(keystore.toFile(), "secret".toCharArray());
    return TrustedCertificate.context(keys.getCertificate("mykey"));
  }

  @Test
  void waitsLongerThanAClientMayBeSilentAndHoldsNoThread() throws Exception {
    int requests = 200;
    CountDownLatch arrived = new CountDownLatch(requests);
    ServerResponse late = paced(new ServerResponse.Pace(3_000, 1, 0));
    RequestHandler desk =
        (request, outlet) -> {
          outlet.accept(late);
          arrived.countDown();
        };
    try (JettyServer front = front(desk)) {
      HttpClient client = HttpClient.newHttpClient();
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + front.port()))
              .version(HttpClient.Version.HTTP_1_1)
              .build();
      List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
      long start = System.nanoTime();
      for (int i = 0; i < requests; i++) {
        answers.add(client.sendAsync(request, BodyHandlers.ofString()));
      }
      assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();
      TimeUnit.MILLISECONDS.sleep(200);
      long busy = busyThreads();
      long waiting = answers.stream().filter(answer -> !answer.isDone()).count();
      for (CompletableFuture<HttpResponse<String>> answer : answers) {
        assertThat(answer.get(30, TimeUnit.SECONDS).body()).isEqualTo("hello");
      }

      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isGreaterThanOrEqualTo(Duration.ofMillis(3_000));
      assertThat(busy).as("while %s answers wait", waiting).isLessThan(20);
    }
  }

  /** The server's threads that are handling a request, without the idle ones in the pool. */
  private static long busyThreads() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(entry -> entry.getKey().getName().startsWith("leadmock"))
        .filter(
            entry ->
                Stream.of(entry.getValue())
                    .anyMatch(
                        frame ->
                            frame.getClassName().startsWith(JettyServer.class.getPackageName())))
        .count();
  }

  @Test
  void spreadsABodyOverTime() throws Exception {
    try (JettyServer front = front(answering(paced(new ServerResponse.Pace(0, 5, 1_000))))) {
      long start = System.nanoTime();

      assertThat(get(front, HttpClient.Version.HTTP_1_1).body()).isEqualTo("hello");

      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isGreaterThanOrEqualTo(Duration.ofMillis(900));
    }
  }

  @ParameterizedTest
  @EnumSource(ServerResponse.Fault.class)
  void breaksConnectionsOnPurpose(ServerResponse.Fault fault) throws Exception {
    ServerResponse answer =
        new ServerResponse(
            200,
            null,
            List.of(),
            ResponseBody.of(BODY),
            ServerResponse.Pace.AT_ONCE,
            Optional.of(fault));
    try (JettyServer front = front(answering(answer))) {
      assertThatThrownBy(() -> get(front, HttpClient.Version.HTTP_1_1))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void cutsOffAClientThatStopsSendingABody() throws Exception {
    try (JettyServer front =
        front(
            (request, outlet) ->
                outlet.accept(
                    Answers.text(request.intake().complaint().orElseThrow().message())))) {
      String answer = raw(front, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf");

      assertThat(answer).endsWith("the body ended early or is not well-formed");
    }
  }

  @Test
  void cutsOffAClientThatTricklesABody() throws Exception {
    try (JettyServer front =
            front(
                (request, outlet) ->
                    outlet.accept(
                        Answers.text(request.intake().complaint().orElseThrow().message())));
        Socket socket = new Socket("127.0.0.1", front.port())) {
      socket
          .getOutputStream()
          .write(
              "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n"
                  .getBytes(StandardCharsets.UTF_8));
      long start = System.nanoTime();
      while (socket.getInputStream().available() == 0
          && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(20)) {
        socket.getOutputStream().write('x');
        socket.getOutputStream().flush();
        TimeUnit.MILLISECONDS.sleep(100);
      }

      assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
          .isEqualTo("HTTP/1.1 200");
    }
  }

  @Test
  void sendsAReasonOfItsOwn() throws Exception {
    ServerResponse answer =
        new ServerResponse(
            200,
            "Fine",
            List.of(),
            ResponseBody.of(BODY),
            ServerResponse.Pace.AT_ONCE,
            Optional.empty());
    try (JettyServer front = front(answering(answer))) {
      assertThat(raw(front, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
          .startsWith("HTTP/1.1 200 Fine\r\n");
    }
  }

  @Test
  void answersWhenItsHandlerThrowsWhatItDoesNotDeclare() throws Exception {
    RequestHandler sneaky =
        new RequestHandler() {
          @Override
          public Optional<ServerResponse> atOnce(ServerRequest request) {
            return Optional.empty();
          }

          @Override
          public void receive(ServerRequest request, Consumer<ServerResponse> outlet) {
            JettyServerTest.<RuntimeException>sneak(new IOException("undeclared"));
          }
        };
    try (JettyServer front = front(sneaky)) {
      assertThat(raw(front, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
          .startsWith("HTTP/1.1 500");
    }
  }

  @SuppressWarnings("unchecked")
  private static <E extends Exception> void sneak(Exception undeclared) throws E {
    throw (E) undeclared;
  }

  @Test
  void saysThatItClosesAfterAnUnreadableHead() throws Exception {
    try (JettyServer front = front(answering(Answers.text("never")))) {
      String answer =
          raw(front, "GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(40_000) + "\r\n\r\n");

      assertThat(answer)
          .startsWith("HTTP/1.1 431")
          .contains(
              "Connection: close",
              "{\"message\":\"Request Header Fields Too Large: the request line and the header"
                  + " fields may have %s bytes together\"}".formatted(JettyServer.MAX_HEAD));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /x% HTTP/1.1;Host: a|Bad Request: expected a path that does not lead above /, with two"
            + " hexadecimal digits after each %",
        "GET /%zz HTTP/1.1;Host: a|Bad Request: expected a path that does not lead above /, with"
            + " two hexadecimal digits after each %",
        "GET /../a HTTP/1.1;Host: a|Bad Request: expected a path that does not lead above /, with"
            + " two hexadecimal digits after each %",
        "CONNECT / HTTP/1.1;Host: a|Bad Request: expected a path that does not lead above /, with"
            + " two hexadecimal digits after each %",
        "GET /a b HTTP/1.1;Host: a|Bad Request: Illegal character SPACE=' '",
        "GET / HTTP/1.1;X: a|Bad Request: No Host",
        "GET / HTTP/1.1;Host: a;Expect: 200-ok|Expectation Failed: expected no header Expect, or"
            + " Expect: 100-continue",
        "GET / HTTP/3.1;Host: a|HTTP Version Not Supported: expected HTTP/1.0, HTTP/1.1 or HTTP/2"
      })
  void saysWhatIsWrongWithAnUnreadableHead(String head, String message) throws Exception {
    try (JettyServer front = front(answering(Answers.text("never")))) {
      assertThat(raw(front, head.replace(";", "\r\n") + "\r\n\r\n"))
          .endsWith("\r\n\r\n{\"message\":\"%s\"}\n".formatted(message));
    }
  }

  @Test
  void apologizesForFaultsAndLogsThem() throws Exception {
    try (JettyServer front =
        front(
            (request, outlet) -> {
              throw new IllegalStateException("broken");
            })) {
      HttpResponse<String> response = get(front, HttpClient.Version.HTTP_1_1);

      assertThat(response.statusCode()).isEqualTo(500);
      assertThat(response.body()).isEqualTo("{\"message\":\"internal server error\"}\n");
      assertThat(log).singleElement().extracting(Throwable::getMessage).isEqualTo("broken");
    }
  }

  @Test
  void letsRunningRequestsEndWhenItIsClosed() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    JettyServer front =
        front(
            (request, outlet) -> {
              outlet.accept(paced(new ServerResponse.Pace(1_000, 1, 0)));
              arrived.countDown();
            });
    CompletableFuture<HttpResponse<String>> running =
        HttpClient.newHttpClient()
            .sendAsync(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + front.port())).build(),
                BodyHandlers.ofString());
    assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
    int port = front.port();

    front.close();
    front.close();

    assertThat(running.get(10, TimeUnit.SECONDS).body()).isEqualTo("hello");
    assertThatThrownBy(() -> new Socket("127.0.0.1", port)).isInstanceOf(IOException.class);
  }

  private static final class Answers {
    static ServerResponse text(String text) {
      return new ServerResponse(200, List.of(), text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
