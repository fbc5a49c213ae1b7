package io.github.leadmock.redis;

import static io.github.leadmock.redis.Replica.lead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.admin.AdminDocument;
import io.github.leadmock.world.NoteLimits;
import io.github.leadmock.world.SessionLimits;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Two replicas behave like one mock. */
@Tag("slow")
class SharedStateTest {

  private static RedisServer redis;
  private static Replica one;
  private static Replica two;

  @BeforeAll
  static void start() {
    redis = RedisServer.start();
    one = Replica.start(redis, "one");
    two = Replica.start(redis, "two");
  }

  @AfterAll
  static void stop() throws Exception {
    for (AutoCloseable any : new AutoCloseable[] {one, two, redis}) {
      if (any != null) {
        any.close();
      }
    }
  }

  @BeforeEach
  void resetAll() {
    one.send("POST", "/__admin/reset", "");
  }

  @AfterEach
  void saysNothing() {
    assertThat(one.log).isEmpty();
    assertThat(two.log).isEmpty();
  }

  @Test
  void showsANoteAtEachReplicaAsSoonAsItIsAnswered() {
    String text = "\\uD83D\\uDE00 <b>\\\"x\\\"</b> \\\\ \\n half \\uD800 \\u0000 e";
    String id = one.add(2, text);
    JsonNode here = Replica.json(one.get(lead(2, "events"))).at("/events/0");
    JsonNode there = Replica.json(two.get(lead(2, "events"))).at("/events/0");

    assertThat(there.at("/data/event_id").stringValue()).isEqualTo(id);
    assertThat(there).isEqualTo(here);
    assertThat(there.at("/data/message").stringValue())
        .isEqualTo("\uD83D\uDE00 <b>\"x\"</b> \\ \n half \uD800 \u0000 e");
  }

