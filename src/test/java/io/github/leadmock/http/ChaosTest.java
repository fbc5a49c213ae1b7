package io.github.leadmock.http;

import static io.github.leadmock.http.Client.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.control.Controls;
import io.github.leadmock.control.ErrorRate;
import io.github.leadmock.junit.LeadmockExtension;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the controls do to calls. */
@ExtendWith(LeadmockExtension.class)
class ChaosTest {

  private static final String ORIGIN = "http://app.example:3000";
  private static final String SUMMARY = "/leads/summary/1";

  private final Client client;
  private final Admin admin;

  ChaosTest(Leadmock mock) {
    client = new Client(mock.baseUrl());
    admin = new Admin(client);
  }

  @Test
  @Cites({"ML-CH-01", "LF-CH-01"})
  void makesAllCallsFailAndSaysThatItIsNotTheirFault() {
    admin.patch("{'errors':{'rate':1,'statuses':[503]}}");

    for (String resource : List.of(SUMMARY, path(Client.EMPTY) + "/events", "/leads/nothing")) {
      Response response = client.authorized().header("Origin", ORIGIN).get(resource);
      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.header("X-Leadmock-Rule")).matches("(ML|LF)-ST-503, (ML|LF)-CH-01");
      assertThat(response.header("X-Leadmock-Hint"))
          .isEqualTo(
              "Not caused by your request: failed by the control errors 100%: 503; nothing was read or changed.");
      assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
      assertThat(Client.json(response).get("message").asString()).isEqualTo("service unavailable");
    }
    admin.allOff();
    assertThat(client.get(SUMMARY).statusCode()).isEqualTo(200);
  }

  @Test
  @Cites({"ML-CH-01", "LF-CH-01"})
  void drawsFromTheErrorsThatTheVendorDocuments() {
    admin.patch("{'errors':{'rate':1,'statuses':[403]}}");

    assertThat(client.get(SUMMARY).statusCode()).isEqualTo(403);
    assertThat(client.get(path(Client.EMPTY) + "/events").statusCode()).isEqualTo(200);
  }

  @Test
  @Cites({"ML-CH-01", "LF-CH-01"})
  void makesTheSameCallsFailAgain() {
    String patch = "{'errors':{'rate':0.5,'statuses':[500,502,503]}}";
    admin.patch(patch);
    List<Integer> first = statuses(40);
    admin.patch(patch);
    List<Integer> second = statuses(40);

    assertThat(second).isEqualTo(first).contains(200, 500, 502, 503);
  }

  @Test
  void drawsAnewFromAnotherSeed() {
    Controls half = Controls.OFF.withErrors(Optional.of(new ErrorRate(0.5, List.of(500))));
    LeadmockConfig config = LeadmockConfig.defaults().withControls(half);
    try (Leadmock one = Leadmock.start(config);
        Leadmock same = Leadmock.start(config);
        Leadmock other = Leadmock.start(config.withSeed(2))) {
      assertThat(statuses(new Client(same.baseUrl()), 40))
          .isEqualTo(statuses(new Client(one.baseUrl()), 40))
          .isNotEqualTo(statuses(new Client(other.baseUrl()), 40));
    }
  }

  @Test
  void leavesPreflightsAlone() {
    admin.patch(
        "{'errors':{'rate':1,'statuses':[503]},'faults':{'rate':1,'kinds':['empty']},'rateLimit':{'requests':1,'perMillis':60000}}");

    for (int call = 0; call < 3; call++) {
      assertThat(
              client
                  .anonymous()
                  .header("Origin", ORIGIN)
                  .header("Access-Control-Request-Method", "GET")
                  .options(SUMMARY)
                  .statusCode())
          .isEqualTo(204);
    }
  }

  @Test
  @Cites({"ML-CH-02", "LF-CH-02"})
  void letsThroughAsManyAsTheLimitSaysAndSaysWhenToComeAgain() {
    admin.patch("{'rateLimit':{'requests':3,'perMillis':60000}}");

    assertThat(statuses(5)).containsExactly(200, 200, 200, 429, 429);
    Response limited = client.authorized().header("Origin", ORIGIN).get(SUMMARY);
    assertThat(Integer.parseInt(limited.header("Retry-After"))).isBetween(50, 60);
    assertThat(limited.header("X-Leadmock-Rule")).isEqualTo("LF-ST-429, LF-CH-02");
    assertThat(limited.header("X-Leadmock-Hint"))
        .isEqualTo(
            "Not caused by your request: failed by the rate limit 3 requests per 60 s; nothing was read or changed.");
    assertThat(limited.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
    assertThat(limited.header("Access-Control-Expose-Headers")).contains("Retry-After");
    assertThat(client.get(path(Client.EMPTY) + "/events").statusCode())
        .as("each vendor counts its own calls")
        .isEqualTo(200);
  }

  @Test
  @Cites({"ML-CH-02", "LF-CH-02"})
  void letsAClientThroughThatWaitsAsLongAsItSays() throws InterruptedException {
    admin.patch("{'rateLimit':{'requests':1,'perMillis':700}}");
    client.get(SUMMARY);
    Response limited = client.get(SUMMARY);
    assertThat(limited.statusCode()).isEqualTo(429);
    assertThat(limited.header("Retry-After")).isEqualTo("1");

    Thread.sleep(1_000L * Integer.parseInt(limited.header("Retry-After")));
    assertThat(client.get(SUMMARY).statusCode()).isEqualTo(200);
  }

  @Test
  @Cites({"ML-CH-04", "LF-CH-04"})
  void keepsAnswersWaiting() {
    admin.patch("{'latency':{'kind':'fixed','millis':300}}");

    assertThat(took(() -> client.get(SUMMARY))).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    assertThat(took(() -> client.authorized().header("Prefer", "code=404").get(SUMMARY)))
        .isGreaterThanOrEqualTo(Duration.ofMillis(300));
    admin.allOff();
    assertThat(client.get(SUMMARY).statusCode()).isEqualTo(200);
  }

  @Test
  @Cites({"ML-CH-01", "LF-CH-01"})
  void makesTheThirdCallOfAnOperationFail() {
    admin.force("{'operation':'metroleads/add-note','status':429,'skip':2}");

    List<Integer> statuses = new ArrayList<>();
    for (int call = 0; call < 4; call++) {
      assertThat(client.get(path(Client.EMPTY) + "/events").statusCode()).isEqualTo(200);
      statuses.add(client.addNote(Client.EMPTY, "note " + call).statusCode());
    }

    assertThat(statuses).containsExactly(200, 200, 429, 200);
    assertThat(client.events(Client.EMPTY, "").get("count").intValue()).isEqualTo(3);
    assertThat(Client.json(admin.controls()).get("on")).isEmpty();
  }

  @Test
  void namesTheForcedOutcomeAndGoesBeforeAllOtherSwitches() {
    String id =
        Client.json(admin.force("{'operation':'liveforce/lead-summary','status':502,'times':2}"))
            .get("id")
            .asString();
    admin.patch(
        "{'errors':{'rate':1,'statuses':[500]},'rateLimit':{'requests':1,'perMillis':60000}}");

    Response forced = client.get(SUMMARY);
    assertThat(forced.statusCode()).isEqualTo(502);
    assertThat(forced.header("X-Leadmock-Rule")).isEqualTo("LF-ST-502, LF-CH-01");
    assertThat(forced.header("X-Leadmock-Hint"))
        .isEqualTo(
            "Not caused by your request: failed by your rule lead-summary -> 502 (%s); nothing was read or changed."
                .formatted(id));
    assertThat(statuses(3)).containsExactly(502, 500, 429);
    assertThat(client.authorized().header("Prefer", "code=404").get(SUMMARY).statusCode())
        .as("what a request asks for itself goes first")
        .isEqualTo(404);
  }

  @Test
  @Cites("ML-CH-01")
  void countsCallsExactlyWhenManyComeAtOnce() throws Exception {
    admin.force("{'operation':'metroleads/add-note','status':429,'skip':100,'times':60}");
    ExecutorService threads = Executors.newFixedThreadPool(16);
    List<Future<List<Integer>>> writers = new ArrayList<>();
    for (int writer = 0; writer < 16; writer++) {
      writers.add(threads.submit(ChaosTest.this::twentyNotes));
    }
    List<Integer> statuses = new ArrayList<>();
    for (Future<List<Integer>> writer : writers) {
      statuses.addAll(writer.get());
    }
    threads.shutdown();

    assertThat(statuses).hasSize(320);
    assertThat(statuses.stream().filter(status -> status == 429)).hasSize(60);
    assertThat(client.events(Client.EMPTY, "?size=1").get("count").intValue()).isEqualTo(260);
  }

  @Test
  void leavesNoMarkUnderStrictWire() {
    Controls all = Controls.OFF.withErrors(Optional.of(new ErrorRate(1, List.of(503))));
    try (Leadmock strict =
        Leadmock.start(LeadmockConfig.defaults().withStrictWire(true).withControls(all))) {
      Response response = new Client(strict.baseUrl()).get(SUMMARY);
      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.headers().toString()).doesNotContainIgnoringCase("leadmock");
    }
  }

  private List<Integer> twentyNotes() {
    List<Integer> statuses = new ArrayList<>();
    for (int note = 0; note < 20; note++) {
      statuses.add(client.addNote(Client.EMPTY, "note").statusCode());
    }
    return statuses;
  }

  private List<Integer> statuses(int calls) {
    return statuses(client, calls);
  }

  private static List<Integer> statuses(Client client, int calls) {
    List<Integer> statuses = new ArrayList<>();
    for (int call = 0; call < calls; call++) {
      statuses.add(client.get(SUMMARY).statusCode());
    }
    return statuses;
  }

  private static Duration took(Callable<Response> call) {
    long start = System.nanoTime();
    try {
      call.call();
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
