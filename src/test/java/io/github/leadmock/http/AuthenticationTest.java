package io.github.leadmock.http;

import static io.github.leadmock.http.Client.json;
import static io.github.leadmock.http.Client.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.api.AuthPolicy;
import io.github.leadmock.api.AuthPolicy.Mode;
import io.github.leadmock.api.Credentials;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AuthenticationTest {

  private static final String EVENTS = path(Client.ONE_EVENT) + "/events";
  private static final String SUMMARY = "/api/v1/leads/summary/1";

  @Test
  @Cites({"ML-AU-01", "ML-AU-08", "LF-AU-01", "LF-AU-03", "LF-ER-05"})
  void tellsANewcomerWhatToSend() {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      Client client = new Client(mock.baseUrl());

      Response metroLeads = client.anonymous().get(EVENTS);
      assertThat(metroLeads.statusCode()).isEqualTo(401);
      assertThat(metroLeads.header("WWW-Authenticate"))
          .isEqualTo("Basic realm=\"MetroLeads\", charset=\"UTF-8\"");
      assertThat(metroLeads.header("X-Leadmock-Hint"))
          .isEqualTo(
              "Send HTTP Basic with any e-mail address and any token, for example curl -u you@example.com:secret.");
      assertThat(json(metroLeads))
          .isEqualTo(json("{\"message\":\"no valid credentials in the Authorization header\"}"));

      Response liveForce = client.anonymous().get(SUMMARY);
      assertThat(liveForce.statusCode()).isEqualTo(401);
      assertThat(liveForce.header("WWW-Authenticate"))
          .isEqualTo("Basic realm=\"LiveForce\", charset=\"UTF-8\"");
      assertThat(json(liveForce).path("code").intValue()).isEqualTo(4004);
      assertThat(json(liveForce).path("type").asString()).isEqualTo("UNAUTHORIZED_ACCESS");
    }
  }

  @Test
  @Cites({"ML-AU-01", "ML-AU-02", "LF-AU-02"})
  void takesAnyWellFormedPairAndNothingElse() {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      Client client = new Client(mock.baseUrl());
      for (String right :
          List.of("Basic " + base64("a:b"), "bAsIc   " + base64("ü@example.com:p:q"))) {
        assertThat(status(client, right, EVENTS)).as(right).isEqualTo(200);
        assertThat(status(client, right, SUMMARY)).as(right).isEqualTo(200);
      }
      for (String wrong :
          List.of(
              "Basic",
              "Basic ",
              "Basic !!!",
              "Basic " + base64("a"),
              "Basic " + base64("a:"),
              "Basic " + base64(":b"),
              "Bearer " + base64("a:b"),
              base64("a:b"),
              "Basic " + base64("a:b") + " x",
              "Basic /w==")) {
        assertThat(status(client, wrong, EVENTS)).as(wrong).isEqualTo(401);
        assertThat(status(client, wrong, SUMMARY)).as(wrong).isEqualTo(401);
      }
      assertThat(
              client
                  .anonymous()
                  .header("Authorization", "Basic " + base64("a:b"), "Basic " + base64("c:d"))
                  .get(EVENTS)
                  .statusCode())
          .isEqualTo(401);
    }
  }

  @Test
  void takesOnlyListedPairsWhenSomeAreListed() {
    AuthPolicy listed =
        new AuthPolicy(
            Mode.REQUIRED,
            List.of(new Credentials("a", "b"), new Credentials("c", "d")),
            AuthPolicy.TWO_WEEKS);
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults().withAuth(listed))) {
      Client client = new Client(mock.baseUrl());

      assertThat(status(client, "Basic " + base64("a:b"), EVENTS)).isEqualTo(200);
      assertThat(status(client, "Basic " + base64("c:d"), SUMMARY)).isEqualTo(200);
      assertThat(status(client, "Basic " + base64("a:d"), EVENTS)).isEqualTo(401);
      assertThat(status(client, "Basic " + base64("a:d"), SUMMARY)).isEqualTo(401);
      assertThat(token(client, "a", "wrong").statusCode()).isEqualTo(401);
      String token = json(token(client, "a", "b")).asString();
      assertThat(status(client, "Basic " + base64("a:" + token), EVENTS)).isEqualTo(200);
      try (Leadmock openToAll = Leadmock.start(LeadmockConfig.defaults())) {
        String eves = json(token(new Client(openToAll.baseUrl()), "eve", "x")).asString();
        assertThat(status(client, "Basic " + base64("eve:" + eves), EVENTS)).isEqualTo(401);
      }
    }
  }

  @Test
  @Cites("ML-AU-07")
  void tellsUsersApartWhoseNamesHaveTheSameHashCode() {
    AuthPolicy issued = new AuthPolicy(Mode.ISSUED, List.of(), AuthPolicy.TWO_WEEKS);
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults().withAuth(issued))) {
      Client client = new Client(mock.baseUrl());
      assertThat("Aa@x.com").hasSameHashCodeAs("BB@x.com");

      String token = json(token(client, "Aa@x.com", "p")).asString();

      assertThat(status(client, "Basic " + base64("Aa@x.com:" + token), EVENTS)).isEqualTo(200);
      assertThat(status(client, "Basic " + base64("BB@x.com:" + token), EVENTS)).isEqualTo(401);
    }
  }

  @Test
  @Cites({"ML-AU-03", "ML-AU-04", "ML-AU-05", "ML-AU-07", "ML-PA-03"})
  void takesOnlyIssuedTokensUntilTheyExpire() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    InstantSource source = now::get;
    Clock clock = source.withZone(ZoneOffset.UTC);
    AuthPolicy issued = new AuthPolicy(Mode.ISSUED, List.of(), AuthPolicy.TWO_WEEKS);
    try (Leadmock mock =
        Leadmock.start(LeadmockConfig.defaults().withAuth(issued).withClock(clock))) {
      Client client = new Client(mock.baseUrl());
      assertThat(status(client, "Basic " + base64("a:b"), EVENTS)).isEqualTo(401);
      assertThat(client.anonymous().get(EVENTS).header("X-Leadmock-Hint"))
          .isEqualTo(
              "Get a token with GET /auth/issue_token?username=EMAIL&password=PASSWORD, then send HTTP Basic with"
                  + " EMAIL:TOKEN (curl -u EMAIL:TOKEN).");

      String token = json(token(client, "a", "b")).asString();

      assertThat(token).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
      assertThat(status(client, "Basic " + base64("a:" + token), EVENTS)).isEqualTo(200);
      assertThat(status(client, "Basic " + base64("other:" + token), EVENTS)).isEqualTo(401);
      assertThat(status(client, "Basic " + base64("any:thing"), SUMMARY)).isEqualTo(200);
      now.set(now.get().plus(AuthPolicy.TWO_WEEKS).minusSeconds(1));
      assertThat(status(client, "Basic " + base64("a:" + token), EVENTS)).isEqualTo(200);
      now.set(now.get().plusSeconds(1));
      assertThat(status(client, "Basic " + base64("a:" + token), EVENTS)).isEqualTo(401);
      assertThat(client.anonymous().get("/api/auth/issue_token?username=a&password=b").statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  @Cites("ML-AU-06")
  void issuesNoTokenWithoutUserAndPassword() {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults())) {
      Client client = new Client(mock.baseUrl());
      for (String query :
          List.of(
              "",
              "?username=a",
              "?password=b",
              "?username=&password=b",
              "?username=a&password=%20",
              "?username=a&username=b&password=c")) {
        Response response = client.anonymous().get("/auth/issue_token" + query);
        assertThat(response.statusCode()).as(query).isEqualTo(400);
        assertThat(response.header("X-Leadmock-Rule")).isEqualTo("ML-AU-06");
      }
      assertThat(json(client.anonymous().get("/auth/issue_token?username=a")))
          .isEqualTo(json("{\"message\":\"the parameter password is missing\"}"));
    }
  }

  @Test
  void asksNobodyWhenSwitchedOff() {
    AuthPolicy off = new AuthPolicy(Mode.OFF, List.of(), Duration.ofDays(1));
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults().withAuth(off))) {
      Client client = new Client(mock.baseUrl());

      assertThat(client.anonymous().get(EVENTS).statusCode()).isEqualTo(200);
      assertThat(client.anonymous().get(SUMMARY).statusCode()).isEqualTo(200);
      Response saved =
          client.anonymous().body("{\"message\":\"a\"}").post(path(Client.ONE_EVENT) + "/note");
      assertThat(json(saved).at("/data/created_by_entity/name").asString()).isEqualTo("John Doe");
    }
  }

  private static Response token(Client client, String user, String password) {
    return client.anonymous().get("/auth/issue_token?username=" + user + "&password=" + password);
  }

  private static int status(Client client, String authorization, String path) {
    return client.anonymous().header("Authorization", authorization).get(path).statusCode();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
