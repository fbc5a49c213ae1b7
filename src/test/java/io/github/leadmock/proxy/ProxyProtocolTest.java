package io.github.leadmock.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.verify.Trust;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes a proxy byte for byte, between raw sockets on both sides. */
class ProxyProtocolTest {

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<String> received = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/x?filter[name]=a|b",
        "/x?a=%zz",
        "/x?",
        "/x?a=1?b=2",
        "/%7Ea/./b/../c//d;e=%2F?q=^`{}\"<>\\",
        "//a.example/b",
        "/x?q=caf\u00c3\u00a9",
        "/x#y",
        "/x?y#z"
      })
  void sendsTheTargetExactlyAsItCame(String target) throws Exception {
    ProxyServer proxy = proxy(OK);

    assertThat(send(proxy, "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ");

    assertThat(received.get(0)).startsWith("GET " + target + " HTTP/1.1\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {"/x?b=[] /base/x?b=[]", "/ /base/", "http://localhost /base/"})
  void putsThePathBehindThatOfTheServer(String target, String sent) throws Exception {
    ProxyServer proxy = proxy(ProxySettings.of("metroleads", URI.create(upstream(OK) + "/base/")));

    assertThat(send(proxy, "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ");

    assertThat(received.get(0)).startsWith("GET " + sent + " HTTP/1.1\r\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {9_000, 33_000, 40_000, 100_000})
  void passesLargeHeads(int size) throws Exception {
    String value = "y".repeat(size);
    ProxyServer proxy =
        proxy("HTTP/1.1 200 OK\r\nX-Large: " + value + "\r\nContent-Length: 2\r\n\r\nok");

    assertThat(send(proxy, "GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ")
        .contains("\r\nX-Large: " + value + "\r\n")
        .endsWith("\r\n\r\nok");
  }

  @Test
  void passesALargeHeadOverHttp2() throws Exception {
    String value = "y".repeat(100_000);
    ProxyServer proxy =
        proxy("HTTP/1.1 200 OK\r\nX-Large: " + value + "\r\nContent-Length: 2\r\n\r\nok");

    HttpResponse<String> response =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_2)
            .build()
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + proxy.port() + "/x"))
                    .build(),
                BodyHandlers.ofString());

    assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("X-Large")).contains(value);
    assertThat(response.body()).isEqualTo("ok");
  }

  /** The same with a gate that holds answers back. */
  @ParameterizedTest
  @EnumSource(
      value = Enforce.class,
      names = {"NOTHING", "RESPONSE"})
  void endsAnAnswerWithoutContentAtItsHead(Enforce enforce) throws Exception {
    ProxyServer proxy =
        proxy(
            ProxySettings.of(
                    "metroleads",
                    upstream("HTTP/1.1 204 No Content\r\nX-A: b\r\nContent-Length: 5\r\n\r\n"))
                .enforcing(enforce));

    String answer = send(proxy, "GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n");

    if (enforce == Enforce.NOTHING) {
      assertThat(answer)
          .startsWith("HTTP/1.1 204 ")
          .contains("\r\nX-A: b\r\n")
          .doesNotContain("Content-Length")
          .endsWith("\r\n\r\n");
    } else {
      assertThat(answer)
          .startsWith("HTTP/1.1 502 ")
          .contains("leadmock proxy: the answer is against the contract: ");
    }
  }

  @Test
  void passesTheLengthThatA304Names() throws Exception {
    ProxyServer proxy =
        proxy("HTTP/1.1 304 Not Modified\r\nContent-Length: 50\r\nETag: \"x\"\r\n\r\n");

    assertThat(send(proxy, "GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .startsWith("HTTP/1.1 304 ")
        .contains("ETag: \"x\"")
        .contains("Content-Length: 50\r\n")
        .endsWith("\r\n\r\n");
  }

  @ParameterizedTest
  @CsvSource({"NOTHING,401", "RESPONSE,401", "RESPONSE,404", "RESPONSE,405"})
  void namesNoLengthInAnswerToHeadThatTheServerDoesNotName(Enforce enforce, int status)
      throws Exception {
    ProxyServer proxy =
        proxy(
            ProxySettings.of(
                    "metroleads",
                    upstream(
                        "HTTP/1.1 "
                            + status
                            + " Odd\r\nContent-Type: application/json\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n"))
                .enforcing(enforce));

    assertThat(send(proxy, "HEAD /x HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .startsWith("HTTP/1.1 " + status + " ")
        .doesNotContain("Content-Length")
        .endsWith("\r\n\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP/1.1 200 OK;Content-Length: -1;;ok|the answer is not valid HTTP: Invalid Content-Length Value",
        "HTTP/1.1 200 OK;Content-Length: 1;Content-Length: 2;;ok|the answer is not valid HTTP: Multiple Content-Lengths",
        "HTTP/1.1 101 Switching Protocols;Upgrade: websocket;Connection: Upgrade;;|the server answers 101 (Switching Protocols), which the request did not ask for",
        "HTTP/1.1 200 OK;Transfer-Encoding: gzip, chunked;;0;;|the server answers with the transfer coding 'gzip, chunked', which the request did not accept"
      })
  void saysWhatIsWrongWithAnAnswer(String answer, String reason) throws Exception {
    ProxyServer proxy = proxy(answer.replace(";", "\r\n"));

    assertThat(send(proxy, "GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .startsWith("HTTP/1.1 502 ")
        .contains(": " + reason + "\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "garbage;;",
        "HTTP/1.1 abc OK;;",
        "HTTP/3.7 200 OK;;",
        "HTTP/1.1 200 OK;Bad Header;;",
        "HTTP/1.1 200 OK;: x;;",
        "HTTP/1.1 200 OK;Content-Length: 99999999999999999999999;;",
        "HTTP/1.1 200 OK;Transfer-Encoding: chunked;;zz;;",
        "HTTP/1.1 99 Odd;;",
        ""
      })
  void namesNoClassOfOursWhenAnAnswerCannotBeRead(String answer) throws Exception {
    ProxyServer proxy = proxy(answer.replace(";", "\r\n"));

    String told = send(proxy, "GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n");

    assertThat(told).doesNotContainPattern("Exception|Error\"|org\\.|java\\.|Server Error");
    assertThat(told).matches("(?s)HTTP/1.1 (502|200) .*");
  }

  @Test
  void saysThatAHeadIsTooLarge() throws Exception {
    ProxyServer proxy =
        proxy("HTTP/1.1 200 OK\r\nX: " + "y".repeat(200_000) + "\r\nContent-Length: 2\r\n\r\nok");

    assertThat(send(proxy, "GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .startsWith("HTTP/1.1 502 ")
        .contains(": the head of the answer is larger than 131072 bytes\"}");
  }

  @Test
  void answersInPlaceOfTheServerWhenNothingMayBeSentOn() throws Exception {
    ProxyServer proxy = proxy(OK);

    assertThat(send(proxy, "OPTIONS /x HTTP/1.1\r\nHost: localhost\r\nMax-Forwards: 0\r\n\r\n"))
        .startsWith("HTTP/1.1 204 ");
    assertThat(
            send(
                proxy,
                "TRACE /x?y HTTP/1.1\r\nHost: localhost\r\nX-A: b\r\nCookie: secret\r\n"
                    + "Authorization: Basic secret\r\nMax-Forwards: 0\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ")
        .contains("Content-Type: message/http\r\n")
        .contains("\r\n\r\nTRACE /x?y HTTP/1.1\r\n")
        .contains("X-A: b\r\n")
        .doesNotContain("secret");
    assertThat(received).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"OPTIONS,3,2", "TRACE,1,0", "GET,0,0", "OPTIONS,x,x"})
  void countsWhatMayBeSentOn(String method, String given, String left) throws Exception {
    ProxyServer proxy = proxy(OK);

    assertThat(
            send(
                proxy,
                "%s /x HTTP/1.1\r\nHost: localhost\r\nMax-Forwards: %s\r\n\r\n"
                    .formatted(method, given)))
        .startsWith("HTTP/1.1 200 ");

    assertThat(received.get(0)).contains("\r\nMax-Forwards: " + left + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Expect: 100-continue\r\n", ""})
  void addsNoMediaType(String expect) throws Exception {
    ProxyServer proxy = proxy("HTTP/1.1 100 Continue\r\n\r\n" + OK);

    assertThat(
            send(
                proxy,
                "POST /x HTTP/1.1\r\nHost: localhost\r\n" + expect + "Content-Length: 2\r\n\r\nhi"))
        .contains("HTTP/1.1 200 ");

    assertThat(received.get(0)).startsWith("POST /x ").doesNotContain("Content-Type");
  }

  /**
   * RFC 9110, section 15.2: interim answers that nobody knows may be dropped, not taken for final.
   */
  @ParameterizedTest
  @ValueSource(ints = {102, 103, 104, 199})
  void waitsForTheFinalAnswer(int interim) throws Exception {
    ProxyServer proxy = proxy("HTTP/1.1 " + interim + " Interim\r\nX-A: b\r\n\r\n" + OK);

    assertThat(send(proxy, "GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .contains("HTTP/1.1 200 OK\r\n")
        .endsWith("\r\n\r\nok");
  }

  /** RFC 9113, section 8.3.1: a path begins with a slash. */
  @ParameterizedTest
  @CsvSource({"x/y,400", "http://a.example/x,400", "*,400", "'',400", "/x?[,200"})
  void refusesAPathOfHttp2ThatIsNone(String path, int status) throws Exception {
    ProxyServer proxy = proxy(OK);

    assertThat(http2(proxy, path)).isEqualTo(status);

    assertThat(received).hasSize(status == 200 ? 1 : 0);
  }

  /** Passes what the app asks to be upgraded to for what it is: a wish about its own connection. */
  @ParameterizedTest
  @ValueSource(
      strings = {"Upgrade: h2c", "Upgrade: websocket", "Connection: Upgrade\r\nUpgrade: h2c"})
  void sendsNoUpgradeOn(String fields) throws Exception {
    ProxyServer proxy = proxy(OK);

    assertThat(send(proxy, "GET /x HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ");

    assertThat(received.get(0)).doesNotContain("Upgrade");
  }

  @Test
  void refusesTransferCodingsThatItDoesNotUndo() throws Exception {
    ProxyServer proxy = proxy(OK);

    assertThat(
            send(
                proxy,
                "POST /x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"
                    + "0\r\n\r\n"))
        .startsWith("HTTP/1.1 501 ");

    assertThat(received).isEmpty();
  }

  /** The status of the answer to a GET; 0 if the connection or the stream ends without one. */
  private static int http2(ProxyServer proxy, String path) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(ISO_8859_1));
    out.writeBytes(frame(4, 0, 0, new byte[0]));
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    // RFC 7541: ":method: GET" and ":scheme: http" by number; ":authority" and ":path" as text.
    head.writeBytes(new byte[] {(byte) 0x82, (byte) 0x86, 0x01, 9});
    head.writeBytes("localhost".getBytes(ISO_8859_1));
    head.writeBytes(new byte[] {0x04, (byte) path.length()});
    head.writeBytes(path.getBytes(ISO_8859_1));
    out.writeBytes(frame(1, 0x5, 1, head.toByteArray()));
    try (Socket socket = new Socket("127.0.0.1", proxy.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(out.toByteArray());
      DataInputStream in = new DataInputStream(socket.getInputStream());
      while (true) {
        int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
        int type = in.readUnsignedByte();
        in.skipNBytes(5);
        byte[] payload = in.readNBytes(length);
        if (type == 3 || type == 7) {
          return 0;
        }
        if (type == 1) {
          return switch (payload[afterTableSize(payload)] & 0xff) {
            case 0x88 -> 200;
            case 0x8c -> 400;
            default ->
                throw new IOException("unexpected status: " + new String(payload, ISO_8859_1));
          };
        }
      }
    }
  }

  /** RFC 7541, section 6.3: a change of the table's size may stand before the fields. */
  private static int afterTableSize(byte[] head) {
    int next = 0;
    if ((head[0] & 0xe0) == 0x20) {
      boolean more = (head[next++] & 0x1f) == 0x1f;
      while (more) {
        more = head[next++] < 0;
      }
    }
    return next;
  }

  private static byte[] frame(int type, int flags, int stream, byte[] payload) {
    return ByteBuffer.allocate(9 + payload.length)
        .putInt(payload.length << 8 | type)
        .put((byte) flags)
        .putInt(stream)
        .put(payload)
        .array();
  }

  private ProxyServer proxy(String answer) throws IOException {
    return proxy(ProxySettings.of("metroleads", URI.create(upstream(answer).toString())));
  }

  private ProxyServer proxy(ProxySettings settings) {
    ProxyServer proxy =
        ProxyServer.start(
            settings.withTrust(Trust.usual(), Duration.ofSeconds(5)),
            findings -> {},
            call -> {},
            line -> {});
    open.add(proxy);
    return proxy;
  }

  /** Keeps the heads that it gets, and answers always the same. */
  private URI upstream(String answer) throws IOException {
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    open.add(server);
    Thread thread =
        new Thread(
            () -> {
              while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                  String head = head(socket.getInputStream());
                  if (!head.isEmpty()) {
                    received.add(head);
                    socket.getOutputStream().write(answer.getBytes(ISO_8859_1));
                    socket.shutdownOutput();
                    socket.setSoTimeout(2_000);
                    socket.getInputStream().readAllBytes();
                  }
                } catch (IOException gone) {
                  // The next one, if the server is still open.
                }
              }
            });
    thread.setDaemon(true);
    thread.start();
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.write(next);
    }
    return head.toString(ISO_8859_1);
  }

  /** The whole answer to one request. */
  private static String send(ProxyServer proxy, String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", proxy.port())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              request
                  .replaceFirst("\r\n\r\n", "\r\nConnection: close\r\n\r\n")
                  .getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
