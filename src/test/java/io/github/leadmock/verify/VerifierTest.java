package io.github.leadmock.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.leadmock.verify.CaseResult.Outcome;
import io.github.leadmock.verify.StubServer.Asked;
import io.github.leadmock.verify.StubServer.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a run treats faulty servers, and what it never sends. */
class VerifierTest {

  private static final Target LEAD =
      new Target.MetroLeads(
          "5245533b-e8c4-4292-b6b0-62ac6ecedb3e", "2633fdaf-77f2-48bb-9f7b-6c88a760e5b6");
  private static final String EMPTY_PAGE = "{\"count\":0,\"start\":0,\"events\":[]}";

  private static Settings settings(URI baseUrl, Target target) {
    return Settings.of(baseUrl, "me@example.com", "a-token-of-mine", target)
        .withLimits(1_000, Double.POSITIVE_INFINITY, Duration.ofMillis(400));
  }

  private static Reply always(Asked asked) {
    return Reply.json(200, EMPTY_PAGE);
  }

  @Test
  void sendsNothingButReadsAndNoneOfThemToRemove() {
    try (StubServer server = new StubServer(VerifierTest::always)) {
      Report report = Verifier.run(settings(server.baseUrl(), LEAD));

      assertThat(server.asked())
          .isNotEmpty()
          .allMatch(asked -> asked.method().equals("GET") || asked.method().equals("HEAD"))
          .noneMatch(asked -> asked.path().contains("/remove"))
          .hasSize(report.requests());
    }
  }

  @Test
  void sendsNoHeaderThatTellsWhoItIs() {
    Set<String> names = new HashSet<>();
    try (StubServer server = new StubServer(VerifierTest::always)) {
      Verifier.run(settings(server.baseUrl(), LEAD).withWrites(true));
      server.asked().forEach(asked -> names.addAll(asked.headers().keySet()));

      assertThat(names)
          .isSubsetOf("Host", "Authorization", "Content-type", "Content-length", "Accept-encoding");
      assertThat(server.asked())
          .filteredOn(asked -> List.of("GET", "HEAD").contains(asked.method()))
          .noneMatch(asked -> asked.headers().containsKey("Content-length"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 30, 100})
  void keepsTheBudgetAlsoWithWrites(int requests) {
    try (StubServer server = new StubServer(new ForgetfulNotes())) {
      Settings settings =
          settings(server.baseUrl(), LEAD)
              .withWrites(true)
              .withLimits(requests, Double.POSITIVE_INFINITY, Duration.ofSeconds(2));
      Report report = Verifier.run(settings);

      assertThat(server.asked()).hasSizeLessThanOrEqualTo(requests);
      assertThat(report.cases())
          .filteredOn(result -> result.outcome() == Outcome.SKIPPED)
          .anyMatch(result -> result.reason().contains("--max-requests"));
      long added =
          server.asked().stream()
              .filter(a -> a.path().endsWith("/note") && a.method().equals("POST"))
              .count();
      assertThat(report.ledger().size()).isLessThanOrEqualTo((int) added);
      assertThat(report.ledger()).allMatch(Report.LedgerEntry::removed);
    }
  }

  /** Accepts every note and lists none. */
  private static final class ForgetfulNotes implements Function<Asked, Reply> {
    @Override
    public Reply apply(Asked asked) {
      if (asked.method().equals("POST")) {
        return Reply.json(200, "{\"data\":{\"event_id\":\"%s\"}}".formatted(UUID.randomUUID()));
      }
      return Reply.json(200, EMPTY_PAGE);
    }
  }

  @Test
  void keepsTheRate() {
    try (StubServer server = new StubServer(VerifierTest::always)) {
      Instant began = Instant.now();
      Verifier.run(settings(server.baseUrl(), LEAD).withLimits(11, 50, Duration.ofSeconds(2)));

      assertThat(server.asked()).hasSize(11);
      assertThat(Duration.between(began, Instant.now()))
          .isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }
  }

  @Test
  void comesBackWhenABusyServerSays() {
    AtomicInteger busy = new AtomicInteger(1);
    try (StubServer server =
        new StubServer(
            asked ->
                busy.getAndDecrement() > 0
                    ? new Reply(429, "application/json", "{}", Map.of("Retry-After", "1"))
                    : always(asked))) {
      Instant began = Instant.now();
      Settings settings =
          settings(server.baseUrl(), LEAD)
              .withOnly(List.of("list-events/success"))
              .withLimits(10, 1_000, Duration.ofSeconds(3));

      assertThat(Verifier.run(settings).findings()).isEmpty();
      assertThat(Duration.between(began, Instant.now())).isGreaterThan(Duration.ofMillis(950));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 404})
  void leavesNoThreadBehind(int status) throws InterruptedException {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (StubServer server = new StubServer(asked -> Reply.json(status, EMPTY_PAGE))) {
      Verifier.attempt(
          settings(server.baseUrl(), LEAD).withOnly(List.of("list-events/success")), Observer.NONE);
    }

    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("leadmock-timeout") && !before.contains(thread)) {
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
      }
    }
  }

