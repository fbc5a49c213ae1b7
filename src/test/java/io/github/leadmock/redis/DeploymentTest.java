package io.github.leadmock.redis;

import static io.github.leadmock.redis.Replica.lead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two replicas behind HAProxy, with the configuration of {@code deploy/}. */
@Tag("slow")
class DeploymentTest {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir static Path folder;

  private static RedisServer redis;
  private static ReplicaProcess one;
  private static ReplicaProcess two;
  private static Process haproxy;
  private static URI balancer;

  @BeforeAll
  static void start() throws Exception {
    String program = haproxy();
    redis = RedisServer.start("--appendonly", "yes", "--appendfsync", "always");
    one = ReplicaProcess.launch("--store", redis.url(), "--replica", "one", "--drain", "2s");
    two =
        ReplicaProcess.launch(
            "--store", redis.url(), "--replica", "two", "--metrics", "--access-log", "json");
    one.awaitReady();
    two.awaitReady();
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    balancer = URI.create("http://127.0.0.1:" + port);
    ProcessBuilder command = new ProcessBuilder(program, "-db", "-f", "deploy/haproxy.cfg");
    command.environment().put("LEADMOCK_BIND", "127.0.0.1:" + port);
    command.environment().put("LEADMOCK_ONE", "127.0.0.1:" + one.port());
    command.environment().put("LEADMOCK_TWO", "127.0.0.1:" + two.port());
    haproxy =
        command.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
    awaitReplicas(Set.of("one", "two"));
  }

  @AfterAll
  static void stop() {
    if (haproxy != null) {
      haproxy.destroyForcibly();
    }
    for (ReplicaProcess replica : new ReplicaProcess[] {one, two}) {
      if (replica != null) {
        replica.close();
      }
    }
    if (redis != null) {
      redis.close();
    }
  }

  private static String haproxy() {
    List<Path> found =
        Stream.concat(
                Stream.of(System.getenv("PATH").split(File.pathSeparator)),
                Stream.of("/usr/sbin", "/usr/local/sbin"))
            .map(place -> Path.of(place, "haproxy"))
            .filter(Files::isExecutable)
            .toList();
    if (found.isEmpty()) {
      assertThat(System.getenv("LEADMOCK_REDIS"))
          .as("haproxy has to be there when LEADMOCK_REDIS=required")
          .isNotEqualTo("required");
      System.err.println(
          "SKIPPED: no haproxy, so nothing about a balancer is tested (apt-get install haproxy)");
    }
    assumeTrue(!found.isEmpty(), "no haproxy on the PATH");
    return found.get(0).toString();
  }

