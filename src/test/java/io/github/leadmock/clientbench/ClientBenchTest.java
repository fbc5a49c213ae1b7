package io.github.leadmock.clientbench;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.scorecard.Scorecard;
import io.github.leadmock.scorecard.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The bench of clients: each has a mock to itself. {@code target/bench/clients.md} has the table.
 * {@code LEADMOCK_BENCH=full}, which takes minutes, repeats everything with ten seeds.
 */
@Tag("slow")
class ClientBenchTest {

  private static final int SEEDS = "full".equals(System.getenv("LEADMOCK_BENCH")) ? 10 : 1;
  private static final int AT_ONCE = 10;

  /** One run of a client. */
  private record Run(ClientCase client, int seed, List<String> broken, Scorecard card) {

    boolean isRight() {
      return client.sin().map(sin -> broken.contains(sin.id())).orElseGet(broken::isEmpty);
    }
  }

  @Test
  void catchesBadClientsAndAccusesNoGoodOne() throws Exception {
    List<ClientCase> bad = BadClients.all();
    List<ClientCase> good = GoodClients.all();
    assertThat(bad).hasSizeGreaterThanOrEqualTo(40);
    assertThat(good).hasSizeGreaterThanOrEqualTo(25);
    List<ClientCase> all = new ArrayList<>(bad);
    all.addAll(good);

    List<Run> runs = runs(all);

    report(all, runs);
    assertThat(runs.stream().filter(run -> !run.isRight()).map(ClientBenchTest::inWords))
        .as("see target/bench/clients.md")
        .isEmpty();
  }

  private static List<Run> runs(List<ClientCase> clients) throws Exception {
    List<Run> done = new ArrayList<>();
    for (int seed = 1; seed <= SEEDS; seed++) {
      done.addAll(runs(clients, seed));
    }
    return done;
  }

  /** Mocks are used again, because starting many at once would upset the clients' timing. */
  private static List<Run> runs(List<ClientCase> clients, int seed) throws Exception {
    BlockingQueue<Leadmock> free = new ArrayBlockingQueue<>(AT_ONCE);
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      for (int mock = 0; mock < AT_ONCE; mock++) {
        free.add(started(seed));
      }
      List<Future<Run>> runs = new ArrayList<>();
      for (ClientCase client : clients) {
        runs.add(
            threads.submit(
                () -> {
                  Leadmock mock = free.take();
                  try {
                    return run(client, seed, mock);
                  } finally {
                    free.add(client.leavesTheMockAsItWas() ? mock : anotherThan(mock, seed));
                  }
                }));
      }
      List<Run> done = new ArrayList<>();
      for (Future<Run> run : runs) {
        done.add(run.get());
      }
      return done;
    } finally {
      threads.shutdown();
      free.forEach(Leadmock::close);
    }
  }

  private static Leadmock anotherThan(Leadmock mock, int seed) throws IOException {
    mock.close();
    return started(seed);
  }

  /** A mock that has done some work. */
  private static Leadmock started(int seed) throws IOException {
    Leadmock mock = Leadmock.start(LeadmockConfig.defaults().withSeed(seed));
    try (Http http = new Http(mock.baseUrl())) {
      http.get("/__admin/leadmock/scorecard");
      http.page(Http.LONG, 0, 20);
    }
    return mock;
  }

  private static Run run(ClientCase client, int seed, Leadmock mock) throws Exception {
    mock.resetAll();
    mock.clearScorecards();
    AutoCloseable trouble = client.trouble().in(mock);
    try {
      client.behaviour().use(mock.baseUrl(), new Random(seed * 31L + client.name().hashCode()));
    } finally {
      trouble.close();
    }
    Scorecard card = mock.finalScorecard();
    return new Run(client, seed, card.broken().stream().map(Verdict::id).toList(), card);
  }

  private static String inWords(Run run) {
    return "%s, seed %s: %s; %s"
        .formatted(
            run.client().name(),
            run.seed(),
            run.client().sin().map(sin -> "expected " + sin.id()).orElse("accused"),
            run.card());
  }

  private static void report(List<ClientCase> all, List<Run> runs) throws IOException {
    Map<String, List<Run>> byClient = new LinkedHashMap<>();
    all.forEach(client -> byClient.put(client.name(), new ArrayList<>()));
    runs.forEach(run -> byClient.get(run.client().name()).add(run));
    StringBuilder text = new StringBuilder();
    long bad = all.stream().filter(client -> client.sin().isPresent()).count();
    text.append("# Bench of clients\n\n%s\n\n".formatted(summary(all, byClient, bad)));
    text.append("| client | breaks | found | also |\n|---|---|---|---|\n");
    for (ClientCase client : all) {
      List<Run> own = byClient.get(client.name());
      String sin = client.sin().map(duty -> duty.id()).orElse("");
      TreeSet<String> others = new TreeSet<>();
      own.forEach(run -> others.addAll(run.broken()));
      others.remove(sin);
      long found = own.stream().filter(run -> run.broken().contains(sin)).count();
      text.append(
          "| %s | %s | %s | %s |\n"
              .formatted(
                  client.name(),
                  sin.isEmpty() ? "nothing" : sin,
                  sin.isEmpty() ? "" : "%s of %s".formatted(found, own.size()),
                  others.stream().collect(joining(", "))));
    }
    Path file = Path.of("target/bench/clients.md");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String summary(List<ClientCase> all, Map<String, List<Run>> byClient, long bad) {
    long caught =
        all.stream()
            .filter(client -> client.sin().isPresent())
            .filter(client -> byClient.get(client.name()).stream().allMatch(Run::isRight))
            .count();
    long accused =
        all.stream()
            .filter(client -> client.sin().isEmpty())
            .filter(client -> !byClient.get(client.name()).stream().allMatch(Run::isRight))
            .count();
    return "%s of %s bad clients caught by the right rule, %s of %s good ones accused; seeds: %s."
        .formatted(caught, bad, accused, all.size() - bad, SEEDS);
  }
}
