package io.github.leadmock.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Eight clients, three replicas, four leads: whoever got the answer to a write sees it at each
 * replica, whatever is killed meanwhile. {@code LEADMOCK_LINEARIZABLE} sets the number of calls;
 * only then are replicas and the store killed, as it takes a minute.
 */
@Tag("slow")
class LinearizableReplicasTest {

  private static final int CALLS =
      Integer.parseInt(System.getenv().getOrDefault("LEADMOCK_LINEARIZABLE", "4000"));

  private static final Set<String> NAMES = Set.of("one", "two", "three");

  private static ReplicaProcess launch(RedisServer redis, String name) {
    return ReplicaProcess.launch("--store", redis.url(), "--replica", name, "--store-wait", "60s");
  }

  private static void check(Clients clients, String how) {
    System.out.printf(
        "linearizability, %s: %s calls answered, %s refused, %s broken%n",
        how, clients.answered(), clients.refused(), clients.broken());
    assertThat(clients.strangers()).as("answers of other servers").isEmpty();
    assertThat(clients.answered()).isGreaterThanOrEqualTo(CALLS);
    clients
        .histories()
        .forEach(
            (lead, history) -> {
              assertThat(history.size()).isGreaterThan(CALLS / 8);
              Optional<String> violation = Linearizability.violation(history);
              violation.ifPresent(why -> save(lead, history));
              assertThat(violation).as("lead %s", lead).isEmpty();
            });
  }

  /** Whoever has to find out why needs all of it. */
  private static void save(int lead, List<NoteCall> history) {
    try {
      Path file = Path.of("target", "linearizability", "lead-" + lead + ".txt");
      Files.createDirectories(file.getParent());
      Files.write(
          file,
          history.stream()
              .sorted(Comparator.comparingLong(NoteCall::called))
              .map(NoteCall::toString)
              .toList());
      System.out.println("the history is in " + file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Test
  void isLinearizableOverThreeReplicas() throws Exception {
    try (RedisServer redis = RedisServer.start();
        ReplicaProcess one = launch(redis, "one");
        ReplicaProcess two = launch(redis, "two");
        ReplicaProcess three = launch(redis, "three")) {
      Clients clients = new Clients(urls(List.of(one, two, three)), NAMES, 4);
      clients.work(8, () -> clients.answered() < CALLS);
      clients.readAll();

      check(clients, "undisturbed");
      assertThat(clients.refused() + clients.broken()).isZero();
    }
  }

  private static List<URI> urls(List<ReplicaProcess> replicas) {
    return replicas.stream().map(replica -> replica.awaitReady().url()).toList();
  }

  @Test
  @EnabledIfEnvironmentVariable(
      named = "LEADMOCK_LINEARIZABLE",
      matches = ".+",
      disabledReason = "takes a minute; .ci/run sets LEADMOCK_LINEARIZABLE")
  void staysLinearizableWhenReplicasAndTheStoreAreKilled() throws Exception {
    try (RedisServer redis = RedisServer.start("--appendonly", "yes", "--appendfsync", "always");
        ReplicaProcess one = launch(redis, "one");
        ReplicaProcess two = launch(redis, "two");
        ReplicaProcess three = launch(redis, "three")) {
      List<ReplicaProcess> replicas = List.of(one, two, three);
      Clients clients = new Clients(urls(replicas), NAMES, 4);
      String epoch = redis.call("GET", "{leadmock}:epoch");
      AtomicBoolean over = new AtomicBoolean();
      List<String> killed = new CopyOnWriteArrayList<>();
      CompletableFuture<Void> killer =
          CompletableFuture.runAsync(
              () -> {
                for (int turn = 0; !over.get(); turn++) {
                  pause(1_000);
                  if (turn % 2 == 0) {
                    ReplicaProcess victim = replicas.get(turn / 2 % 3);
                    victim.kill();
                    killed.add("replica");
                    victim.begin();
                    // Not all at once: the others are to go on meanwhile.
                    victim.awaitReady();
                  } else {
                    redis.kill();
                    pause(200);
                    redis.begin();
                    killed.add("store");
                  }
                }
              });
      clients.work(8, () -> !killer.isDone() && (clients.answered() < CALLS || killed.size() < 3));
      over.set(true);
      killer.get(2, TimeUnit.MINUTES);
      replicas.forEach(ReplicaProcess::awaitReady);
      pause(1_000);
      clients.readAll();

      check(clients, killed.size() + " kills");
      assertThat(redis.call("GET", "{leadmock}:epoch")).as("no data was lost").isEqualTo(epoch);
      assertThat(killed).contains("replica", "store");
      assertThat(clients.broken()).isPositive();
    }
  }

  @Test
  void takesNoAnswerOfAnotherServerOnAReplicasPort() throws Exception {
    try (Leadmock other = Leadmock.start(LeadmockConfig.defaults())) {
      Clients clients = new Clients(List.of(other.baseUrl()), NAMES, 1);
      clients.work(2, () -> clients.strangers().size() < 10);

      assertThat(clients.strangers())
          .allSatisfy(
              answer ->
                  assertThat(answer).isEqualTo("%s answered 200 as ''".formatted(other.baseUrl())));
      assertThat(clients.answered()).isZero();
      assertThat(clients.histories().get(1)).isEmpty();
    }
  }

  @Test
  void findsAServerThatDoesNotShareTheStore() throws Exception {
    try (RedisServer redis = RedisServer.start();
        Replica one = Replica.start(redis, "one");
        Replica two = Replica.start(redis, "two");
        Leadmock other = Leadmock.start(LeadmockConfig.defaults())) {
      Clients clients =
          new Clients(List.of(one.url(), two.url(), other.baseUrl()), Set.of("one", "two", ""), 1);
      clients.work(4, () -> clients.answered() < 400);

      assertThat(Linearizability.violation(clients.histories().get(1)))
          .hasValueSatisfying(why -> assertThat(why).startsWith("no order explains"));
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
