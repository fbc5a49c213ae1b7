package io.github.leadmock.redis;

import static io.github.leadmock.redis.Replica.lead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.StoreConfig;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.RedisClient;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What docs/replicas.md promises for when things break, row by row. */
@Tag("slow")
class BrokenStoreTest {

  private static final String SUMMARY = "/api/v1/leads/summary/7";

  private static LeadmockConfig config(String url) {
    return LeadmockConfig.defaults()
        .withStore(new StoreConfig(url, "", "test", Duration.ZERO, "one"));
  }

  private static void await(String what, Duration patience, BooleanSupplier condition)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - end).as(what).isNegative();
      Thread.sleep(20);
    }
  }

  private static String hint(HttpResponse<String> response) {
    return response.headers().firstValue("X-Leadmock-Hint").orElse("");
  }

  @Test
  void doesNotStartWithoutTheStoreAndSaysWhyInOneLine() throws Exception {
    int port;
    try (RedisServer gone = RedisServer.start()) {
      port = gone.port();
    }
    String url = "redis://127.0.0.1:" + port;
    try (ReplicaProcess replica = ReplicaProcess.launch("--store", url)) {
      assertThat(replica.awaitEnd()).isEqualTo(3);
      assertThat(replica.awaitLines()).hasSize(1);
      assertThat(replica.lines.get(0))
          .startsWith("leadmock: cannot reach the store: Connection refused")
          .endsWith("(--store)");
    }
  }

  @Test
  void waitsForTheStoreAsLongAsItIsTold() throws Exception {
    try (RedisServer redis = RedisServer.start()) {
      redis.kill();
      try (ReplicaProcess replica =
          ReplicaProcess.launch("--store", redis.url(), "--store-wait", "60s")) {
        Thread.sleep(500);
        assertThat(replica.isAlive()).isTrue();
        redis.begin();
        replica.awaitReady();
      }
    }
  }

  @Test
  void answers503WhenTheStateOfASessionIsDamaged() throws Exception {
    try (RedisServer redis = RedisServer.start();
        Replica one = new Replica(config(redis.url()))) {
      one.add(2, "before");
      RedisClient engine = RedisClient.create(redis.url());
      try (var connection = engine.connect()) {
        var keys = connection.sync().keys("{test}:stamp/*");
        assertThat(keys).isNotEmpty();
        keys.forEach(key -> connection.sync().set(key, "junk"));
      } finally {
        engine.shutdown();
      }

      HttpResponse<String> read = one.get(lead(2, "events"));
      assertThat(read.statusCode()).isEqualTo(503);
      assertThat(read.headers().firstValue("X-Leadmock-Rule")).hasValue("ML-ST-503");
      assertThat(hint(read))
          .startsWith(
              "Not your request: the store has something else in the place of the state of a"
                  + " session; POST /__admin/leadmock/reset, or clear its keys");
      assertThat(one.log).isEmpty();

      assertThat(one.send("POST", "/__admin/leadmock/reset", "").statusCode()).isEqualTo(200);
      assertThat(one.get(lead(2, "events")).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void answers503WhenTheTextOfANoteIsGone() throws Exception {
    try (RedisServer redis = RedisServer.start();
        Replica one = new Replica(config(redis.url()))) {
      String note = one.add(2, "before");
      redis.call("DEL", "{test}:notes/s");
      try (Replica fresh = new Replica(Replica.config(redis, "fresh"))) {
        HttpResponse<String> read = fresh.get(lead(2, "events"));
        assertThat(read.statusCode()).isEqualTo(503);
        assertThat(hint(read)).contains("the store has something else in the place of a note");
        assertThat(fresh.send("POST", lead(2, "note/" + note), "{\"message\":\"x\"}").statusCode())
            .isEqualTo(503);
        assertThat(fresh.send("POST", "/__admin/leadmock/reset", "").statusCode()).isEqualTo(200);
        assertThat(fresh.get(lead(2, "events")).statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void aResetRemovesWhatOthersPutInThePlaceOfAnyKey() throws Exception {
    try (RedisServer redis = RedisServer.start();
        Replica one = new Replica(config(redis.url()))) {
      String stub = "{\"request\":{\"url\":\"/a\"},\"response\":{}}";
      for (String key :
          List.of(
              "sessions",
              "windows",
              "version",
              "held",
              "number",
              "controls",
              "documents",
              "places",
              "values",
              "versions",
              "replicas",
              "followed",
              "questions")) {
        one.add(2, "before");
        one.send("POST", "/__admin/mappings", stub);
        redis.call("SET", "{test}:" + key, "abc");

        HttpResponse<String> reset = one.send("POST", "/__admin/leadmock/reset", "");
        assertThat(reset.statusCode()).as(key + reset.body()).isEqualTo(200);
        assertThat(one.texts(2, 1)).as(key).doesNotContain("before");
        one.add(2, "after");
        one.add(2, "after", "X-Leadmock-Session", "s");
        assertThat(one.texts(2, 1)).as(key).containsExactly("after");
        HttpResponse<String> change =
            one.send(
                "PATCH",
                "/__admin/leadmock/controls",
                "{\"rateLimit\":{\"requests\":1000,\"perMillis\":1000}}");
        assertThat(change.statusCode()).as(key + change.body()).isEqualTo(200);
        assertThat(one.send("POST", "/__admin/mappings", stub).statusCode()).as(key).isEqualTo(201);
        assertThat(one.get("/a").statusCode()).as(key).isEqualTo(200);
        reset = one.send("POST", "/__admin/reset", "");
        assertThat(reset.statusCode()).as(key + reset.body()).isEqualTo(200);
      }
    }
  }

  @Test
  void needsNoOtherKeysThanThoseThatBeginWithThePrefix() throws Exception {
    try (RedisServer redis = RedisServer.start()) {
      redis.call("ACL", "SETUSER", "app", "on", ">secret", "~{test}:*", "+@all");
      String url = redis.url().replace("//", "//app:secret@");
      try (Replica one = new Replica(config(url))) {
        one.add(2, "note");
        assertThat(one.texts(2, 1)).containsExactly("note");
        assertThat(one.send("POST", "/__admin/reset", "").statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void answers503WhileTheStoreIsGoneAndIsWellAgainByItself() throws Exception {
    try (RedisServer redis = RedisServer.start("--appendonly", "yes", "--appendfsync", "always");
        Replica one = new Replica(config(redis.url()))) {
      one.add(2, "before");
      redis.kill();
      await(
          "the store is found gone",
          Duration.ofSeconds(5),
          () -> one.get(lead(2, "events")).statusCode() == 503);

      for (int i = 0; i < 5; i++) {
        HttpResponse<String> read = one.get(lead(2, "events"));
        assertThat(read.statusCode()).isEqualTo(503);
        assertThat(read.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(read.headers().firstValue("X-Leadmock-Rule")).hasValue("ML-ST-503");
        assertThat(Replica.json(read).path("message").stringValue())
            .isEqualTo("service unavailable");
        assertThat(hint(read))
            .isEqualTo(
                "Not your request: the store at 127.0.0.1:%s does not answer; nothing was changed, send it again later."
                    .formatted(redis.port()));
      }
      assertThat(one.send("POST", lead(2, "note"), "{\"message\":\"x\"}").statusCode())
          .isEqualTo(503);
      assertThat(one.get(SUMMARY).statusCode()).as("needs no store").isEqualTo(200);
      assertThat(one.send("PATCH", "/__admin/leadmock/controls", "{}").statusCode()).isEqualTo(503);
      await("one line", Duration.ofSeconds(3), () -> !one.log.isEmpty());
      Thread.sleep(500);
      assertThat(one.log)
          .containsExactly(
              "the store at 127.0.0.1:%s does not answer; requests that need it get 503 meanwhile"
                  .formatted(redis.port()));

      redis.begin();
      await(
          "well again within two seconds",
          Duration.ofSeconds(2),
          () -> one.get(lead(2, "events")).statusCode() == 200);
      assertThat(one.texts(2, 1)).containsExactly("before");
      one.add(2, "after");
      await("the second line", Duration.ofSeconds(2), () -> one.log.size() == 2);
      assertThat(one.log.get(1))
          .isEqualTo("the store at 127.0.0.1:%s answers again".formatted(redis.port()));
    }
  }

  @Test
  void startsAnewWhenTheStoreHasLostItsData() throws Exception {
    try (RedisServer redis = RedisServer.start();
        Replica one = new Replica(config(redis.url()));
        Replica two = Replica.start(redis, "two")) {
      one.add(2, "lost");
      one.add(2, "lost", "X-Leadmock-Session", "s");
      one.send(
          "PATCH",
          "/__admin/leadmock/controls",
          "{\"rateLimit\":{\"requests\":1,\"perMillis\":1}}");
      one.send("POST", "/__admin/mappings", "{\"request\":{\"url\":\"/a\"},\"response\":{}}");
      assertThat(two.texts(2, 1)).containsExactly("lost");
      redis.kill();
      redis.begin();

      await(
          "one is well again",
          Duration.ofSeconds(5),
          () -> one.get(lead(2, "events")).statusCode() == 200);
      one.add(2, "new");
      assertThat(one.texts(2, 10)).contains("new").doesNotContain("lost");
      await(
          "two is well again",
          Duration.ofSeconds(5),
          () -> two.get(lead(2, "events")).statusCode() == 200);
      assertThat(two.texts(2, 10)).isEqualTo(one.texts(2, 10));
      assertThat(two.count(2, "X-Leadmock-Session", "s")).isEqualTo(1);
      await(
          "stubs and controls are those of the start",
          Duration.ofSeconds(3),
          () ->
              two.get("/a").statusCode() == 404
                  && two.get("/__admin/leadmock/controls").body().contains("\"on\":[]"));
      String line =
          "the store at 127.0.0.1:%s has lost its data; the world is the initial one again"
              .formatted(redis.port());
      assertThat(one.log).containsOnlyOnce(line);
      assertThat(two.log).containsOnlyOnce(line);
    }
  }

  @Test
  void followsSwitchesBackToAnOlderVersionAfterAFailover() throws Exception {
    try (RedisServer redis = RedisServer.start();
        Replica one = new Replica(config(redis.url()))) {
      String older = "{\"rateLimit\":{\"requests\":7,\"perMillis\":1000}}";
      one.send("PATCH", "/__admin/leadmock/controls", older);
      List<String> held =
          List.of(redis.call("HMGET", "{test}:controls", "version", "settings").split("\n"));
      one.send("PATCH", "/__admin/leadmock/controls", older.replace("7", "8"));
      String newer = redis.call("HGET", "{test}:controls", "version");
      assertThat(newer).isNotEqualTo(held.get(0));

      redis.call("HSET", "{test}:controls", "version", held.get(0), "settings", held.get(1));
      redis.call("HSET", "{test}:versions", "controls", held.get(0));
      await(
          "the older switches",
          Duration.ofSeconds(5),
          () -> one.get("/__admin/leadmock/controls").body().contains("\"requests\":7"));
    }
  }

  @Test
  void answers503AndSaysOnceThatANewerVersionSetControls() throws Exception {
    try (RedisServer redis = RedisServer.start();
        Replica one = new Replica(config(redis.url()))) {
      one.send(
          "PATCH",
          "/__admin/leadmock/controls",
          "{\"rateLimit\":{\"requests\":7,\"perMillis\":1000}}");
      String newer = "9" + redis.call("HGET", "{test}:controls", "version");
      redis.call("HSET", "{test}:controls", "version", newer, "settings", "{\"gravity\":9}");
      redis.call("HSET", "{test}:versions", "controls", newer);

      HttpResponse<String> read = one.get(lead(2, "events"));
      assertThat(read.statusCode()).isEqualTo(503);
      assertThat(hint(read))
          .startsWith(
              "Not your request: the store has controls that this version of Leadmock does not"
                  + " know: {\"gravity\":9}; run replicas of one version");
      await("one line", Duration.ofSeconds(3), () -> !one.log.isEmpty());
      for (int i = 0; i < 3; i++) {
        String beat = redis.call("ZSCORE", "{test}:replicas", "one");
        await(
            "another beat",
            Duration.ofSeconds(3),
            () -> !redis.call("ZSCORE", "{test}:replicas", "one").equals(beat));
      }
      assertThat(one.log)
          .containsExactly(
              "cannot follow the store: the store has controls that this version of Leadmock does"
                  + " not know: {\"gravity\":9}; run replicas of one version");
      assertThatThrownBy(() -> Replica.start(redis, "two"))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage(
              "the store has controls that this version of Leadmock does not know:"
                  + " {\"gravity\":9}; run replicas of one version (--store)");
    }
  }

  @Test
  void noticesThatTheDataWasEmptiedUnderIt() throws Exception {
    try (RedisServer redis = RedisServer.start();
        Replica one = new Replica(config(redis.url()))) {
      one.add(2, "lost");
      assertThat(one.texts(2, 1)).containsExactly("lost");
      redis.call("FLUSHALL");
      assertThat(one.texts(2, 10)).doesNotContain("lost");
      one.add(2, "new");
      assertThat(one.texts(2, 1)).containsExactly("new");
    }
  }

  @Test
  void letsOnlyThoseWaitForASlowStoreThatNeedItAndOnlySoMany() throws Exception {
    try (RedisServer redis = RedisServer.start();
        Line line = new Line(redis.port());
        Replica one = new Replica(config(line.url()))) {
      one.add(2, "x");
      for (int i = 0; i < 200; i++) {
        one.get(SUMMARY);
      }
      line.delay(200);
      ExecutorService clients = Executors.newFixedThreadPool(450);
      try {
        List<Future<Integer>> few = readers(clients, one, 50);
        assertThat(medianOfSummaries(one)).isLessThan(100);
        for (Future<Integer> read : few) {
          assertThat(read.get()).isEqualTo(200);
        }

        line.delay(800);
        List<Integer> statuses = new ArrayList<>();
        List<Future<Integer>> many = readers(clients, one, 450);
        assertThat(medianOfSummaries(one)).isLessThan(100);
        for (Future<Integer> read : many) {
          statuses.add(read.get());
        }
        assertThat(statuses).containsOnly(200, 503).contains(200, 503);
      } finally {
        line.delay(0);
        clients.shutdownNow();
      }
      HttpResponse<String> refused =
          one.get("/__admin/leadmock/requests?status=503&limit=1&q=too%20many");
      assertThat(refused.body())
          .contains("Not your request: too many requests wait for the store; nothing was changed");
    }
  }

  private static List<Future<Integer>> readers(
      ExecutorService clients, Replica replica, int count) {
    List<Future<Integer>> readers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      readers.add(clients.submit(() -> replica.get(lead(2, "events")).statusCode()));
    }
    return readers;
  }

  private static long medianOfSummaries(Replica replica) {
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < 21; i++) {
      long start = System.nanoTime();
      assertThat(replica.get(SUMMARY).statusCode()).isEqualTo(200);
      millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }
    return millis.stream().sorted().toList().get(10);
  }

  @Test
  void saysThatTheStoreIsFullAndWritesNothingHalf() throws Exception {
    try (RedisServer redis = RedisServer.start();
        Replica one = new Replica(config(redis.url()))) {
      String id = one.add(2, "before");
      redis.call("CONFIG", "SET", "maxmemory", "1");

      for (String path : List.of("note", "note/" + id)) {
        HttpResponse<String> full = one.send("POST", lead(2, path), "{\"message\":\"x\"}");
        assertThat(full.statusCode()).isEqualTo(503);
        assertThat(hint(full))
            .contains("OOM command not allowed")
            .endsWith("nothing was changed, send it again later.");
      }
      assertThat(one.texts(2, 10)).contains("before").doesNotContain("x");
      assertThat(one.send("POST", "/__admin/leadmock/reset", "").statusCode()).isEqualTo(200);
      assertThat(one.texts(2, 10)).doesNotContain("before");

      redis.call("CONFIG", "SET", "maxmemory", "0");
      one.add(2, "after");
      assertThat(one.texts(2, 10)).contains("after").doesNotContain("x");
    }
  }

  @Test
  void aFullStoreLetsEverythingBeTakenAway() throws Exception {
    try (RedisServer redis = RedisServer.start();
        Replica one = new Replica(config(redis.url()))) {
      one.add(2, "before");
      String stub =
          """
          {"id":"%s","request":{"url":"/%s"},"response":{},
           "scenarioName":"s","requiredScenarioState":"%s","newScenarioState":"Later"}""";
      List<String> ids =
          List.of("c0ffee00-0000-4000-8000-000000000001", "c0ffee00-0000-4000-8000-000000000002");
      one.send("POST", "/__admin/mappings", stub.formatted(ids.get(0), "a", "Started"));
      one.send("POST", "/__admin/mappings", stub.formatted(ids.get(1), "b", "Later"));
      one.send("POST", "/__admin/settings", "{\"fixedDelay\":1}");
      assertThat(one.get("/a").statusCode()).isEqualTo(200);
      one.send("PATCH", "/__admin/leadmock/controls", "{\"failedWrites\":\"happen\"}");
      redis.call("CONFIG", "SET", "maxmemory", "1");

      assertThat(one.send("POST", "/__admin/scenarios/reset", "").statusCode()).isEqualTo(200);
      assertThat(one.send("DELETE", "/__admin/leadmock/controls", "").statusCode()).isEqualTo(200);
      assertThat(one.send("DELETE", "/__admin/mappings/" + ids.get(1), "").statusCode())
          .isEqualTo(200);
      assertThat(one.texts(2, 1)).as("not reset").containsExactly("before");
      HttpResponse<String> reset = one.send("POST", "/__admin/reset", "");
      assertThat(reset.statusCode()).as(reset.body()).isEqualTo(200);

      assertThat(one.texts(2, 1)).doesNotContain("before");
      assertThat(one.get("/a").statusCode()).isEqualTo(404);
      redis.call("FLUSHALL");
      await(
          "a life begins in a full store",
          Duration.ofSeconds(5),
          () -> one.get(lead(2, "events")).statusCode() == 200);
    }
  }

  @Test
  void saysOfAWriteWhoseAnswerWasLostThatItMayHaveHappened() throws Exception {
    try (RedisServer redis = RedisServer.start();
        Line line = new Line(redis.port());
        Replica one = new Replica(config(line.url()));
        Replica two = Replica.start(redis, "two")) {
      one.add(2, "warm");
      line.cutAfter("only once");
      HttpResponse<String> lost = one.send("POST", lead(2, "note"), "{\"message\":\"only once\"}");

      assertThat(lost.statusCode()).isEqualTo(503);
      assertThat(lost.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(hint(lost))
          .endsWith("the write may have taken effect: look before you send it again.");
      await(
          "well again",
          Duration.ofSeconds(3),
          () -> one.get(lead(2, "events")).statusCode() == 200);
      assertThat(two.texts(2, 10)).containsOnlyOnce("only once").isEqualTo(one.texts(2, 10));
      JsonNode entry =
          Replica.json(one.get("/__admin/leadmock/requests?status=503")).at("/entries/0");
      assertThat(entry.path("cause").stringValue()).isEqualTo("store");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "REPLICAOF 127.0.0.1 1,             REPLICAOF NO ONE,                   READONLY You can't",
    "CONFIG SET min-replicas-to-write 1, CONFIG SET min-replicas-to-write 0, NOREPLICAS Not enough"
  })
  void isNotReadyWhileTheStoreRefusesEveryWrite(String begin, String end, String refusal)
      throws Exception {
    try (RedisServer redis = RedisServer.start();
        Replica one = new Replica(config(redis.url()))) {
      one.add(2, "before");
      redis.call(begin.split(" "));

      await(
          "not ready",
          Duration.ofSeconds(5),
          () -> one.get("/__admin/leadmock/ready").statusCode() == 503);
      String reason = "the store at 127.0.0.1:%s refuses it: %s".formatted(redis.port(), refusal);
      assertThat(hint(one.get(lead(2, "events")))).startsWith("Not your request: " + reason);
      await("one line", Duration.ofSeconds(3), () -> !one.log.isEmpty());
      assertThat(one.log).hasSize(1);
      assertThat(one.log.get(0))
          .startsWith(reason)
          .endsWith("; requests that need it get 503 meanwhile");

      redis.call(end.split(" "));
      await(
          "ready again",
          Duration.ofSeconds(5),
          () -> one.get("/__admin/leadmock/ready").statusCode() == 200);
      one.add(2, "after");
      assertThat(one.texts(2, 2)).containsExactly("after", "before");
      await("the second line", Duration.ofSeconds(2), () -> one.log.size() == 2);
    }
  }

  @Test
  void findsTheNewPrimaryBehindTheSameName() throws Exception {
    try (RedisServer old = RedisServer.start();
        RedisServer promoted = RedisServer.start();
        Line name = new Line(old.port());
        Replica one = new Replica(config(name.url()))) {
      one.add(2, "before");
      promoted.call("REPLICAOF", "127.0.0.1", String.valueOf(old.port()));
      await(
          "the note is copied",
          Duration.ofSeconds(10),
          () -> promoted.call("EXISTS", "{test}:notes/s").equals("1"));
      name.lead(promoted.port());
      promoted.call("REPLICAOF", "NO", "ONE");
      old.call("REPLICAOF", "127.0.0.1", String.valueOf(promoted.port()));

      await(
          "the new connection is used",
          Duration.ofSeconds(10),
          () -> one.send("POST", lead(2, "note"), "{\"message\":\"x\"}").statusCode() == 200);
      assertThat(one.texts(2, 2)).containsExactly("x", "before");
    }
  }

  @Test
  void saysOnceThatOthersHaveTakenTheStoreAndIsWellWhenTheyLeave() throws Exception {
    try (RedisServer redis = RedisServer.start();
        Replica one = new Replica(config(redis.url()))) {
      one.add(2, "before");
      redis.call("HSET", "{test}:mock", "world", "another");
      String world = redis.call("HGET", "{test}:mock", "world");
      assertThat(world).isEqualTo("another");
      redis.call("DEL", "{test}:epoch");

      await(
          "not ready",
          Duration.ofSeconds(5),
          () -> one.get("/__admin/leadmock/ready").statusCode() == 503);
      String reason =
          "the store at 127.0.0.1:%s belongs to a mock with another under the prefix 'test'"
              .formatted(redis.port());
      HttpResponse<String> read = one.get(lead(2, "events"));
      assertThat(read.statusCode()).isEqualTo(503);
      assertThat(hint(read)).startsWith("Not your request: " + reason);
      await("one line", Duration.ofSeconds(3), () -> !one.log.isEmpty());

      redis.call("FLUSHALL");
      await(
          "ready again",
          Duration.ofSeconds(5),
          () -> one.get("/__admin/leadmock/ready").statusCode() == 200);
      one.add(2, "after");
      assertThat(one.log.get(0))
          .startsWith(reason)
          .endsWith("; requests that need it get 503 meanwhile");
      await("three lines", Duration.ofSeconds(3), () -> one.log.size() == 3);
    }
  }

  @Test
  void namesTheReplicaAndShowsTheRequestsOfAll() throws Exception {
    try (RedisServer redis = RedisServer.start();
        Replica one = Replica.start(redis, "one");
        Replica two = Replica.start(redis, "two")) {
      one.get(SUMMARY);
      HttpResponse<String> there = two.get("/api/v1/leads/summary/x");
      assertThat(there.headers().firstValue("X-Leadmock-Replica")).hasValue("two");
      assertThat(one.get("/nothing").headers().firstValue("X-Leadmock-Replica")).hasValue("one");

      JsonNode own = Replica.json(one.get("/__admin/leadmock/requests"));
      assertThat(
              own.path("entries").valueStream().map(entry -> entry.path("replica").stringValue()))
          .containsOnly("one")
          .hasSize(2);
      JsonNode all = Replica.json(one.get("/__admin/leadmock/requests?all=true"));
      assertThat(
              all.path("entries").valueStream().map(entry -> entry.path("replica").stringValue()))
          .containsExactly("one", "two", "one");
      assertThat(all.path("replicas").valueStream().map(JsonNode::stringValue))
          .containsExactly("one", "two");
      String id = all.at("/entries/1/id").stringValue();
      assertThat(one.get("/__admin/leadmock/requests/" + id).statusCode()).isEqualTo(404);
      assertThat(one.get("/__admin/leadmock/requests/" + id + "?all=true").body())
          .contains("\"replica\":\"two\"");
      assertThat(one.get("/__admin/leadmock/requests?all=true&status=200").body())
          .doesNotContain(id);
    }
    try (RedisServer redis = RedisServer.start();
        Replica strict = new Replica(Replica.config(redis, "one").withStrictWire(true))) {
      assertThat(strict.get(SUMMARY).headers().map().keySet())
          .noneMatch(name -> name.startsWith("x-leadmock"));
    }
  }

  @Test
  void worksWithACluster() throws Exception {
    try (RedisServer redis = RedisServer.start("--cluster-enabled", "yes")) {
      redis.call("CLUSTER", "ADDSLOTSRANGE", "0", "16383");
      await(
          "the cluster is up",
          Duration.ofSeconds(10),
          () -> !redis.call("SET", "any", "x").contains("CLUSTERDOWN"));
      try (Replica one = Replica.start(redis, "one");
          Replica two = Replica.start(redis, "two")) {
        one.add(2, "note");
        assertThat(two.texts(2, 1)).containsExactly("note");
        one.send(
            "PATCH",
            "/__admin/leadmock/controls",
            "{\"rateLimit\":{\"requests\":1,\"perMillis\":60000}}");
        assertThat(two.get(SUMMARY).statusCode()).isEqualTo(200);
        assertThat(one.get(SUMMARY).statusCode()).isEqualTo(429);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "app@,          right",
    "a%40b@,        right",
    "app:@,         right",
    "app:right@,    wrong",
    ":everyone@,    wrong",
    ":@,            everyone",
    "'',            everyone"
  })
  void logsInAsTheUserOfTheUrlWithThePasswordBesideItUnlessTheUrlHasOne(
      String user, String password) {
    try (RedisServer redis = RedisServer.start("--requirepass", "everyone")) {
      RedisClient engine = RedisClient.create(redis.url().replace("//", "//:everyone@"));
      try (var connection = engine.connect()) {
        AclSetuserArgs all =
            AclSetuserArgs.Builder.on().addPassword("right").allKeys().allCommands();
        connection.sync().aclSetuser("app", all);
        connection.sync().aclSetuser("a@b", all);
      } finally {
        engine.shutdown();
      }
      String url = redis.url().replace("//", "//" + user);
      new Replica(
              LeadmockConfig.defaults()
                  .withStore(new StoreConfig(url, password, "test", Duration.ZERO, "one")))
          .close();
    }
  }

  @Test
  void refusesAPasswordThatIsWrong() {
    try (RedisServer redis = RedisServer.start("--requirepass", "right")) {
      LeadmockConfig wrong =
          LeadmockConfig.defaults()
              .withStore(new StoreConfig(redis.url(), "wrong", "test", Duration.ZERO, "one"));
      assertThatThrownBy(() -> new Replica(wrong))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage(
              "cannot reach the store: it refuses the password; look at LEADMOCK_STORE_PASSWORD and"
                  + " the user in the URL (--store)");
      assertThatThrownBy(() -> new Replica(config(redis.url())))
          .hasMessage(
              "cannot reach the store: it wants a password; give it in LEADMOCK_STORE_PASSWORD or in"
                  + " the URL (--store)");
      new Replica(
              LeadmockConfig.defaults()
                  .withStore(new StoreConfig(redis.url(), "right", "test", Duration.ZERO, "one")))
          .close();
    }
  }
}