  @Test
  void followsNoRedirect() {
    try (StubServer other = new StubServer(VerifierTest::always);
        StubServer server =
            new StubServer(
                asked ->
                    new Reply(
                        302,
                        "text/html",
                        "",
                        Map.of("Location", other.baseUrl() + asked.path())))) {
      Report report = Verifier.run(settings(server.baseUrl(), LEAD));

      assertThat(other.asked()).isEmpty();
      assertThat(report.findings()).extracting(Finding::rule).contains("ML-ST-200");
    }
  }

  @Test
  void saysThatAWebSiteIsNoApi() {
    try (StubServer server =
        new StubServer(asked -> new Reply(200, "text/html", "<html>hello</html>", Map.of()))) {
      Report report = Verifier.run(settings(server.baseUrl(), LEAD));

      assertThat(report.findings())
          .anySatisfy(
              finding -> {
                assertThat(finding.rule()).isEqualTo("ML-ER-01");
                assertThat(finding.message()).isEqualTo("the body is not JSON");
                assertThat(finding.curl())
                    .startsWith(
                        "curl -sS -i -u \"$LEADMOCK_USER:$LEADMOCK_TOKEN\" -H 'User-Agent:' -H"
                            + " 'Accept:' -H 'Accept-Encoding: identity' 'http://");
              });
    }
  }

  @Test
  void cannotRunWithoutTheLeadOrTheCredentials() {
    try (StubServer none = new StubServer(asked -> Reply.json(404, "{}"));
        StubServer closed = new StubServer(asked -> Reply.json(401, "{}"))) {
      assertThatThrownBy(() -> Verifier.run(settings(none.baseUrl(), LEAD)))
          .isInstanceOf(CannotRun.class)
          .hasMessageContaining("with 404: it does not know the lead");
      assertThatThrownBy(() -> Verifier.run(settings(closed.baseUrl(), new Target.LiveForce("1"))))
          .isInstanceOf(CannotRun.class)
          .hasMessageContaining("with 401: it does not take the credentials");
    }
  }

  @Test
  void cannotRunWhenNoCaseIsSelected() {
    assertThatThrownBy(
            () ->
                Verifier.run(
                    settings(URI.create("http://localhost:1"), LEAD)
                        .withOnly(List.of("no-such-case"))))
        .isInstanceOf(CannotRun.class)
        .hasMessageContaining("no case matches [no-such-case]");
  }

  @Test
  void cannotRunAgainstServersThatHangOrResetWithinTheTimeout() throws IOException {
    try (ServerSocket hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Instant began = Instant.now();
      URI address = URI.create("http://127.0.0.1:" + hanging.getLocalPort());

      assertThatThrownBy(() -> Verifier.run(settings(address, LEAD)))
          .isInstanceOf(CannotRun.class)
          .hasMessage(
              "cannot reach %s: no complete answer within 0.4 s; is the server running? (--base-url)"
                  .formatted(address));
      assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }
    try (ServerSocket resetting = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread thread = new Thread(() -> reset(resetting));
      thread.setDaemon(true);
      thread.start();
      URI address = URI.create("http://127.0.0.1:" + resetting.getLocalPort());

      assertThatThrownBy(() -> Verifier.run(settings(address, LEAD)))
          .isInstanceOf(CannotRun.class)
          .hasMessageContaining("cannot reach " + address);
    }
  }

  private static void reset(ServerSocket server) {
    while (!server.isClosed()) {
      try (var connection = server.accept()) {
        connection.setSoLinger(true, 0);
      } catch (IOException closed) {
        return;
      }
    }
  }

  @Test
  void stopsAskingAServerThatFallsSilent() {
    AtomicInteger answers = new AtomicInteger(3);
    try (StubServer server =
        new StubServer(
            asked -> {
              if (answers.getAndDecrement() <= 0) {
                sleep();
              }
              return always(asked);
            })) {
      Report report = Verifier.run(settings(server.baseUrl(), LEAD));

      assertThat(report.findings()).hasSizeLessThanOrEqualTo(3).isNotEmpty();
      assertThat(report.findings())
          .allMatch(finding -> finding.message().startsWith("there is no answer"));
      assertThat(report.cases())
          .filteredOn(result -> result.reason().equals("the server no longer answers"))
          .hasSizeGreaterThan(20);
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(3_000);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