  private static HttpResponse<String> get(URI server, String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(server.resolve(path))
            .header("Authorization", "Basic amFuZUBleGFtcGxlLmNvbTp4")
            .build(),
        BodyHandlers.ofString());
  }

  /** Waits until the balancer sends requests to these replicas and no others. */
  private static void awaitReplicas(Set<String> wanted) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    Set<String> seen = new TreeSet<>();
    while (!seen.equals(wanted)) {
      assertThat(System.nanoTime() - end)
          .as("%s instead of %s; %s", seen, wanted, Files.readString(folder.resolve("log")))
          .isNegative();
      seen.clear();
      try {
        for (int i = 0; i < 6; i++) {
          get(balancer, "/api/v1/leads/summary/7")
              .headers()
              .firstValue("X-Leadmock-Replica")
              .ifPresent(seen::add);
        }
      } catch (IOException notYet) {
        Thread.sleep(50);
      }
    }
  }

  @Test
  void passesTheContractThroughTheBalancer() throws Exception {
    awaitReplicas(Set.of("one", "two"));
    for (List<String> target :
        List.of(
            List.of(
                "metroleads",
                "--company",
                Replica.COMPANY,
                "--lead",
                "c0ffee00-1ead-4000-8000-000000000005",
                "--allow-writes"),
            List.of("liveforce", "--lead-id", "1"))) {
      List<String> command =
          new ArrayList<>(
              List.of(
                  System.getProperty("java.home") + "/bin/java",
                  "-cp",
                  System.getProperty(
                      "surefire.test.class.path", System.getProperty("java.class.path")),
                  "io.github.leadmock.cli.Main",
                  "verify",
                  "--base-url",
                  balancer.toString(),
                  "--user",
                  "jane@example.com",
                  "--token",
                  "secret",
                  "--api"));
      command.addAll(target);
      Path output = folder.resolve("verify");
      Process verify =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      assertThat(verify.waitFor(180, TimeUnit.SECONDS)).isTrue();
      String said = Files.readString(output);
      System.out.println("verify through the balancer: " + said.lines().toList());
      assertThat(verify.exitValue()).as(said).isZero();
    }
    assertThat(get(two.url(), "/__admin/leadmock/metrics").body())
        .as("half of them came here")
        .contains("operation=\"metroleads/add-note\"");
  }

  @Test
  void losesNoAcknowledgedWriteAndDoesNoneTwiceWhenAReplicaIsKilledBehindTheBalancer()
      throws Exception {
    awaitReplicas(Set.of("one", "two"));
    Clients clients = new Clients(List.of(balancer), Set.of("one", "two"), 2);
    AtomicBoolean over = new AtomicBoolean();
    Thread killer =
        new Thread(
            () -> {
              pause(1_000);
              one.kill();
              pause(1_500);
              over.set(true);
            });
    killer.start();
    clients.work(8, () -> !over.get());
    killer.join();
    one.begin();
    one.awaitReady();
    awaitReplicas(Set.of("one", "two"));
    clients.readAll();
    clients.readAll();

    assertThat(clients.answered()).isGreaterThan(200);
    assertThat(clients.strangers()).isEmpty();
    clients
        .histories()
        .forEach(
            (number, history) ->
                assertThat(Linearizability.violation(history)).as("lead %s", number).isEmpty());
    System.out.printf(
        "kill behind the balancer: %s calls answered, %s refused, %s broken%n",
        clients.answered(), clients.refused(), clients.broken());
  }

  @Test
  void isNoLongerReadyWhenItIsToldToStopAndAnswersUntilThen() throws Exception {
    awaitReplicas(Set.of("one", "two"));
    assertThat(get(one.url(), "/__admin/leadmock/ready").body())
        .isEqualTo("{\"ready\":true,\"reasons\":[]}\n");
    Thread end = new Thread(() -> one.terminate());
    end.start();
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
    while (get(one.url(), "/__admin/leadmock/ready").statusCode() == 200) {
      assertThat(System.nanoTime() - limit).isNegative();
    }
    assertThat(get(one.url(), "/__admin/leadmock/ready").body())
        .isEqualTo("{\"ready\":false,\"reasons\":[\"the mock is about to stop\"]}\n");
    assertThat(get(one.url(), "/__admin/health").statusCode()).isEqualTo(200);
    assertThat(get(one.url(), lead(2, "events")).statusCode()).isEqualTo(200);
    for (int i = 0; i < 200; i++) {
      assertThat(get(balancer, lead(2, "events")).statusCode()).isEqualTo(200);
      Thread.sleep(15);
    }
    end.join();
    assertThat(one.isAlive()).isFalse();
    one.begin();
    one.awaitReady();
  }

  @Test
  void showsAConsoleThroughTheBalancerOneReplica() throws Exception {
    awaitReplicas(Set.of("one", "two"));
    for (URI replica : List.of(one.url(), two.url())) {
      get(replica, "/api/v1/leads/summary/8");
    }

    Set<String> seen = new TreeSet<>();
    for (int call = 0; call < 6; call++) {
      Matcher replica =
          Pattern.compile("\"replica\":\"(\\w+)\"")
              .matcher(get(balancer, "/__admin/leadmock/requests?limit=1").body());
      assertThat(replica.find()).isTrue();
      seen.add(replica.group(1));
    }

    assertThat(seen).hasSize(1);
  }

  @Test
  void printsALineForEachRequestWithoutSecrets() throws Exception {
    get(two.url(), "/auth/issue_token?username=me%40example.com&password=topsecret");
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (two.lines.stream().noneMatch(line -> line.contains("username=me"))) {
      assertThat(System.nanoTime() - limit).isNegative();
      Thread.sleep(10);
    }
    String line =
        two.lines.stream().filter(one -> one.contains("username=me")).findFirst().orElseThrow();
    assertThat(line)
        .startsWith("{\"time\":\"")
        .contains("\"method\":\"GET\"", "\"status\":200", "\"replica\":\"two\"", "********")
        .doesNotContain("topsecret");
  }

  @Test
  void showsMetricsInTheFormatOfPrometheus() throws Exception {
    get(two.url(), "/api/v1/leads/summary/7");
    HttpResponse<String> metrics = get(two.url(), "/__admin/leadmock/metrics");

    assertThat(metrics.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    assertThat(metrics.body())
        .contains(
            "leadmock_requests_seconds_bucket{cause=\"none\",operation=\"liveforce/lead-summary\",status=\"200\"",
            "leadmock_requests_in_flight",
            "leadmock_notes_held ",
            "leadmock_sessions ",
            "leadmock_store_up 1.0",
            "leadmock_store_steps_total",
            "leadmock_log_dropped_total",
            "jvm_memory_used_bytes");
    assertThat(get(one.url(), "/__admin/leadmock/metrics").statusCode())
        .as("nobody asked for them there")
        .isEqualTo(404);
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
