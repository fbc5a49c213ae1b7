package io.github.leadmock.wiremock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.leadmock.admin.ListenAddress;
import io.github.leadmock.engine.MockSettings;
import io.github.leadmock.scorecard.ScorecardFormats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What a mock does before WireMock has started behind it. */
@Timeout(60)
class LazyWireMockTest {

  private static final String LEAD =
      "/companies/c0ffee00-1ead-4000-8000-000000000000/leads/c0ffee00-1ead-4000-8000-000000000001";

  private final HttpClient http = HttpClient.newHttpClient();
  private final CountDownLatch gate = new CountDownLatch(1);
  private final List<String> log = new CopyOnWriteArrayList<>();

  @Test
  void answersBeforeWireMockIsThere() throws Exception {
    try (MockServer mock = held()) {
      assertThat(get(mock, "/leads/summary/1").statusCode()).isEqualTo(200);
      assertThat(get(mock, LEAD + "/events").statusCode()).isEqualTo(200);
      assertThat(get(mock, "/leads/summary/none").statusCode()).isEqualTo(404);
      gate.countDown();
    }
    assertThat(log).isEmpty();
  }

  @Test
  void letsRequestsThatNeedItWait() throws Exception {
    try (MockServer mock = held()) {
      CompletableFuture<HttpResponse<String>> mappings = later(mock, "/__admin/mappings");
      CompletableFuture<HttpResponse<String>> unmatched = later(mock, "/elsewhere");
      assertThat(get(mock, "/leads/summary/1").statusCode()).isEqualTo(200);
      assertThat(mappings).isNotDone();
      assertThat(unmatched).isNotDone();
      gate.countDown();
      assertThat(mappings.get().body()).contains("MetroLeads: Add a note");
      assertThat(unmatched.get().body()).contains("no such resource");
    }
  }

  @Test
  void keepsWhatWasAskedAndWrittenBefore() throws Exception {
    try (MockServer mock = held()) {
      HttpResponse<String> note = post(mock, LEAD + "/note", "{\"message\": \"first\"}");
      assertThat(note.statusCode()).isEqualTo(200);
      gate.countDown();
      String journal = get(mock, "/__admin/requests").body();
      assertThat(new JsonMapper().readTree(journal).path("requests").valueStream())
          .as("the note's entry")
          .singleElement()
          .satisfies(
              entry -> {
                assertThat(entry.path("request").path("url").asString()).endsWith("/note");
                assertThat(entry.path("stubMapping").path("name").asString())
                    .isEqualTo("MetroLeads: Add a note");
                assertThat(entry.path("wasMatched").booleanValue()).isTrue();
              });
      assertThat(get(mock, "/__admin/leadmock/requests").body()).contains("/note");
      assertThat(get(mock, LEAD + "/events").body()).contains("\"first\"");
    }
  }

  @Test
  void closesWhileItStarts() throws Exception {
    MockServer mock = held();
    int port = mock.port();
    CompletableFuture<Void> closed = CompletableFuture.runAsync(mock::close);
    gate.countDown();
    closed.get(30, TimeUnit.SECONDS);
    assertThatCode(mock::close).doesNotThrowAnyException();
    assertThatCode(() -> new ServerSocket(port).close()).doesNotThrowAnyException();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("leadmock-wiremock");
    assertThat(log).isEmpty();
  }

  @Test
  void saysSoWhenItCannotBeStarted() throws Exception {
    MockServer mock =
        start(
            0,
            Optional.empty(),
            () -> {
              throw new IllegalStateException("no such luck");
            });
    HttpResponse<String> refused = get(mock, "/__admin/mappings");
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.body())
        .isEqualTo(
            "{\"message\":\"this needs WireMock, which could not start:"
                + " java.lang.IllegalStateException: no such luck; the mock's log may say"
                + " more\"}\n");
    assertThat(get(mock, "/elsewhere").headers().firstValue("X-Leadmock-Explain"))
        .hasValue(
            "http://127.0.0.1:%s/__admin/leadmock/#/requests/%s"
                .formatted(mock.port(), mock.requests().get(0).id()));
    assertThat(mock.requests().get(0).outcome().hint())
        .isEqualTo("Not your request: WireMock, which was to answer it, is not running.");
    assertThat(get(mock, "/leads/summary/1").statusCode()).isEqualTo(200);
    assertThat(log)
        .singleElement()
        .asString()
        .startsWith("WireMock could not start:\njava.lang.IllegalStateException: no such luck");
    assertThatIllegalStateException()
        .isThrownBy(mock::close)
        .withMessage(
            "WireMock could not start behind the mock: java.lang.IllegalStateException: no such"
                + " luck");
    assertThatCode(mock::close).doesNotThrowAnyException();
  }

  @Test
  void startsItFirstWhereTheUserHasStubs(@TempDir Path folder) throws Exception {
    Files.createDirectory(folder.resolve("mappings"));
    Files.writeString(
        folder.resolve("mappings/teapot.json"),
        "{\"request\": {\"urlPath\": \"/leads/summary/1\"}, \"response\": {\"status\": 418}}");
    try (MockServer mock = start(0, Optional.of(folder), () -> {})) {
      assertThat(get(mock, "/leads/summary/1").statusCode()).isEqualTo(418);
    }
  }

  @Test
  void startsNothingWhereThePortIsTaken() throws IOException {
    try (ServerSocket other = new ServerSocket(0)) {
      assertThatExceptionOfType(UncheckedIOException.class)
          .isThrownBy(
              () ->
                  start(
                      other.getLocalPort(),
                      Optional.empty(),
                      () -> {
                        throw new IllegalStateException("started all the same");
                      }))
          .withMessage(
              "cannot listen on 127.0.0.1:%s: Address already in use; is another mock running?"
                  + " (--port)",
              other.getLocalPort());
    }
    assertThat(log).isEmpty();
  }

  private MockServer held() {
    return start(
        0,
        Optional.empty(),
        () -> {
          try {
            gate.await();
          } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
          }
        });
  }

  private MockServer start(int port, Optional<Path> folder, Runnable beforeWireMock) {
    return MockServer.start(
        new ListenAddress("127.0.0.1", port, Optional.empty()),
        Optional.empty(),
        folder,
        ServerChoice.LEADMOCK,
        MockSettings.fromProperties(new Properties()),
        Optional.empty(),
        List.of(),
        ScorecardFormats.NONE,
        log::add,
        beforeWireMock);
  }

  private HttpResponse<String> get(MockServer mock, String path) throws Exception {
    return later(mock, path).get();
  }

  private CompletableFuture<HttpResponse<String>> later(MockServer mock, String path) {
    return http.sendAsync(request(mock, path).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(MockServer mock, String path, String json) throws Exception {
    return http.send(
        request(mock, path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build(),
        BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(MockServer mock, String path) {
    String account = Base64.getEncoder().encodeToString("you@example.com:x".getBytes(UTF_8));
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + mock.port() + path))
        .header("Authorization", "Basic " + account);
  }
}