  @Test
  void givesNotesOfAllReplicasOneOrderAndIdsOfTheirOwn() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      ids.add((i % 2 == 0 ? one : two).add(2, "note " + i));
    }

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(one.texts(2, 6))
        .containsExactly("note 5", "note 4", "note 3", "note 2", "note 1", "note 0")
        .isEqualTo(two.texts(2, 6));
  }

  @Test
  void updatesAndRemovesWhatAnotherReplicaAdded() {
    String id = one.add(2, "first");
    HttpResponse<String> updated =
        two.send("POST", lead(2, "note/" + id), "{\"message\":\"second\"}");
    assertThat(updated.statusCode()).isEqualTo(200);
    assertThat(one.texts(2, 1)).containsExactly("second");

    assertThat(one.send("POST", lead(2, "note/" + id + "/remove"), "").body()).contains("second");
    assertThat(two.texts(2, 1)).doesNotContain("second");
    assertThat(two.send("POST", lead(2, "note/" + id + "/remove"), "").statusCode()).isEqualTo(404);
    assertThat(two.send("POST", lead(2, "note/" + id), "{\"message\":\"x\"}").statusCode())
        .isEqualTo(404);
  }

  @Test
  void changesNotesThatTheLeadHasFromTheStart() {
    JsonNode note =
        Replica.json(one.get(lead(4, "events?size=50")))
            .path("events")
            .valueStream()
            .filter(event -> event.path("type").stringValue().equals("note"))
            .findFirst()
            .orElseThrow();
    String id = note.at("/data/event_id").stringValue();
    int before = one.count(4);

    one.send("POST", lead(4, "note/" + id), "{\"message\":\"changed\"}");
    assertThat(two.texts(4, 50)).contains("changed");
    assertThat(two.send("POST", lead(4, "note/" + id + "/remove"), "").body()).contains("changed");
    assertThat(one.count(4)).isEqualTo(before - 1);
    assertThat(one.send("POST", lead(4, "note/" + id + "/remove"), "").statusCode()).isEqualTo(404);
  }

  @Test
  void keepsSessionsApartAndResetsEachInOneStep() {
    String[] mine = {"X-Leadmock-Session", "mine"};
    one.add(2, "of all");
    one.add(2, "of mine", mine);
    assertThat(two.texts(2, 1, mine)).containsExactly("of mine");
    assertThat(two.texts(2, 1)).containsExactly("of all");

    two.send("POST", "/__admin/leadmock/reset", "", mine);
    assertThat(one.texts(2, 1, mine)).doesNotContain("of mine");
    assertThat(one.texts(2, 1)).containsExactly("of all");
    one.add(2, "again", mine);
    assertThat(two.count(2, mine)).isEqualTo(2);

    one.send("POST", "/__admin/leadmock/reset", "");
    assertThat(two.texts(2, 1)).doesNotContain("of all");
    assertThat(two.count(2, mine)).isEqualTo(1);
  }

  @Test
  void firesForcedOutcomesExactlyAsOftenAsAskedOverAllReplicas() throws Exception {
    two.send(
        "POST",
        "/__admin/leadmock/controls/forced",
        "{\"operation\":\"metroleads/add-note\",\"status\":502,\"skip\":5,\"times\":7}");

    List<Integer> statuses =
        atOnce(
            40,
            number ->
                (number % 2 == 0 ? one : two)
                    .send("POST", lead(3, "note"), "{\"message\":\"x\"}")
                    .statusCode());

    assertThat(statuses).filteredOn(status -> status == 502).hasSize(7);
    assertThat(statuses).filteredOn(status -> status == 200).hasSize(33);
    assertThat(one.get("/__admin/leadmock/controls").body()).contains("\"forced\":[]");
    assertThat(two.count(3)).isEqualTo(one.count(3));
  }

  @Test
  void holdsTheRateLimitInSumOverAllReplicas() throws Exception {
    one.send(
        "PATCH",
        "/__admin/leadmock/controls",
        "{\"rateLimit\":{\"requests\":10,\"perMillis\":60000}}");

    List<Integer> statuses =
        atOnce(
            30,
            number -> (number % 2 == 0 ? one : two).get("/api/v1/leads/summary/7").statusCode());

    assertThat(statuses).filteredOn(status -> status == 200).hasSize(10);
    assertThat(statuses).filteredOn(status -> status == 429).hasSize(20);
  }

  @Test
  void changesControlsAndTheClockAtAllReplicasBeforeItAnswers() {
    one.send(
        "PATCH",
        "/__admin/leadmock/controls",
        "{\"errors\":{\"rate\":1,\"statuses\":[503]},\"clock\":{\"frozen\":\"2030-01-01T00:00:00Z\"}}");
    assertThat(two.get("/api/v1/leads/summary/7").statusCode()).isEqualTo(503);

    two.send("PATCH", "/__admin/leadmock/controls", "{\"errors\":null}");
    assertThat(one.get("/api/v1/leads/summary/7").statusCode()).isEqualTo(200);
    assertThat(two.send("POST", lead(2, "note"), "{\"message\":\"x\"}").body())
        .contains("2030-01-01T00:00:00Z");
    one.send("DELETE", "/__admin/leadmock/controls", "");
    assertThat(two.get("/__admin/leadmock/controls").body()).contains("\"on\":[]");
  }

  @Test
  void sharesStubsScenariosAndSettings() {
    String path = "/__admin/mappings";
    String id = "11111111-1111-4111-8111-111111111111";
    one.send(
        "POST",
        path,
        """
        {"id": "%s", "scenarioName": "door", "requiredScenarioState": "Started",
         "newScenarioState": "open", "request": {"url": "/door"}, "response": {"body": "closed"}}
        """
            .formatted(id));
    two.send(
        "POST",
        path,
        """
        {"scenarioName": "door", "requiredScenarioState": "open",
         "request": {"url": "/door"}, "response": {"body": "open"}}
        """);

    assertThat(two.get("/door").body()).isEqualTo("closed");
    assertThat(one.get("/door").body()).isEqualTo("open");
    assertThat(two.get("/door").body()).isEqualTo("open");
    one.send("POST", "/__admin/scenarios/reset", "");
    assertThat(two.get("/door").body()).isEqualTo("closed");

    two.send(
        "PUT",
        path + "/" + id,
        "{\"request\": {\"url\": \"/other\"}, \"response\": {\"body\": \"other\"}}");
    assertThat(one.get("/other").body()).isEqualTo("other");
    one.send("DELETE", path + "/" + id, "");
    assertThat(two.get("/other").statusCode()).isEqualTo(404);

    one.send("POST", "/__admin/settings", "{\"fixedDelay\": 77}");
    assertThat(two.get("/__admin/settings").body()).contains("77");

    one.send("POST", "/__admin/reset", "");
    assertThat(two.get("/door").statusCode()).isEqualTo(404);
    assertThat(two.get("/__admin/settings").body()).doesNotContain("77");
    assertThat(two.get("/api/v1/leads/summary/1").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"POST, /__admin/mappings/reset", "DELETE, /__admin/mappings"})
  void keepsTheSettingsWhenStubMappingsAreRemoved(String method, String path) {
    one.send("POST", "/__admin/settings", "{\"fixedDelay\": 7}");
    one.send("POST", "/__admin/mappings", "{\"request\":{\"url\":\"/a\"},\"response\":{}}");

    two.send(method, path, "");

    assertThat(one.get("/a").statusCode()).isEqualTo(404);
    for (Replica replica : List.of(one, two)) {
      assertThat(replica.get("/__admin/settings").body()).contains("\"fixedDelay\" : 7");
    }
    try (Replica late = Replica.start(redis, "late")) {
      assertThat(late.get("/__admin/settings").body()).contains("\"fixedDelay\" : 7");
    }
    one.send("POST", "/__admin/reset", "");
    assertThat(two.get("/__admin/settings").body()).doesNotContain("\"fixedDelay\" : 7");
  }

  @Test
  void loadsWhatIsThereWhenItStarts(@TempDir Path folder) throws Exception {
    for (int i = 0; i < 450; i++) {
      one.add(5, "note " + i);
    }
    one.send("POST", "/__admin/mappings", "{\"request\":{\"url\":\"/a\"},\"response\":{}}");
    one.send(
        "PATCH", "/__admin/leadmock/controls", "{\"latency\":{\"kind\":\"fixed\",\"millis\":3}}");
    Path mappings = Files.createDirectories(folder.resolve("mappings"));
    Files.writeString(
        mappings.resolve("own.json"), "{\"request\":{\"url\":\"/own\"},\"response\":{}}");

    try (Replica late = new Replica(Replica.config(redis, "late").withStubs(folder))) {
      assertThat(late.get("/a").statusCode()).isEqualTo(200);
      assertThat(late.get("/own").statusCode()).isEqualTo(200);
      assertThat(late.texts(5, 460)).isEqualTo(one.texts(5, 460)).contains("note 0", "note 449");
      assertThat(late.get("/__admin/leadmock/controls").body()).contains("\"millis\":3");
    }
    assertThat(one.get("/own").statusCode()).as("a folder's stubs are not shared").isEqualTo(404);
  }

  @Test
  void refusesLeadsThatOnlyOneReplicaWouldHave() {
    HttpResponse<String> refused = one.send("PUT", "/__admin/leadmock/data", "{}");

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("--data").contains("--store");
    assertThat(
            new AdminDocument(one.get("/__admin/leadmock/openapi.yaml").body())
                .violations("PUT /data", 409, "application/json", refused.body()))
        .isEmpty();
  }

  @Test
  void dropsSessionsThatAreIdleOrTooMany() throws Exception {
    LeadmockConfig config =
        Replica.config(redis, "short")
            .withSessions(new SessionLimits(2, Duration.ofMillis(700)))
            .withNotes(new NoteLimits(5, 10_000));
    try (Replica brief = new Replica(config)) {
      for (String name : List.of("a", "b", "c")) {
        brief.add(2, "of " + name, "X-Leadmock-Session", name);
        Thread.sleep(20);
      }
      assertThat(brief.texts(2, 1, "X-Leadmock-Session", "a")).doesNotContain("of a");
      assertThat(brief.texts(2, 1, "X-Leadmock-Session", "c")).containsExactly("of c");
      brief.add(2, "of all");
      brief.add(2, "of all");
      brief.add(2, "of all");
      HttpResponse<String> full =
          brief.send("POST", lead(2, "note"), "{\"message\":\"one too many\"}");
      assertThat(full.statusCode()).isEqualTo(503);
      assertThat(full.headers().firstValue("X-Leadmock-Hint").orElse("")).contains("--max-notes");

      Thread.sleep(1_200);
      assertThat(brief.texts(2, 1, "X-Leadmock-Session", "c")).doesNotContain("of c");
      assertThat(brief.texts(2, 1)).containsExactly("of all");
      brief.add(2, "there is room again");
    }
  }

  @Test
  void refusesAStoreOfAnotherWorldOrLayout() {
    LeadmockConfig other = Replica.config(redis, "other").withSeed(2);
    assertThatThrownBy(() -> new Replica(other))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "the store at 127.0.0.1:%s belongs to a mock with --seed 1 --leads 1000 under the prefix"
                    .formatted(redis.port())
                + " 'test', and this one has --seed 2 --leads 1000; start all replicas with the same"
                + " options, or use another --store-prefix");

    redis.call("HSET", "{test}:mock", "layout", "0");
    try {
      assertThatThrownBy(() -> Replica.start(redis, "newer"))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("has layout 0 under the prefix 'test'")
          .hasMessageContaining("needs 1; use another --store-prefix");
    } finally {
      redis.call("HSET", "{test}:mock", "layout", "1");
    }
  }

  @Test
  void refusesANameThatAnotherReplicaHasButNotThatOfAKilledOne() {
    try (Replica first = Replica.start(redis, "twin")) {
      assertThatThrownBy(() -> Replica.start(redis, "twin"))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage(
              "a replica named 'twin' already uses the store at 127.0.0.1:%s; give each its own name"
                      .formatted(redis.port())
                  + " (--replica)");
      assertThat(first.get("/__admin/leadmock/ready").statusCode()).isEqualTo(200);
    }

    String now = String.valueOf(System.currentTimeMillis());
    redis.call("ZADD", "{test}:replicas", now, "killed");
    try (Replica again = Replica.start(redis, "killed")) {
      assertThat(again.get("/__admin/leadmock/ready").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void leavesNothingInTheEngineAfterAReset() {
    one.add(2, "x", "X-Leadmock-Session", "s");
    one.add(2, "x");
    one.send("POST", "/__admin/leadmock/reset", "");

    assertThat(redis.call("KEYS", "*").lines())
        .noneMatch(key -> key.contains("notes") || key.contains("stamp") || key.contains("order"));
  }

  private static <T> List<T> atOnce(int count, IntFunction<T> call) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<T>> futures =
          IntStream.range(0, count)
              .mapToObj(
                  number ->
                      threads.submit(
                          () -> {
                            start.await();
                            return call.apply(number);
                          }))
              .toList();
      start.countDown();
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
