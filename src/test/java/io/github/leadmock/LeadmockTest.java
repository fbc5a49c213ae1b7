package io.github.leadmock;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.leadmock.control.ClockSetting;
import io.github.leadmock.engine.AccessLog;
import io.github.leadmock.http.Client;
import io.github.leadmock.wiremock.ServerChoice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LeadmockTest {

  @Test
  void embedsAndClosesTwiceWithoutHarm() {
    Leadmock mock = Leadmock.start(LeadmockConfig.defaults());
    assertThat(new Client(mock.baseUrl()).get("/leads/summary/1").statusCode()).isEqualTo(200);

    mock.close();
    mock.close();

    assertThatThrownBy(() -> new Client(mock.baseUrl()).get("/leads/summary/1"))
        .hasMessageContaining("refused");
  }

  @ParameterizedTest
  @EnumSource(ServerChoice.class)
  @Timeout(20)
  void stopsWhenAClientShutsItDown(ServerChoice front) throws InterruptedException {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults().withFront(front))) {
      given().post(mock.baseUrl() + "/__admin/shutdown").then().statusCode(200);

      mock.awaitStop();

      assertThatThrownBy(() -> new Client(mock.baseUrl()).get("/leads/summary/1"))
          .hasMessageContaining("refused");
    }
  }

  @ParameterizedTest
  @EnumSource(ServerChoice.class)
  @Timeout(20)
  void startsAndStopsOnAnInterruptedThreadThatStaysSo(ServerChoice front) {
    Thread.currentThread().interrupt();
    Leadmock mock = Leadmock.start(LeadmockConfig.defaults().withFront(front));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(new Client(mock.baseUrl()).get("/leads/summary/1").statusCode()).isEqualTo(200);

    Thread.currentThread().interrupt();
    mock.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(mock.isRunning()).isFalse();
    assertThatThrownBy(() -> new Client(mock.baseUrl()).get("/leads/summary/1"))
        .hasMessageContaining("refused");
  }

  @Test
  @Timeout(20)
  void stopsWaitingWhenItIsClosed() throws InterruptedException {
    Leadmock mock = Leadmock.start(LeadmockConfig.defaults());
    mock.close();

    mock.awaitStop();
  }

  @Test
  void runsBesideAnotherMockWithAWorldOfItsOwn() {
    try (Leadmock one = Leadmock.start(LeadmockConfig.defaults());
        Leadmock other = Leadmock.start(LeadmockConfig.defaults())) {
      new Client(one.baseUrl()).addNote(Client.EMPTY, "hello");

      assertThat(new Client(one.baseUrl()).events(Client.EMPTY, "").path("count").intValue())
          .isEqualTo(1);
      assertThat(new Client(other.baseUrl()).events(Client.EMPTY, "").path("count").intValue())
          .isZero();
    }
  }

  @Test
  void showsFilesThatCannotBeUsedOnStandardErrorUnlessItHasALog(@TempDir Path folder)
      throws IOException {
    Path mappings = Files.createDirectory(folder.resolve("mappings"));
    Files.writeString(mappings.resolve("typo.json"), "{\"request\": {\"urll\": \"/mine\"}}");
    Path leads = Files.writeString(folder.resolve("leads.json"), "{\"leads\": 7}");
    LeadmockConfig config = LeadmockConfig.defaults().withStubs(folder).withData(leads);

    assertThat(standardErrorOf(() -> Leadmock.start(config).close()))
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("leadmock: " + mappings.resolve("typo.json"))
                    .endsWith("; nothing of it is served"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("leadmock: " + leads)
                    .endsWith("; nothing of it is served"))
        .hasSize(2);

    List<String> log = new CopyOnWriteArrayList<>();
    assertThat(standardErrorOf(() -> Leadmock.start(config, log::add).close())).isEmpty();
    assertThat(log).hasSize(2);
  }

  @Test
  void writesNothingWhenAllIsWell() {
    assertThat(standardErrorOf(() -> Leadmock.start(LeadmockConfig.defaults()).close())).isEmpty();
  }

  private static List<String> standardErrorOf(Runnable action) {
    PrintStream before = System.err;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    try {
      action.run();
    } finally {
      System.setErr(before);
    }
    return written.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void saysWhichPortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThatThrownBy(
              () -> Leadmock.start(LeadmockConfig.defaults().withPort(taken.getLocalPort())))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage(
              "cannot listen on 127.0.0.1:%d: Address already in use; is another mock running?"
                  + " (--port)",
              taken.getLocalPort());
    }
  }

  @Test
  void saysWhichAddressIsNotOneOfThisMachine() {
    assertThatThrownBy(
            () -> Leadmock.start(LeadmockConfig.defaults().withBindAddress("203.0.113.9")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageMatching(
            "cannot listen on 203.0.113.9:0: .*; is it an address of this machine\\? \\(--bind\\)");
    assertThatThrownBy(() -> LeadmockConfig.defaults().withBindAddress(" "))
        .hasMessage("bindAddress is blank; expected an address or a host name");
  }

  @Test
  void saysWhichAddressIsUnknown() {
    assertThatThrownBy(
            () -> Leadmock.start(LeadmockConfig.defaults().withBindAddress("no such host")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "cannot listen on no such host: unknown address; is it one of this machine? (--bind)");
  }

  @Test
  void takesAnAddressInBracketsAsInAUrl() {
    LeadmockConfig config = LeadmockConfig.defaults().withBindAddress("[::1]");
    assertThat(config.bindAddress()).isEqualTo("::1");
    assertThatThrownBy(
            () -> Leadmock.start(LeadmockConfig.defaults().withBindAddress("[localhost]")))
        .hasMessageStartingWith("cannot listen on [localhost]: unknown address");

    assumeTrue(hasAddress("::1"), "this machine has no IPv6");
    try (Leadmock mock = Leadmock.start(config)) {
      assertThat(mock.baseUrl()).hasToString("http://[::1]:" + mock.port());
      assertThat(new Client(mock.baseUrl()).get("/leads/summary/1").statusCode()).isEqualTo(200);
      assertThat(given().get(mock.baseUrl() + "/__admin/mappings").statusCode()).isEqualTo(200);
    }
  }

  private static boolean hasAddress(String name) {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(name))) {
      return socket.isBound();
    } catch (IOException none) {
      return false;
    }
  }

  @Test
  void printsTheAccessLogOnStandardOutputUnlessItHasAPlace() {
    LeadmockConfig config = LeadmockConfig.defaults().withAccessLog(AccessLog.Format.TEXT);
    List<String> access = new CopyOnWriteArrayList<>();

    assertThat(standardOutputOf(() -> callOnce(Leadmock.start(config))))
        .singleElement()
        .asString()
        .contains(" GET /leads/summary/1 200 ");
    assertThat(standardOutputOf(() -> callOnce(Leadmock.start(config, line -> {})))).hasSize(1);
    assertThat(standardOutputOf(() -> callOnce(Leadmock.start(config, line -> {}, access::add))))
        .isEmpty();
    assertThat(access).hasSize(1);
  }

  private static void callOnce(Leadmock started) {
    try (Leadmock mock = started) {
      assertThat(new Client(mock.baseUrl()).get("/leads/summary/1").statusCode()).isEqualTo(200);
    }
  }

  private static List<String> standardOutputOf(Runnable action) {
    PrintStream before = System.out;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
    try {
      action.run();
    } finally {
      System.setOut(before);
    }
    return written.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void showsAClockThatStandsStillAsFrozen() {
    Instant time = Instant.parse("2017-02-23T10:21:08Z");
    LeadmockConfig config = LeadmockConfig.defaults().withClock(Clock.fixed(time, ZoneOffset.UTC));
    try (Leadmock mock = Leadmock.start(config)) {
      assertThat(mock.controls().controls().clock()).isEqualTo(new ClockSetting.Frozen(time));
    }
  }

  @Test
  void knowsWhetherItRuns() throws InterruptedException {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      assertThat(mock.isRunning()).isTrue();
      new Client(mock.baseUrl()).anonymous().post("/__admin/shutdown");
      mock.awaitStop();
      assertThat(mock.isRunning()).isFalse();
    }
  }

  @Test
  void refusesInvalidValues() {
    LeadmockConfig defaults = LeadmockConfig.defaults();
    assertThatThrownBy(() -> defaults.withPort(65_536))
        .hasMessage("port is 65536; expected 0 to 65535");
    assertThatThrownBy(() -> defaults.withLeads(0))
        .hasMessage("leads is 0; expected 1 to 1099511627775");
    assertThatThrownBy(() -> defaults.withAdminToken(" "))
        .hasMessage("adminToken is blank; expected a token, or none");
    assertThat(defaults.withAdminToken("s3cret").toString()).doesNotContain("s3cret");
  }

  @Test
  void needsNoMoreMemoryForABillionLeads() {
    heapOf(1_000); // warm-up: what the first run loads and caches does not count
    long thousand = heapOf(1_000);
    long billion = heapOf(1_000_000_000);

    // A single byte per lead would be a gigabyte; the rest is noise from the JVM and its server.
    assertThat(billion - thousand).as("bytes more for a billion leads").isLessThan(16 << 20);
  }

  private static long heapOf(long leads) {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults().withLeads(leads))) {
      Client client = new Client(mock.baseUrl());
      for (int id = 1; id <= 200; id++) {
        assertThat(client.get("/api/v1/leads/summary/" + id).statusCode()).isEqualTo(200);
      }
      long smallest = Long.MAX_VALUE;
      for (int i = 0; i < 5; i++) {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        smallest = Math.min(smallest, runtime.totalMemory() - runtime.freeMemory());
      }
      return smallest;
    }
  }
}
