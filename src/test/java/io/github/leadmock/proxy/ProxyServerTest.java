package io.github.leadmock.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.leadmock.admin.AdminDocument;
import io.github.leadmock.contract.RuleCatalogue;
import io.github.leadmock.control.Controls;
import io.github.leadmock.control.ErrorRate;
import io.github.leadmock.control.FaultKind;
import io.github.leadmock.control.FaultRate;
import io.github.leadmock.control.Latency;
import io.github.leadmock.control.RateLimit;
import io.github.leadmock.engine.CorsPolicy;
import io.github.leadmock.report.ReportFormat;
import io.github.leadmock.verify.Finding;
import io.github.leadmock.verify.Report;
import io.github.leadmock.verify.Trust;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A proxy before servers that behave, and before some that do not. */
class ProxyServerTest {

  private static final String LEAD =
      "/companies/5245533b-e8c4-4292-b6b0-62ac6ecedb3e/leads/2633fdaf-77f2-48bb-9f7b-6c88a760e5b6";
  private static final String EMPTY_PAGE = "{ \"count\" : 0,\n \"start\":0, \"events\":[] }";
  private static final String BASIC =
      "Basic " + Base64.getEncoder().encodeToString("ana@example.com:secret".getBytes(UTF_8));

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<Finding> told = new CopyOnWriteArrayList<>();
  private final List<String> log = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
    assertThat(log).isEmpty();
  }

  private interface Answering {
    void answer(HttpExchange exchange) throws IOException;
  }

  private URI upstream(Answering answering) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            answering.answer(exchange);
          }
        });
    server.start();
    open.add(() -> server.stop(0));
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What a socket gets, whatever it sends. */
  private URI rawUpstream(String answer, boolean reset) throws IOException {
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    open.add(server);
    Thread thread =
        new Thread(
            () -> {
              while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                  socket.getInputStream().read(new byte[8_192]);
                  socket.getOutputStream().write(answer.getBytes(UTF_8));
                  socket.getOutputStream().flush();
                  if (reset) {
                    socket.setSoLinger(true, 0);
                  }
                } catch (IOException closed) {
                  return;
                }
              }
            });
    thread.setDaemon(true);
    thread.start();
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  private static Answering json(int status, String body) {
    return exchange -> {
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length());
      exchange.getResponseBody().write(body.getBytes(UTF_8));
    };
  }

  private ProxyServer proxy(ProxySettings settings) {
    ProxyServer proxy = ProxyServer.start(settings, told::addAll, call -> {}, log::add);
    open.add(proxy);
    return proxy;
  }

  private ProxyServer proxy(URI upstream) {
    return proxy(ProxySettings.of("metroleads", upstream));
  }

  private static HttpRequest.Builder request(ProxyServer proxy, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + proxy.port() + path));
  }

  private static HttpResponse<String> get(ProxyServer proxy, String path)
      throws IOException, InterruptedException {
    return CLIENT.send(
        request(proxy, path).header("Authorization", BASIC).build(), BodyHandlers.ofString());
  }

  private static List<String> messages(Report report) {
    return report.findings().stream()
        .map(finding -> finding.rule() + ": " + finding.message())
        .toList();
  }

  @Test
  void letsEachByteThroughAndTellsNothingOfWhatIsRight() throws Exception {
    List<Map<String, List<String>>> seen = new CopyOnWriteArrayList<>();
    ProxyServer proxy =
        proxy(
            upstream(
                exchange -> {
                  seen.add(Map.copyOf(exchange.getRequestHeaders()));
                  exchange.getResponseHeaders().set("X-Vendor", "one");
                  exchange.getResponseHeaders().set("Connection", "X-Hop");
                  exchange.getResponseHeaders().set("X-Hop", "1");
                  json(200, EMPTY_PAGE).answer(exchange);
                }));

    HttpResponse<String> response =
        CLIENT.send(
            request(proxy, LEAD + "/events?start=0&size=5&odd=%20%c3%bc")
                .header("Authorization", BASIC)
                .header("X-App", "two")
                .build(),
            BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(EMPTY_PAGE);
    assertThat(response.headers().firstValue("X-Vendor")).contains("one");
    assertThat(response.headers().firstValue("X-Hop")).isEmpty();
    assertThat(response.headers().firstValue("Via")).isEmpty();
    assertThat(seen.get(0)).containsEntry("X-app", List.of("two"));
    assertThat(seen.get(0)).containsEntry("Via", List.of("1.1 leadmock"));
    assertThat(seen.get(0)).doesNotContainKeys("Forwarded", "X-forwarded-for", "Accept-encoding");
    assertThat(messages(proxy.report())).isEmpty();
    assertThat(proxy.report().isChecked()).isTrue();
  }

  @Test
  void tellsWhatTheAppSendsWrongly() throws Exception {
    ProxyServer proxy = proxy(upstream(json(400, "{\"message\":\"no\"}")));

    get(proxy, LEAD + "/events?size=abc");
    get(proxy, "/companies/none");
    CLIENT.send(
        request(proxy, LEAD + "/note").POST(BodyPublishers.ofString("{\"text\":\"Hi\"}")).build(),
        BodyHandlers.ofString());

    assertThat(messages(proxy.report()))
        .containsExactlyInAnyOrder(
            "ML-EV-09: size is 'abc'; expected a whole number from 1 to 1000",
            "ML-ER-04: no such resource",
            "ML-AU-01: no valid credentials in the Authorization header",
            "ML-NO-06: the parameter message is missing");
    assertThat(told).extracting(Finding::curl).noneMatch(curl -> curl.contains("secret"));
  }

  @Test
  void reportsNoSecretThatTheAppSendsInOtherPlaces() throws Exception {
    ProxyServer proxy = proxy(upstream(json(400, "{\"message\":\"no\",\"api_key\":\"ZZ\"}")));

    get(proxy, "/companies/none?access_token=a,ZZ;ZZ'ZZ");
    CLIENT.send(
        request(proxy, "/auth/issue_token")
            .POST(BodyPublishers.ofString("username=ana&password=a,ZZ"))
            .build(),
        BodyHandlers.ofString());
    CLIENT.send(
        request(proxy, LEAD + "/note")
            .POST(BodyPublishers.ofString("{\"msg\":\"Hi\",\"password\":\"***ZZ\"}"))
            .build(),
        BodyHandlers.ofString());
    CLIENT.send(
        request(proxy, LEAD + "/note")
            .POST(BodyPublishers.ofString("msg=Hi&password='a ZZ'ZZ"))
            .build(),
        BodyHandlers.ofString());

    assertThat(proxy.report().findings()).hasSizeGreaterThanOrEqualTo(3);
    for (ReportFormat format : ReportFormat.values()) {
      StringWriter text = new StringWriter();
      format.write(proxy.report(), RuleCatalogue.all(), text);
      assertThat(text.toString()).as("%s", format).doesNotContain("ZZ");
    }
    assertThat(told).asString().doesNotContain("ZZ");
  }

  @Test
  void tellsWhatTheServerAnswersWrongly() throws Exception {
    ProxyServer proxy = proxy(upstream(json(200, "{\"count\":0,\"start\":3,\"events\":[]}")));

    get(proxy, LEAD + "/events");
    CLIENT.send(request(proxy, LEAD + "/events?start=3").build(), BodyHandlers.ofString());

    assertThat(messages(proxy.report()))
        .containsExactlyInAnyOrder(
            "ML-EV-02: start is not 0 when it is not given",
            "ML-AU-01: no valid credentials in the Authorization header",
            "ML-AU-01: a request that should be refused is answered with 200");
  }

  @Test
  void answersForAServerThatDoesNot() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    ProxyServer proxy = proxy(URI.create("http://127.0.0.1:" + free));

    HttpResponse<String> response = get(proxy, LEAD + "/events");

    assertThat(response.statusCode()).isEqualTo(502);
    assertThat(messages(proxy.report())).isEmpty();
    assertThat(proxy.report().isChecked()).as("one call to nobody checks nothing").isFalse();
    get(proxy, LEAD + "/events");
    assertThat(response.body())
        .isEqualTo(
            "{\"message\":\"leadmock proxy: no answer from http://127.0.0.1:%s: connection refused\"}\n"
                .formatted(free));
    assertThat(messages(proxy.report()))
        .containsExactly("ML-ST-200: there is no answer: connection refused");
  }

  @Test
  void doesNotWaitForeverForASlowServer() throws Exception {
    ProxyServer proxy =
        proxy(
            ProxySettings.of(
                    "metroleads",
                    upstream(
                        exchange -> {
                          try {
                            Thread.sleep(3_000);
                          } catch (InterruptedException stopped) {
                            Thread.currentThread().interrupt();
                          }
                        }))
                .withTrust(Trust.usual(), Duration.ofMillis(500)));

    HttpResponse<String> response = get(proxy, LEAD + "/events");

    assertThat(response.statusCode()).isEqualTo(504);
    get(proxy, LEAD + "/events");
    assertThat(messages(proxy.report()))
        .containsExactly("ML-ST-200: there is no answer: no answer within 0.5 s");
  }

  @Test
  void tellsOfAServerThatResets() throws Exception {
    ProxyServer proxy = proxy(rawUpstream("", true));

    assertThat(get(proxy, LEAD + "/events").statusCode()).isEqualTo(502);
    assertThat(get(proxy, LEAD + "/events").statusCode()).isEqualTo(502);
    assertThat(messages(proxy.report()))
        .containsExactly(
            "ML-ST-200: there is no answer: the server closed the connection without a whole answer");
  }

  @Test
  void tellsOfHalfABody() throws Exception {
    ProxyServer proxy =
        proxy(
            rawUpstream(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"count\"",
                false));

    boolean whole;
    try {
      whole = get(proxy, LEAD + "/events").statusCode() == 200;
    } catch (IOException cut) {
      whole = false;
    }

    assertThat(whole).isFalse();
    assertThat(messages(proxy.report()))
        .containsExactly("ML-ER-01: the body is cut off after 8 bytes");
  }

  @ParameterizedTest
  @EnumSource(
      value = Enforce.class,
      names = {"REQUEST", "BOTH"})
  void refusesRequestsOnDemand(Enforce enforce) throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    ProxyServer proxy =
        proxy(
            ProxySettings.of(
                    "metroleads",
                    upstream(
                        exchange -> {
                          seen.add(exchange.getRequestURI().toString());
                          json(200, EMPTY_PAGE).answer(exchange);
                        }))
                .enforcing(enforce));

    HttpResponse<String> response =
        CLIENT.send(
            request(proxy, LEAD + "/note")
                .header("Authorization", BASIC)
                .POST(BodyPublishers.ofString("{}"))
                .build(),
            BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body())
        .startsWith(
            "{\"message\":\"leadmock proxy: the request is against the contract: the parameter message is missing\"")
        .contains("\"rule\":\"ML-NO-06\"");
    assertThat(seen).isEmpty();
    assertThat(get(proxy, LEAD + "/events").body()).isEqualTo(EMPTY_PAGE);
    assertThat(messages(proxy.report()))
        .containsExactly("ML-NO-06: the parameter message is missing");
  }

  /** RFC 9110, section 15.4.5. */
  @ParameterizedTest
  @CsvSource({
    "NOTHING, If-None-Match",
    "RESPONSE, If-None-Match",
    "RESPONSE, If-Modified-Since",
    "RESPONSE,"
  })
  void takesThatNothingHasChangedOnlyWhereItWasAsked(Enforce enforce, String condition)
      throws Exception {
    ProxyServer proxy =
        proxy(
            ProxySettings.of("metroleads", upstream(ex -> ex.sendResponseHeaders(304, -1)))
                .enforcing(enforce));
    HttpRequest.Builder request = request(proxy, LEAD + "/events").header("Authorization", BASIC);
    if (condition != null) {
      request.header(condition, "x");
    }

    assertThat(CLIENT.send(request.build(), BodyHandlers.ofString()).statusCode())
        .isEqualTo(condition == null ? 502 : 304);

    assertThat(messages(proxy.report()))
        .isEqualTo(
            condition == null
                ? List.of(
                    "ML-ST-200: the status 304 is not documented", "ML-ER-01: the body is empty")
                : List.of());
  }

  /** The first request of a page from another origin, which no document of a vendor speaks of. */
  @ParameterizedTest
  @EnumSource
  void passesPreflightsAsTheyAre(Enforce enforce) throws Exception {
    ProxyServer proxy =
        proxy(
            ProxySettings.of(
                    "metroleads",
                    upstream(
                        exchange -> {
                          exchange
                              .getResponseHeaders()
                              .set("Access-Control-Allow-Origin", "https://vendor.example");
                          exchange.sendResponseHeaders(204, -1);
                        }))
                .enforcing(enforce)
                .withControls(
                    Controls.OFF.withErrors(Optional.of(new ErrorRate(1, List.of(503))))));

    HttpResponse<String> response =
        CLIENT.send(
            request(proxy, LEAD + "/note")
                .header("Origin", "https://vendor.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(response.headers().firstValue("Access-Control-Allow-Origin"))
        .contains("https://vendor.example");
    assertThat(proxy.report().findings()).isEmpty();
    assertThat(proxy.report().requests()).isZero();
    assertThat(get(proxy, "/__admin/leadmock/requests").body()).contains("\"OPTIONS\"");
  }

  @Test
  void objectsToOptionsThatNoBrowserSends() throws Exception {
    ProxyServer proxy = proxy(upstream(json(405, "{\"message\":\"no\"}")));

    CLIENT.send(
        request(proxy, LEAD + "/note")
            .header("Authorization", BASIC)
            .header("Origin", "https://vendor.example")
            .method("OPTIONS", BodyPublishers.noBody())
            .build(),
        BodyHandlers.ofString());

    assertThat(messages(proxy.report())).hasSize(1);
  }

  @Test
  void takesNoNoteForAnOlderOneThatAListShowsBeforeTheAnswer() throws Exception {
    String note =
        """
        {"inbound":true,"type":"note","online":true,"data":{
          "event_time":"2017-02-23T10:21:08Z",%s"event_id":"11111111-2222-4333-8444-555555555555",
          "created_by_entity":{%s"name":"Ana","company_id":"5245533b-e8c4-4292-b6b0-62ac6ecedb3e"},
          "created_by":"user:21111111-2222-4333-8444-555555555555","attached_entities":[
            {"type":"lead","lead":{"id":"2633fdaf-77f2-48bb-9f7b-6c88a760e5b6"}}],
          "message":"Hi"}}
        """;
    String group =
        "\"user_id\":\"21111111-2222-4333-8444-555555555555\","
            + "\"group_id\":\"21111111-2222-4333-8444-555555555555\",";
    CountDownLatch committed = new CountDownLatch(1);
    CountDownLatch listed = new CountDownLatch(1);
    ProxyServer proxy =
        proxy(
            upstream(
                exchange -> {
                  if (exchange.getRequestMethod().equals("GET")) {
                    json(
                            200,
                            "{\"count\":1,\"start\":0,\"events\":[%s]}"
                                .formatted(note.formatted("\"comment_count\":0,", group)))
                        .answer(exchange);
                    return;
                  }
                  committed.countDown();
                  await(listed);
                  json(200, note.formatted("\"tags\":[],", "")).answer(exchange);
                }));

    CompletableFuture<HttpResponse<String>> adding =
        CLIENT.sendAsync(
            request(proxy, LEAD + "/note")
                .header("Authorization", BASIC)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"message\":\"Hi\"}"))
                .build(),
            BodyHandlers.ofString());
    await(committed);
    assertThat(get(proxy, LEAD + "/events").statusCode()).isEqualTo(200);
    listed.countDown();

    assertThat(adding.get().statusCode()).isEqualTo(200);
    assertThat(messages(proxy.report())).isEmpty();
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      if (!latch.await(10, TimeUnit.SECONDS)) {
        throw new IOException("nothing happens");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** What was held back counts once, like the rest. */
  @Test
  void tellsHowMuchOfALargeAnswerCameWhenAnswersAreHeldBack() throws Exception {
    int came = 4_500_000;
    ProxyServer proxy =
        proxy(
            ProxySettings.of(
                    "metroleads",
                    rawUpstream(
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 5000000\r\n\r\n"
                            + " ".repeat(came),
                        false))
                .enforcing(Enforce.RESPONSE));

    assertThat(
            CLIENT
                .sendAsync(
                    request(proxy, LEAD + "/events").header("Authorization", BASIC).build(),
                    BodyHandlers.ofString())
                .handle((answer, cut) -> cut != null)
                .get())
        .isTrue();

    assertThat(messages(proxy.report()))
        .containsExactly("ML-ER-01: the body is cut off after %s bytes".formatted(came));
  }

  @Test
  void refusesAnswersOnDemand() throws Exception {
    ProxyServer proxy =
        proxy(
            ProxySettings.of("metroleads", upstream(json(200, "{\"events\":[]}")))
                .enforcing(Enforce.RESPONSE));

    HttpResponse<String> response = get(proxy, LEAD + "/events");

    assertThat(response.statusCode()).isEqualTo(502);
    assertThat(response.body())
        .startsWith(
            "{\"message\":\"leadmock proxy: the answer is against the contract: the member ");
  }

  /** Of the server's own errors it says nothing. */
  @Test
  void explainsTheErrorsThatAreItsOwn() throws Exception {
    URI wrong = upstream(json(200, "{\"events\":[]}"));
    ProxyServer enforcing = proxy(ProxySettings.of("metroleads", wrong).enforcing(Enforce.BOTH));
    String note = LEAD + "/note";
    assertThat(explained(enforcing, note, "{}", 422))
        .isEqualTo(
            "natural: Send a JSON object with the note's text, for example -d '{\"message\":\"Called back\"}'.");
    assertThat(explained(enforcing, note, "{}", 422)).as("each time").startsWith("natural: Send");
    assertThat(explained(enforcing, note, "{\"message\":\"x\"}", 502))
        .isEqualTo(
            "natural: Not caused by your request: mend the server, or get its answer without --enforce response.");
    ProxyServer failing =
        proxy(
            ProxySettings.of("metroleads", wrong)
                .withControls(
                    Controls.OFF
                        .withRateLimit(Optional.of(new RateLimit(1, 600_000)))
                        .withErrors(Optional.of(new ErrorRate(1, List.of(503))))));
    assertThat(explained(failing, note, "{}", 503)).startsWith("chaos: Not caused by your request");
    assertThat(explained(failing, note, "{}", 429)).startsWith("chaos: Not caused by your request");
    URI nobody = rawUpstream("", true);
    assertThat(explained(proxy(nobody), note, "{\"message\":\"x\"}", 502))
        .endsWith(
            ": See that %s is up, and the server that you mean (--upstream).".formatted(nobody));

    ProxyServer passing = proxy(upstream(json(404, "{\"message\":\"no\"}")));
    assertThat(get(passing, LEAD + "/events").headers().map().keySet())
        .noneMatch(name -> name.startsWith("x-leadmock"));
  }

  /** Cause and hint in the log, which are those of the answer. */
  private static String explained(ProxyServer proxy, String path, String body, int status)
      throws Exception {
    HttpResponse<String> response =
        CLIENT.send(
            request(proxy, path)
                .header("Authorization", BASIC)
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(status);
    String link = response.headers().firstValue("X-Leadmock-Explain").orElse("");
    String base = "http://127.0.0.1:" + proxy.port() + "/__admin/leadmock/#/requests/";
    assertThat(link).startsWith(base);
    // Waits until it is logged.
    proxy.report();
    JsonNode entry =
        new JsonMapper()
            .readTree(
                get(proxy, "/__admin/leadmock/requests/" + link.substring(base.length())).body());
    String hint = entry.path("hint").asString();
    assertThat(response.headers().firstValue("X-Leadmock-Hint")).contains(hint);
    assertThat(entry.path("status").asInt()).isEqualTo(status);
    return entry.path("cause").asString() + ": " + hint;
  }

  @Test
  void makesARealServerSlowFlakyAndBroken() throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    URI upstream =
        upstream(
            exchange -> {
              seen.add(exchange.getRequestMethod());
              json(200, EMPTY_PAGE).answer(exchange);
            });
    ProxyServer failing =
        proxy(
            ProxySettings.of("metroleads", upstream)
                .withControls(
                    Controls.OFF.withErrors(Optional.of(new ErrorRate(1, List.of(503))))));
    HttpResponse<String> failed = get(failing, LEAD + "/events");
    assertThat(failed.statusCode()).isEqualTo(503);
    assertThat(failed.headers().firstValue("X-Leadmock-Hint").orElse(""))
        .contains("it was not forwarded");
    assertThat(seen).isEmpty();
    assertThat(messages(failing.report())).isEmpty();

    ProxyServer slow =
        proxy(
            ProxySettings.of("metroleads", upstream)
                .withControls(Controls.OFF.withLatency(Optional.of(new Latency.Fixed(300)))));
    long began = System.nanoTime();
    assertThat(get(slow, LEAD + "/events").body()).isEqualTo(EMPTY_PAGE);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(290));

    ProxyServer broken =
        proxy(
            ProxySettings.of("metroleads", upstream)
                .withControls(
                    Controls.OFF.withFaults(
                        Optional.of(new FaultRate(1, List.of(FaultKind.TRUNCATED))))));
    CompletableFuture<HttpResponse<String>> half =
        CLIENT.sendAsync(
            request(broken, LEAD + "/events").header("Authorization", BASIC).build(),
            BodyHandlers.ofString());
    assertThat(half.handle((answer, gone) -> gone != null).get()).isTrue();
    assertThat(messages(broken.report())).isEmpty();
  }

  @Test
  void letsPagesOfOtherOriginsCallOnDemand() throws Exception {
    ProxyServer proxy =
        proxy(
            ProxySettings.of(
                    "metroleads",
                    upstream(
                        exchange -> {
                          exchange
                              .getResponseHeaders()
                              .set("Access-Control-Allow-Origin", "https://vendor.example");
                          json(200, EMPTY_PAGE).answer(exchange);
                        }))
                .withCors(CorsPolicy.ANY));

    HttpResponse<String> response =
        CLIENT.send(
            request(proxy, LEAD + "/events")
                .header("Authorization", BASIC)
                .header("Origin", "http://localhost:3000")
                .build(),
            BodyHandlers.ofString());

    assertThat(response.headers().allValues("Access-Control-Allow-Origin"))
        .containsExactly("http://localhost:3000");
    assertThat(response.body()).isEqualTo(EMPTY_PAGE);
  }

  @Test
  void hasAnAdminSideOfItsOwn() throws Exception {
    ProxyServer proxy = proxy(upstream(json(200, "{\"events\":[]}")));
    get(proxy, LEAD + "/events");

    assertThat(get(proxy, "/__admin/leadmock/findings").body())
        .contains("\"requests\":1", "\"rule\":\"ML-EV-23");
    assertThat(get(proxy, "/__admin/leadmock/requests").body())
        .contains("\"operation\":\"metroleads/list-events\"");
    HttpResponse<String> status = get(proxy, "/__admin/leadmock/status");
    assertThat(status.body()).contains("\"proxy\":{\"upstream\":");
    assertThat(
            new AdminDocument(get(proxy, "/__admin/leadmock/openapi.yaml").body())
                .violations("GET /status", 200, "application/json", status.body()))
        .isEmpty();
    assertThat(get(proxy, "/__admin/leadmock/").body()).contains("<html");
    assertThat(get(proxy, "/__admin/leadmock/controls").statusCode()).isEqualTo(200);
    assertThat(get(proxy, "/__admin/none").statusCode()).isEqualTo(404);
  }

  @Test
  void answersWhatItsConsoleAsksAboutARequest() throws Exception {
    ProxyServer proxy = proxy(upstream(json(200, EMPTY_PAGE)));
    get(proxy, LEAD + "/events");
    // Waits until it is logged.
    proxy.report();
    String log = get(proxy, "/__admin/leadmock/requests?all=true").body();
    String id = log.replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");

    assertThat(get(proxy, "/__admin/leadmock/requests/" + id + "?all=true").statusCode())
        .isEqualTo(200);
    assertThat(get(proxy, "/__admin/leadmock/requests/" + id + "?al=true").body())
        .contains("\"al\"");
  }

  /** A switch that could change nothing is refused. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "POST|/forced|{\"operation\":\"liveforce/get-lead-summary\",\"status\":503}|/operation",
        "PATCH||{\"clock\":{\"frozen\":\"2017-02-23T10:21:08Z\"}}|a proxy has no clock of its own",
        "PATCH||{\"errors\":{\"rate\":1,\"statuses\":[401]},\"clock\":null}|"
      })
  void takesOnlyTheSwitchesOfItsApi(String method, String path, String body, String problem)
      throws Exception {
    ProxyServer proxy = proxy(upstream(json(200, EMPTY_PAGE)));

    HttpResponse<String> response =
        CLIENT.send(
            request(proxy, "/__admin/leadmock/controls" + (path == null ? "" : path))
                .method(method, BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(problem == null ? 200 : 400);
    assertThat(response.body()).contains(problem == null ? "401" : problem);
  }

  /** RFC 9110, section 15.5.6. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PUT|/leadmock/controls|GET, HEAD, PATCH, DELETE",
        "POST|/leadmock/findings|GET, HEAD",
        "POST|/health|GET, HEAD",
        "PUT|/leadmock/|GET, HEAD",
        "GET|/shutdown|POST",
        "GET|/leadmock/controls/forced/x|DELETE"
      })
  void saysWhichMethodsAnAdminResourceHas(String method, String path, String allow)
      throws Exception {
    ProxyServer proxy = proxy(upstream(json(200, EMPTY_PAGE)));

    HttpResponse<String> response =
        CLIENT.send(
            request(proxy, "/__admin" + path).method(method, BodyPublishers.noBody()).build(),
            BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains(allow);
  }

  @Test
  void servesTwoHundredClientsAtOnce() throws Exception {
    ProxyServer proxy = proxy(upstream(json(200, EMPTY_PAGE)));
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      HttpClient own = HttpClient.newHttpClient();
      answers.add(
          own.sendAsync(
              request(proxy, LEAD + "/events").header("Authorization", BASIC).build(),
              BodyHandlers.ofString()));
    }

    for (CompletableFuture<HttpResponse<String>> answer : answers) {
      assertThat(answer.get().body()).isEqualTo(EMPTY_PAGE);
    }
    assertThat(proxy.report().requests()).isEqualTo(200);
    assertThat(messages(proxy.report())).isEmpty();
  }

  @Test
  void streamsAGigabyteWithAFlatHeap() throws Exception {
    long size = 1L << 30;
    byte[] part = new byte[1 << 16];
    ProxyServer proxy =
        proxy(
            upstream(
                exchange -> {
                  exchange.getResponseHeaders().set("Content-Type", "application/json");
                  exchange.sendResponseHeaders(200, size);
                  try (OutputStream out = exchange.getResponseBody()) {
                    for (long sent = 0; sent < size; sent += part.length) {
                      out.write(part);
                    }
                  }
                }));
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    long before = runtime.totalMemory() - runtime.freeMemory();

    long received;
    try (var in =
        CLIENT
            .send(
                request(proxy, LEAD + "/events").header("Authorization", BASIC).build(),
                BodyHandlers.ofInputStream())
            .body()) {
      received = in.skip(size);
      while (in.read() >= 0) {
        received++;
      }
    }

    System.gc();
    long after = runtime.totalMemory() - runtime.freeMemory();
    assertThat(received).isEqualTo(size);
    assertThat(after - before).isLessThan(32L << 20);
    assertThat(proxy.report().cases())
        .anyMatch(
            result ->
                result.reason().equals("1 exchange passed unchecked: a body too large to keep"));
  }

  /** RFC 9110, section 9.1: methods are case-sensitive. */
  @ParameterizedTest
  @ValueSource(strings = {"get", "Post", "head", "connect", "purge"})
  void sendsTheMethodAsItCame(String method) throws Exception {
    List<String> heads = new CopyOnWriteArrayList<>();
    ProxyServer proxy = proxy(listening(heads, REFUSED));

    assertThat(raw(proxy, method + " " + LEAD + "/events HTTP/1.1"))
        .startsWith("HTTP/1.1 405 ")
        .endsWith("{\"message\":\"no\"}");

    assertThat(heads).hasSize(1);
    assertThat(heads.get(0)).startsWith(method + " " + LEAD + "/events HTTP/1.1\r\n");
    proxy.report();
    assertThat(told).noneMatch(finding -> finding.message().contains("is to be refused"));
  }

  /** RFC 9112, section 3.2.4. */
  @Test
  void passesOnOptionsForTheServerAsAWhole() throws Exception {
    List<String> heads = new CopyOnWriteArrayList<>();
    ProxyServer proxy = proxy(listening(heads, "HTTP/1.1 204 No Content\r\nAllow: GET\r\n\r\n"));

    assertThat(raw(proxy, "OPTIONS * HTTP/1.1"))
        .startsWith("HTTP/1.1 204 ")
        .contains("\r\nAllow: GET\r\n");

    assertThat(heads).hasSize(1);
    assertThat(heads.get(0)).startsWith("OPTIONS * HTTP/1.1\r\n");
    assertThat(proxy.report().findings()).isEmpty();
  }

  @Test
  void refusesToBeATunnel() throws Exception {
    List<String> heads = new CopyOnWriteArrayList<>();
    ProxyServer proxy = proxy(listening(heads, REFUSED));

    assertThat(raw(proxy, "CONNECT a.example:1 HTTP/1.1"))
        .startsWith("HTTP/1.1 501 ")
        .endsWith(
            "{\"message\":\"this proxy sends to one server only: it does not support CONNECT\"}\n");

    assertThat(heads).isEmpty();
    assertThat(proxy.report().findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "//a.example/b|//a.example/b",
        "http://localhost/b?c|/b?c",
        "http://localhost|/",
        "http://localhost?c|/?c",
        "/a^b[c]|/a^b[c]",
        "/ä\"<>|/ä\"<>"
      })
  void sendsPathAndQueryOfEveryOtherTarget(String target, String sent) throws Exception {
    List<String> heads = new CopyOnWriteArrayList<>();
    ProxyServer proxy = proxy(listening(heads, REFUSED));

    assertThat(raw(proxy, "GET " + target + " HTTP/1.1")).startsWith("HTTP/1.1 405 ");

    assertThat(heads).hasSize(1);
    assertThat(heads.get(0)).startsWith("GET " + sent + " HTTP/1.1\r\n");
  }

  private static final String REFUSED =
      "HTTP/1.1 405 Method Not Allowed\r\nAllow: GET\r\nContent-Type: application/json\r\n"
          + "Content-Length: 16\r\n\r\n{\"message\":\"no\"}";

  /** Keeps what it gets, as it came, and answers always the same. */
  private URI listening(List<String> heads, String answer) throws IOException {
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    open.add(server);
    Thread thread =
        new Thread(
            () -> {
              while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                  byte[] head = new byte[8_192];
                  int length = socket.getInputStream().read(head);
                  heads.add(new String(head, 0, Math.max(0, length), UTF_8));
                  socket.getOutputStream().write(answer.getBytes(UTF_8));
                  socket.getOutputStream().flush();
                } catch (IOException closed) {
                  return;
                }
              }
            });
    thread.setDaemon(true);
    thread.start();
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** The whole answer to a request line that no well-behaved client sends. */
  private static String raw(ProxyServer proxy, String line) throws IOException {
    String host = line.startsWith("CONNECT") ? line.split(" ")[1] : "localhost";
    try (Socket socket = new Socket("127.0.0.1", proxy.port())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              "%s\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(line, host).getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
