package io.github.leadmock.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.bench.Api;
import io.github.leadmock.bench.FakeVendor;
import io.github.leadmock.bench.Target;
import io.github.leadmock.contract.Contract;
import io.github.leadmock.http.Client;
import io.github.leadmock.verify.CannotRun;
import io.github.leadmock.verify.StubServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How JUnit runs a user's test class with contract tests. */
class ContractTestsTest {

  private static final String TOKEN = "a-token-of-mine";

  private static Leadmock mock;

  @BeforeAll
  static void startMock() {
    mock = Leadmock.start(LeadmockConfig.defaults());
  }

  @AfterAll
  static void stopMock() {
    mock.close();
  }

  private static ContractTests atMock(String lead) {
    return ContractTests.metroLeads(mock.baseUrl(), Client.COMPANY, lead)
        .user("me@example.com")
        .token(TOKEN);
  }

  private static ContractTests at(FakeVendor server) {
    Target target = server.target(Api.METROLEADS);
    return ContractTests.metroLeads(target.baseUrl(), target.company(), target.lead())
        .user(target.user())
        .token(target.token());
  }

  private static int events(String lead) {
    return new Client(mock.baseUrl()).events(lead, "").path("count").intValue();
  }

  @Test
  void runsOneTestPerCaseInAContainerPerOperation() {
    JupiterRun run = JupiterRun.of(atMock(Client.ONE_MORE).allowWrites());

    assertThat(run.failed()).isEmpty();
    assertThat(run.aborted()).isEmpty();
    assertThat(run.containers())
        .startsWith(
            Stream.concat(
                    Contract.of("metroleads").operations().keySet().stream(),
                    Stream.of("backend(ContractTests)"))
                .toArray(String[]::new));
    assertThat(run.passed())
        .hasSizeGreaterThan(60)
        .doesNotHaveDuplicates()
        .contains(
            "metroleads/list-events/order: Events come in reverse chronological order",
            "metroleads/list-events/success: The list of events is answered as documented");
    assertThat(events(Client.ONE_MORE)).isEqualTo(21);
  }

  @Test
  void abortsUndecidedCasesWithTheReason() {
    JupiterRun run = JupiterRun.of(atMock(Client.ONE_EVENT));

    assertThat(run.failed()).isEmpty();
    assertThat(run.passed()).hasSizeGreaterThan(30);
    assertThat(run.aborted().entrySet())
        .anySatisfy(
            test -> {
              assertThat(test.getKey()).startsWith("metroleads/add-note/success: ");
              assertThat(test.getValue()).isEqualTo("requires --allow-writes");
            });
  }

  @Test
  void checksLiveForceStrictly() {
    JupiterRun run =
        JupiterRun.of(
            ContractTests.liveForce(mock.baseUrl(), "1").user("client").token(TOKEN).strict());

    assertThat(run.failed()).isEmpty();
    assertThat(run.passed()).hasSizeGreaterThan(8);
  }

  @Test
  void failsWithAllDetailsOfAFinding() {
    try (FakeVendor server = FakeVendor.faulty("ml-page-count-retyped")) {
      Target target = server.target(Api.METROLEADS);

      JupiterRun run = JupiterRun.of(at(server).only("list-events/success"));

      assertThat(run.failed()).hasSize(1);
      assertThat(
              run.failed()
                  .get(
                      "metroleads/list-events/success: The list of events is answered as"
                          + " documented"))
          .isExactlyInstanceOf(AssertionError.class)
          .hasMessage(
              """
              the value is a string
                rule: ML-EV-23 (documented): A page has count and start, which are whole numbers, and events, which is a list.
                source: metroleads-events.txt, Fetch events for a lead, Example Response
                where: list-events, status 200, at /count
                expected: integer
                but was: "45"
                reproduce: curl -sS -i -u "$LEADMOCK_USER:$LEADMOCK_TOKEN" -H 'User-Agent:' -H 'Accept:' -H 'Accept-Encoding: identity' '%s/companies/%s/leads/%s/events'\
              """
                  .formatted(target.baseUrl(), target.company(), target.lead()));
    }
  }

  @Test
  void showsNoCredentials() {
    try (FakeVendor server = FakeVendor.faulty("ml-page-count-dropped")) {
      Target target = server.target(Api.METROLEADS);

      JupiterRun run = JupiterRun.of(at(server).only("ML-EV-04"));

      assertThat(run.failed())
          .isNotEmpty()
          .allSatisfy(
              (test, error) ->
                  assertThat(error.getMessage()).doesNotContain(target.token(), target.user()));
      assertThat(at(server).toString()).doesNotContain(target.token(), target.user());
    }
  }

  @Test
  void removesItsNotesEvenIfTestsFail() {
    try (FakeVendor server = FakeVendor.faulty("ml-added-data-event_id-dropped")) {
      Target target = server.target(Api.METROLEADS);
      Client client = new Client(target.baseUrl());

      JupiterRun run = JupiterRun.of(at(server).allowWrites().only("add-note/success"));

      assertThat(run.failed().keySet()).anyMatch(name -> name.contains("add-note/success"));
      assertThat(run.failure()).isNull();
      int left =
          client
              .anonymous()
              .auth()
              .preemptive()
              .basic(target.user(), target.token())
              .get("/companies/%s/leads/%s/events".formatted(target.company(), target.lead()))
              .path("count");
      assertThat(left).isEqualTo(45);
    }
  }

