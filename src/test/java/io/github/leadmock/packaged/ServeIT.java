package io.github.leadmock.packaged;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.leadmock.http.Client;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class ServeIT {

  @Test
  void saysWhenItIsReadyAndEndsOnASignalAtOnce() {
    try (Program program =
        Program.serve("--clock", "2017-02-23T10:21:08Z", "--leads", "9", "--seed", "5")) {
      Client client = new Client(program.awaitReady());
      assertThat(client.get("/leads/summary/9").statusCode()).isEqualTo(200);
      assertThat(client.get("/leads/summary/10").statusCode()).isEqualTo(404);
      assertThat(
              Client.json(client.addNote(Client.EMPTY, "hello")).at("/data/event_time").asString())
          .isEqualTo("2017-02-23T10:21:08Z");

      // SIGTERM in place of Ctrl-C; the JVM handles both in the same way.
      program.handle().destroy();

      assertThat(program.awaitEnd()).isIn(0, 130, 143);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"leadmock", "wiremock"})
  void endsWithZeroWhenAClientShutsItDown(String front) {
    try (Program program = Program.serve("--front", front)) {
      given().post(program.awaitReady() + "/__admin/shutdown").then().statusCode(200);

      assertThat(program.awaitEnd()).isZero();
    }
  }

  @Test
  void endsWithItsInputOnlyWhenItIsToldTo() {
    try (Program program = Program.serve("--until-stdin-ends");
        Program other = Program.serve()) {
      Client client = new Client(program.awaitReady());
      Client lasting = new Client(other.awaitReady());
      assertThat(client.get("/leads/summary/1").statusCode()).isEqualTo(200);

      other.endInput();
      program.endInput();

      assertThat(program.awaitEnd()).isZero();
      assertThat(lasting.get("/leads/summary/1").statusCode()).isEqualTo(200);
      assertThat(other.handle().isAlive()).as("serve < /dev/null goes on").isTrue();
    }
  }

  /** Limits too high for this heap stand in for a memory leak. */
  @Test
  @Timeout(90)
  void endsWithALineWhenThereIsNoMemoryLeft(@TempDir Path folder) throws IOException {
    endsWithoutMemory(
        "-Xmx48m",
        folder,
        client -> {
          String text = "x".repeat(100_000);
          for (int i = 0; i < 2_000; i++) {
            client.addNote(Client.EMPTY, text);
          }
        });
  }

  @Test
  void refusesABodyThatASmallHeapHasNoRoomFor(@TempDir Path folder) throws IOException {
    try (Program program = inASmallHeap(folder)) {
      Client client = new Client(program.awaitReady());
      for (int i = 0; i < 5; i++) {
        Response refused = client.addNote(Client.EMPTY, "x".repeat(8_000_000));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.asString()).contains("the body is larger than ");
      }
      assertThat(client.addNote(Client.EMPTY, "x".repeat(1_500_000)).statusCode()).isEqualTo(200);
      assertThat(client.events(Client.EMPTY, "").path("count").intValue()).isEqualTo(1);
    }
  }

  /** All are in flight at once: none ends before the last has begun. */
  @ParameterizedTest
  @ValueSource(strings = {"{\"request\":{\"url\":\"/nothing\"},\"response\":{}}", ""})
  void survivesManyLargeBodiesAtOnceInASmallHeap(String stub, @TempDir Path folder)
      throws Exception {
    try (Program program = inASmallHeap(folder)) {
      URI base = program.awaitReady();
      Client client = new Client(base);
      if (!stub.isEmpty()) {
        // With a stub of the user's, WireMock handles every request.
        client.anonymous().body(stub).post("/__admin/mappings").then().statusCode(201);
      }
      byte[] body =
          "{\"message\":\"%s\"}"
              .formatted("x".repeat(1_900_000))
              .getBytes(StandardCharsets.US_ASCII);
      String head =
          "POST %s/note HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic YTpi\r\nContent-Length: %s\r\nConnection: close\r\n\r\n"
              .formatted(Client.path(Client.EMPTY), body.length);
      List<Socket> sockets = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        Socket socket = new Socket(base.getHost(), base.getPort());
        sockets.add(socket);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(body, 0, 100_000);
      }
      Set<String> statuses = new TreeSet<>();
      for (Socket socket : sockets) {
        socket.getOutputStream().write(body, 100_000, body.length - 100_000);
        statuses.add(lastStatus(socket));
      }

      assertThat(statuses).contains("503").isSubsetOf("200", "503");
      assertThat(client.addNote(Client.EMPTY, "small").statusCode()).isEqualTo(200);
    }
    assertThat(Files.readString(folder.resolve("err"))).doesNotContain("memory");
  }

  /** None reads before the last has asked. */
  @ParameterizedTest
  @ValueSource(strings = {"{\"request\":{\"url\":\"/nothing\"},\"response\":{}}", ""})
  void survivesManyLargePagesAtOnceInASmallHeap(String stub, @TempDir Path folder)
      throws Exception {
    try (Program program = inASmallHeap(folder)) {
      URI base = program.awaitReady();
      Client client = new Client(base);
      if (!stub.isEmpty()) {
        client.anonymous().body(stub).post("/__admin/mappings").then().statusCode(201);
      }
      for (int i = 0; i < 19; i++) {
        assertThat(client.addNote(Client.EMPTY, "\u20ac".repeat(50_000)).statusCode())
            .isEqualTo(200);
      }
      String head =
          "GET %s/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic YTpi\r\nConnection: close\r\n\r\n"
              .formatted(Client.path(Client.EMPTY));
      List<Socket> sockets = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        Socket socket = new Socket(base.getHost(), base.getPort());
        sockets.add(socket);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      }
      Set<String> statuses = new TreeSet<>();
      for (Socket socket : sockets) {
        statuses.add(lastStatus(socket));
      }

      assertThat(statuses).contains("200").isSubsetOf("200", "503");
      assertThat(client.events(Client.EMPTY, "").path("events").size()).isEqualTo(19);
    }
    assertThat(Files.readString(folder.resolve("err"))).doesNotContain("memory");
  }

  @Test
  void refusesWhatASmallHeapHasNoRoomFor(@TempDir Path folder) throws IOException {
    try (Program program = inASmallHeap(folder)) {
      Client client = new Client(program.awaitReady());
      for (int i = 0; i < 50; i++) {
        assertThat(client.addNote(Client.EMPTY, "x".repeat(100_000)).statusCode()).isEqualTo(200);
      }

      Response refused = client.get(Client.path(Client.EMPTY) + "/events?size=50");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.header("X-Leadmock-Hint"))
          .startsWith("The texts on this page take 5000000 bytes, and the heap allows ")
          .endsWith("; ask for fewer events (size), or give the mock a larger heap (-Xmx).");
      assertThat(client.events(Client.EMPTY, "?size=30").path("events").size()).isEqualTo(30);
      assertThat(client.anonymous().get("/__admin/leadmock/data").asString())
          .contains("each 64 bytes of written notes counted as one, or a larger heap (-Xmx)");
    }
  }

  @Test
  @Timeout(90)
  void printsTheJournalInASmallHeapThatIsFull(@TempDir Path folder) throws IOException {
    try (Program program = inASmallHeap(folder)) {
      URI mock = program.awaitReady();
      Client client = new Client(mock);
      for (int i = 0; i < 420; i++) {
        assertThat(client.addNote(Client.EMPTY, "x".repeat(20_000)).statusCode()).isIn(200, 503);
      }
      for (int i = 0; i < 400; i++) {
        // Connections that stay open are not what this is about, and take memory too.
        given()
            .header("Connection", "close")
            .header("X-Big", "h".repeat(20_000))
            .get(mock + "/nope?q=" + "q".repeat(2_000));
      }
      for (int i = 0; i < 20; i++) {
        given().header("Connection", "close").body("z".repeat(1_500_000)).post(mock + "/mystub");
      }

      given()
          .body("{\"urlPattern\":\".*\"}")
          .post(mock + "/__admin/requests/find")
          .then()
          .statusCode(200);
      given().get(mock + "/__admin/requests").then().statusCode(200);
    }
  }

  private static Program inASmallHeap(Path folder) {
    return Program.start(
        Program.java("-Xmx64m", "-jar", Program.RUNNABLE_JAR, "serve", "--port", "0"),
        folder,
        folder.resolve("err"));
  }

  /** The status of the answer after which the connection ends. */
  private static String lastStatus(Socket socket) throws IOException {
    try (socket) {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1)
          .substring(9, 12);
    }
  }

  private static void endsWithoutMemory(String heap, Path folder, Consumer<Client> writes)
      throws IOException {
    Path err = folder.resolve("err");
    List<String> command =
        Program.java(
            heap,
            "-jar",
            Program.RUNNABLE_JAR,
            "serve",
            "--port",
            "0",
            "--max-notes",
            "1000000000",
            "--max-note-bytes",
            "1000000000000");
    try (Program program = Program.start(command, folder, err)) {
      Client client = new Client(program.awaitReady());
      assertThatThrownBy(() -> writes.accept(client))
          .as("the connection breaks")
          .isInstanceOf(Exception.class);

      assertThat(program.awaitEnd()).isEqualTo(70);
      assertThat(Files.readString(err))
          .contains(
              "leadmock: out of memory; give Java a larger heap (-Xmx), or keep less with"
                  + " --max-notes and --max-note-bytes; stub mappings may also have too large bodies,"
                  + " or one answer, such as that of a stub's template, is too large");
    }
  }

  @Test
  void takesAllItsOptions() {
    try (Program program =
        Program.serve(
            "--bind",
            "localhost",
            "--auth",
            "issued",
            "--credential",
            "a:b",
            "--credential",
            "c:d",
            "--token-ttl",
            "90s",
            "--strict-wire",
            "--admin-token",
            "t")) {
      URI ready =
          URI.create(
              program.awaitLine("leadmock ready on ").substring("leadmock ready on ".length()));
      Client client = new Client(ready);
      String token =
          Client.json(client.anonymous().get("/auth/issue_token?username=c&password=d")).asString();
      assertThat(
              client
                  .anonymous()
                  .auth()
                  .preemptive()
                  .basic("c", token)
                  .get(Client.path(Client.EMPTY) + "/events")
                  .statusCode())
          .isEqualTo(200);
      assertThat(client.anonymous().get("/__admin/mappings").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void saysInOneLineThatThePortIsTaken() {
    try (Program program = Program.serve()) {
      int port = program.awaitReady().getPort();

      Program.Result second = Program.run("serve", "--port", String.valueOf(port));

      assertThat(second.exitCode()).isEqualTo(3);
      assertThat(second.out()).isEmpty();
      assertThat(second.err())
          .isEqualTo(
              "leadmock: cannot listen on 127.0.0.1:%d: Address already in use; is another mock running? (--port)%n"
                  .formatted(port));
    }
  }

  @Test
  void servesHttpsWithACertificateThatItKeeps(@TempDir Path home) throws IOException {
    String first = certificateOf(home);
    assertThat(certificateOf(home)).isEqualTo(first).startsWith("-----BEGIN CERTIFICATE-----");
  }

  private static String certificateOf(Path home) throws IOException {
    try (Program program =
        Program.serve(Map.of("XDG_DATA_HOME", home.toString()), "--https-port", "0")) {
      assertThat(program.awaitReady().getScheme()).isEqualTo("http");
      assertThat(program.awaitLine("")).matches("leadmock ready on https://127\\.0\\.0\\.1:\\d+");
      assertThat(program.awaitLine(""))
          .isEqualTo("leadmock certificate to trust: %s/leadmock/localhost.pem".formatted(home));
      return Files.readString(home.resolve("leadmock/localhost.pem"));
    }
  }

  @Test
  void printsItsVersion() {
    assertThat(Program.run("--version").out())
        .matches("leadmock \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
  }

  @Test
  void printsIdsThatWorkAndRules() {
    Program.Result leads = Program.run("leads", "--seed", "3", "--leads", "5");
    Program.Result rules = Program.run("rules", "--api", "liveforce", "--status", "assumed");

    assertThat(leads.exitCode()).isZero();
    assertThat(rules.exitCode()).isZero();
    assertThat(rules.out().lines().filter(line -> line.startsWith("LF-")))
        .isNotEmpty()
        .allMatch(line -> line.contains(" assumed "));
    try (Program program = Program.serve("--seed", "3", "--leads", "5")) {
      Client client = new Client(program.awaitReady());
      leads
          .out()
          .lines()
          .filter(line -> line.matches("  \\w+ +[0-9a-f-]{36}  [0-9a-f-]{36}  .*"))
          .map(line -> line.strip().split(" +"))
          .forEach(
              words ->
                  assertThat(
                          client
                              .get("/companies/%s/leads/%s/events".formatted(words[1], words[2]))
                              .statusCode())
                      .as(String.join(" ", words))
                      .isEqualTo(200));
      leads
          .out()
          .lines()
          .filter(line -> line.matches("  \\w+ +\\d+  .*"))
          .map(line -> line.strip().split(" +"))
          .forEach(
              words ->
                  assertThat(client.get("/leads/summary/" + words[1]).statusCode())
                      .as(words[1])
                      .isEqualTo(200));
    }
  }
}
