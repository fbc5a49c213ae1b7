package io.github.leadmock.http;

import static io.github.leadmock.http.Client.json;
import static io.github.leadmock.http.Client.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.api.Isolation;
import io.github.leadmock.world.SessionLimits;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Requests that name a session, or users with separate writes, see only what was written there. */
class SessionsTest {

  private static final String HEADER = "X-Leadmock-Session";

  @Test
  @Cites("ML-SE-01")
  void keepsAHundredParallelSessionsApart() throws Exception {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      Client client = new Client(mock.baseUrl());
      List<JsonNode> initial = client.walk(Client.ONE_MORE, 1_000);
      // The JDK's client cannot handle a hundred concurrent upgrades to HTTP/2.
      HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
      ExecutorService threads = Executors.newFixedThreadPool(100);
      List<Future<Suite>> suites = new ArrayList<>();
      for (int number = 0; number < 100; number++) {
        Suite suite = new Suite(mock.baseUrl(), http, number, initial);
        suites.add(threads.submit(suite::run));
      }
      for (Future<Suite> suite : suites) {
        suite.get().check();
      }
      threads.shutdown();
      assertThat(client.walk(Client.ONE_MORE, 1_000)).as("the shared one").isEqualTo(initial);
    }
  }

  @Test
  @Cites({"ML-SE-02", "LF-SE-02"})
  void refusesABadNameInTheVendorsShape() {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      Client client = new Client(mock.baseUrl());
      Response metroLeads =
          client.authorized().header(HEADER, "a b").get(path(Client.EMPTY) + "/events");
      Response liveForce =
          client.authorized().header(HEADER, "x".repeat(65)).get("/leads/summary/1");

      assertThat(metroLeads.statusCode()).isEqualTo(400);
      assertThat(json(metroLeads).path("message").asString())
          .isEqualTo(
              "X-Leadmock-Session is 'a b'; expected 1 to 64 letters, digits or any of . _ : @ -");
      assertThat(metroLeads.header("X-Leadmock-Rule")).isEqualTo("ML-SE-02");
      assertThat(liveForce.statusCode()).isEqualTo(400);
      assertThat(json(liveForce).path("code").intValue()).isEqualTo(4001);
      assertThat(liveForce.header("X-Leadmock-Rule")).isEqualTo("LF-SE-02");
    }
  }

  @Test
  @Cites("LF-SE-01")
  void showsLiveForceTheSameInEverySession() {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      Client client = new Client(mock.baseUrl());
      assertThat(client.authorized().header(HEADER, "one").get("/leads/summary/3").asString())
          .isEqualTo(client.get("/leads/summary/3").asString());
    }
  }

  @Test
  void letsAPageSendTheHeader() {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      Response preflight =
          new Client(mock.baseUrl())
              .anonymous()
              .header("Origin", "http://app.example")
              .header("Access-Control-Request-Method", "GET")
              .header("Access-Control-Request-Headers", "x-leadmock-session")
              .options(path(Client.EMPTY) + "/events");
      assertThat(preflight.header("Access-Control-Allow-Headers")).isEqualTo("x-leadmock-session");
    }
  }

  @Test
  @Cites("ML-SE-01")
  void givesEachUserSeparateWritesWhenTold() {
    LeadmockConfig config = LeadmockConfig.defaults().withIsolate(Isolation.Mode.USER);
    try (Leadmock mock = Leadmock.start(config)) {
      Client client = new Client(mock.baseUrl());
      assertThat(addAs(client, "jane", "of jane").statusCode()).isEqualTo(200);
      String note = json(addAs(client, "joe", "of joe")).at("/data/event_id").asString();

      assertThat(messages(client, "jane")).containsExactly("of jane");
      assertThat(messages(client, "joe")).containsExactly("of joe");
      assertThat(messages(client, "ann")).isEmpty();
      as(client, "jane").post(path(Client.EMPTY) + "/note/" + note + "/remove");
      assertThat(messages(client, "joe")).as("the same id, another note").containsExactly("of joe");
      // Two users who name the same session share it.
      for (String user : List.of("jane", "joe")) {
        as(client, user)
            .header(HEADER, "pair")
            .body("{\"message\":\"of %s\"}".formatted(user))
            .post(path(Client.EMPTY) + "/note");
      }
      Response pair = as(client, "ann").header(HEADER, "pair").get(path(Client.EMPTY) + "/events");
      assertThat(json(pair).path("count").intValue()).isEqualTo(2);
    }
  }

  @Test
  void sharesWritesOfUsersByDefault() {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      Client client = new Client(mock.baseUrl());
      addAs(client, "jane", "of jane");
      assertThat(messages(client, "joe")).containsExactly("of jane");
    }
  }

  @Test
  void takesNoNoticeOfTheHeaderUnderStrictWire() {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults().withStrictWire(true))) {
      Client client = new Client(mock.baseUrl());
      client.addNote(Client.EMPTY, "hello");
      Response events =
          client.authorized().header(HEADER, "no good").get(path(Client.EMPTY) + "/events");
      assertThat(json(events).path("count").intValue()).isEqualTo(1);
    }
  }

  @Test
  void keepsAsManySessionsAsItIsTold() {
    LeadmockConfig config =
        LeadmockConfig.defaults().withSessions(new SessionLimits(2, Duration.ofHours(1)));
    try (Leadmock mock = Leadmock.start(config)) {
      Client client = new Client(mock.baseUrl());
      for (String session : List.of("one", "two", "three")) {
        assertThat(count(client, session)).isZero();
        add(client, session);
      }
      assertThat(count(client, "one")).as("the longest idle").isZero();
      assertThat(count(client, "two")).isEqualTo(1);
      assertThat(count(client, "three")).isEqualTo(1);
    }
  }

  @Test
  void resetsTheSessionThatTheRequestNamesOrAll() {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      Client client = new Client(mock.baseUrl());
      List.of("one", "two").forEach(session -> add(client, session));
      client.addNote(Client.EMPTY, "shared");

      assertThat(
              client.anonymous().header(HEADER, "one").post("/__admin/leadmock/reset").statusCode())
          .isEqualTo(200);
      assertThat(List.of(count(client, "one"), count(client, "two"))).containsExactly(0, 1);
      assertThat(client.events(Client.EMPTY, "").path("count").intValue()).isEqualTo(1);

      Response bad = client.anonymous().header(HEADER, "a b").post("/__admin/leadmock/reset");
      assertThat(bad.statusCode()).isEqualTo(400);
      assertThat(bad.asString())
          .isEqualTo(
              "{\"errors\":[{\"where\":\"header X-Leadmock-Session\",\"expected\":\"1 to 64"
                  + " letters, digits or any of . _ : @ -\",\"got\":\"'a b'\"}]}");
      assertThat(count(client, "two")).isEqualTo(1);

      client.anonymous().post("/__admin/leadmock/reset");
      assertThat(count(client, "two")).isZero();
      assertThat(client.events(Client.EMPTY, "").path("count").intValue()).isZero();
    }
  }

  private static void add(Client client, String session) {
    assertThat(
            client
                .authorized()
                .header(HEADER, session)
                .body("{\"message\":\"hello\"}")
                .post(path(Client.EMPTY) + "/note")
                .statusCode())
        .isEqualTo(200);
  }

  private static int count(Client client, String session) {
    return json(client.authorized().header(HEADER, session).get(path(Client.EMPTY) + "/events"))
        .path("count")
        .intValue();
  }

  private static io.restassured.specification.RequestSpecification as(Client client, String user) {
    return client.anonymous().auth().preemptive().basic(user, "x");
  }

  private static Response addAs(Client client, String user, String message) {
    return as(client, user)
        .body("{\"message\":\"%s\"}".formatted(message))
        .post(path(Client.EMPTY) + "/note");
  }

  private static List<String> messages(Client client, String user) {
    return json(as(client, user).get(path(Client.EMPTY) + "/events"))
        .path("events")
        .valueStream()
        .map(event -> event.at("/data/message").asString())
        .toList();
  }

  /** A test suite with a session of its own, and a model of what it must see. */
  private static final class Suite {

    private static final int OPERATIONS = 60;

    private final URI lead;
    private final HttpClient http;
    private final String session;
    private final Random random;
    private final Map<String, String> model = new HashMap<>();
    private final List<String> notes = new ArrayList<>();

    Suite(URI baseUrl, HttpClient http, int number, List<JsonNode> initial) {
      this.lead = baseUrl.resolve(path(Client.ONE_MORE));
      this.http = http;
      this.session = "suite-" + number;
      this.random = new Random(number);
      initial.forEach(
          event -> {
            String id = event.at("/data/event_id").asString();
            model.put(id, event.at("/data/message").asString());
            if (event.path("type").asString().equals("note")) {
              notes.add(id);
            }
          });
    }

    Suite run() throws Exception {
      for (int step = 0; step < OPERATIONS; step++) {
        String text = session + ", step " + step;
        int choice = random.nextInt(10);
        if (notes.isEmpty() || choice < 4) {
          String id = send("/note", text);
          assertThat(model.put(id, text)).as("a new id").isNull();
          notes.add(id);
        } else if (choice < 7) {
          String id = notes.get(random.nextInt(notes.size()));
          send("/note/" + id, text);
          model.put(id, text);
        } else {
          String id = notes.remove(random.nextInt(notes.size()));
          send("/note/" + id + "/remove", text);
          model.remove(id);
        }
      }
      check();
      return this;
    }

    void check() throws Exception {
      JsonNode page = call(request("/events?size=1000").GET());
      Map<String, String> seen = new HashMap<>();
      page.path("events")
          .forEach(
              event ->
                  seen.put(
                      event.at("/data/event_id").asString(), event.at("/data/message").asString()));
      assertThat(seen).as(session).isEqualTo(model);
      assertThat(page.path("count").intValue()).isEqualTo(model.size());
    }

    private String send(String path, String text) throws Exception {
      return call(request(path)
              .POST(BodyPublishers.ofString("{\"message\":\"%s\"}".formatted(text))))
          .at("/data/event_id")
          .asString();
    }

    private JsonNode call(HttpRequest.Builder request) throws Exception {
      var response = http.send(request.build(), BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      return json(response.body());
    }

    private HttpRequest.Builder request(String path) {
      return HttpRequest.newBuilder(URI.create(lead + path))
          .header("Authorization", "Basic eW91OnNlY3JldA==")
          .header(HEADER, session);
    }
  }
}