  @Test
  void failsWhenNotesAreLeft() {
    try (FakeVendor server = FakeVendor.faulty("ml-remove-listed")) {
      JupiterRun run = JupiterRun.of(at(server).allowWrites().only("remove-note/success"));

      assertThat(run.failure())
          .isInstanceOf(AssertionError.class)
          .hasMessageStartingWith("notes are left on " + server.target(Api.METROLEADS).baseUrl())
          .hasMessageContaining(", created by metroleads/remove-note/success");
    }
  }

  @Test
  void failsWhenTheServerIsNotThere() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI address = URI.create("http://127.0.0.1:" + free.getLocalPort());

      JupiterRun run =
          JupiterRun.of(
              ContractTests.liveForce(address, "1")
                  .user("client")
                  .token(TOKEN)
                  .timeout(Duration.ofMillis(100)));

      assertThat(run.failure())
          .isInstanceOf(CannotRun.class)
          .hasMessageStartingWith("cannot reach " + address);
    }
  }

  @Test
  void failsWhenTheLeadDoesNotExist() {
    assertThat(JupiterRun.of(atMock("c0ffee00-1ead-4000-8000-0000000000ff")).failure())
        .isInstanceOf(CannotRun.class)
        .hasMessageContaining("with 404: it does not know the lead");
  }

  @Test
  void failsWhenNoCaseIsSelected() {
    assertThat(JupiterRun.of(atMock(Client.EMPTY).only("no-such-case")).failure())
        .isInstanceOf(CannotRun.class)
        .hasMessageContaining("no case matches [no-such-case]");
  }

  @Test
  void failsWhenAllCasesAreSkipped() {
    JupiterRun run = JupiterRun.of(atMock(Client.EMPTY).only("update-note"));

    assertThat(run.passed()).isEmpty();
    assertThat(run.failure())
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching(
            "nothing was checked: all \\d+ cases were skipped, the first as requires --allow-writes");
  }

  @Test
  void refusesToRunTestsOfAStreamThatIsClosed() {
    Stream<DynamicNode> nodes = atMock(Client.EMPTY).only("list-events/success").tests();
    DynamicContainer operation = (DynamicContainer) nodes.iterator().next();
    DynamicTest test = (DynamicTest) operation.getChildren().findFirst().orElseThrow();
    assertThatThrownBy(nodes::close).hasMessage("nothing was checked: no case was run");

    assertThatThrownBy(test.getExecutable()::execute)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the stream of tests() was closed before its tests ran; return it as it is");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FORK_JOIN_POOL", "WORKER_THREAD_POOL"})
  void runsCasesOneAtATimeWhereJunitRunsTestsInParallel(String executor) {
    JupiterRun run =
        JupiterRun.of(
            atMock(Client.ONE_PAGE).allowWrites().only("list-events/order", "remove-note/success"),
            Map.of(
                "junit.jupiter.execution.parallel.enabled", "true",
                "junit.jupiter.execution.parallel.mode.default", "concurrent",
                "junit.jupiter.execution.parallel.config.executor-service", executor,
                "junit.jupiter.execution.parallel.config.strategy", "fixed",
                "junit.jupiter.execution.parallel.config.fixed.parallelism", "4"));

    assertThat(run.failed()).isEmpty();
    assertThat(run.passed()).hasSize(2);
    assertThat(events(Client.ONE_PAGE)).isEqualTo(20);
  }

  @Test
  void keepsTheLimits() {
    try (StubServer server =
        new StubServer(
            asked -> StubServer.Reply.json(200, "{\"count\":0,\"start\":0,\"events\":[]}"))) {
      JupiterRun run =
          JupiterRun.of(
              ContractTests.metroLeads(server.baseUrl(), Client.COMPANY, Client.EMPTY)
                  .user("me@example.com")
                  .token(TOKEN)
                  .rate(1_000)
                  .maxRequests(7));

      assertThat(server.asked()).hasSize(7);
      assertThat(run.aborted())
          .containsValue("the budget of 7 requests is used up (--max-requests)");
    }
  }

  @Test
  void takesMissingCredentialsFromTheEnvironment() {
    try (FakeVendor server = FakeVendor.correct()) {
      Target target = server.target(Api.METROLEADS);
      ContractTests contract =
          ContractTests.metroLeads(target.baseUrl(), target.company(), target.lead())
              .only("list-events/success");

      assertThat(
              JupiterRun.of(
                      contract.environment(
                          Map.of("LEADMOCK_USER", target.user(), "LEADMOCK_TOKEN", target.token())))
                  .passed())
          .hasSize(1);
      assertThatThrownBy(() -> contract.user("me:secret"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "user has a colon, which Basic authentication ends it with (RFC 7617, section 2)");
      assertThatThrownBy(() -> contract.environment(Map.of()).user(target.user()).tests())
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "token is not given; call token(...) or set the environment variable"
                  + " LEADMOCK_TOKEN");
    }
  }
}
