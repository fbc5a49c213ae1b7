package io.github.leadmock.http;

import static io.github.leadmock.http.Client.json;
import static io.github.leadmock.http.Client.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.api.AuthPolicy;
import io.github.leadmock.api.Credentials;
import io.github.leadmock.api.Isolation;
import io.github.leadmock.world.SessionLimits;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The log and the status show which session a request belonged to. */
class LoggedSessionTest {

  private static final String HEADER = "X-Leadmock-Session";
  private static final String ADMIN = "/__admin/leadmock";
  private static final String EVENTS = path(Client.EMPTY) + "/events";

  @Test
  void namesTheSessionOfEachRequest() {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      Client client = new Client(mock.baseUrl());
      client.get(EVENTS);
      client.authorized().header(HEADER, "suite-1").get(EVENTS);
      client.authorized().header(HEADER, "suite-1").get("/leads/summary/x");
      client.authorized().header(HEADER, "suite-1").header("Prefer", "code=503").get(EVENTS);
      client.anonymous().header(HEADER, "suite-2").get(EVENTS);
      client.authorized().header(HEADER, "no good").get(EVENTS);
      client.anonymous().header(HEADER, "suite-1").get("/nowhere");

      assertThat(log(client, ""))
          .containsExactly(
              "404 suite-1",
              "400 ",
              "401 suite-2",
              "503 suite-1",
              "404 suite-1",
              "200 suite-1",
              "200 ");
      assertThat(log(client, "?q=SUITE-1&status=4xx"))
          .containsExactly("404 suite-1", "404 suite-1");
      assertThat(log(client, "?q=suite-2")).containsExactly("401 suite-2");
    }
  }

  @Test
  void namesTheUserWhereWritesAreSeparate() {
    LeadmockConfig config = LeadmockConfig.defaults().withIsolate(Isolation.Mode.USER);
    try (Leadmock mock = Leadmock.start(config)) {
      Client client = new Client(mock.baseUrl());
      as(client, "jane").get(EVENTS);
      as(client, "jane").header(HEADER, "pair").get(EVENTS);
      as(client, "jane").get("/leads/summary/1");
      client.anonymous().auth().preemptive().basic("mistaken-for-a-user", "").get(EVENTS);

      assertThat(log(client, "")).containsExactly("401 ", "200 jane", "200 pair", "200 jane");
      assertThat(log(client, "?q=jane")).hasSize(2);
    }
  }

  @Test
  void namesNobodyWhoWasNotLetIn() {
    LeadmockConfig config =
        LeadmockConfig.defaults()
            .withIsolate(Isolation.Mode.USER)
            .withAuth(
                new AuthPolicy(
                    AuthPolicy.Mode.REQUIRED,
                    List.of(new Credentials("jane@example.com", "s3cret")),
                    AuthPolicy.TWO_WEEKS));
    try (Leadmock mock = Leadmock.start(config)) {
      Client client = new Client(mock.baseUrl());
      // A user who swaps the two has the token in the user's place.
      client.anonymous().auth().preemptive().basic("s3cret", "jane@example.com").get(EVENTS);

      assertThat(log(client, "")).containsExactly("401 ");
    }
  }

  @Test
  void tellsHowManySessionsThereAre() {
    LeadmockConfig config =
        LeadmockConfig.defaults()
            .withIsolate(Isolation.Mode.USER)
            .withSessions(new SessionLimits(2, Duration.ofMinutes(90)));
    try (Leadmock mock = Leadmock.start(config)) {
      Client client = new Client(mock.baseUrl());
      assertThat(sessions(client))
          .isEqualTo("{\"mode\":\"user\",\"limit\":2,\"ageMillis\":5400000,\"live\":0}");
      for (String user : List.of("jane", "joe", "ann")) {
        as(client, user).get(EVENTS);
        as(client, user).body("{\"message\":\"hello\"}").post(path(Client.EMPTY) + "/note");
      }
      assertThat(sessions(client))
          .isEqualTo("{\"mode\":\"user\",\"limit\":2,\"ageMillis\":5400000,\"live\":2}");
    }
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      assertThat(sessions(new Client(mock.baseUrl())))
          .isEqualTo("{\"mode\":\"none\",\"limit\":1000,\"ageMillis\":86400000,\"live\":0}");
    }
  }

  private static RequestSpecification as(Client client, String user) {
    return client.anonymous().auth().preemptive().basic(user, "x");
  }

  private static List<String> log(Client client, String query) {
    return json(client.anonymous().get(ADMIN + "/requests" + query))
        .path("entries")
        .valueStream()
        .map(
            entry ->
                "%s %s"
                    .formatted(entry.path("status").intValue(), entry.path("session").asString()))
        .toList();
  }

  private static String sessions(Client client) {
    return json(client.anonymous().get(ADMIN + "/status")).path("sessions").toString();
  }
}
