package io.github.leadmock.http;

import static io.github.leadmock.http.Client.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.junit.LeadmockExtension;
import io.github.leadmock.junit.LeadmockUrl;
import io.restassured.response.Response;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a page in a browser may do: use all of the API from any origin, and nothing of the admin API
 * from a foreign one.
 */
@ExtendWith(LeadmockExtension.class)
class BrowserTest {

  private static final String ORIGIN = "http://app.example:3000";

  private final Client client;

  BrowserTest(@LeadmockUrl URI baseUrl) {
    client = new Client(baseUrl);
  }

  @Test
  @Cites({"ML-FO-03", "LF-FO-03"})
  void letsAPageAskBeforeItSendsCredentialsAndJson() {
    Response preflight =
        client
            .anonymous()
            .header("Origin", ORIGIN)
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "authorization,content-type,prefer")
            .header("Access-Control-Request-Private-Network", "true")
            .options(path(Client.EMPTY) + "/note");

    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
    assertThat(preflight.header("Access-Control-Allow-Methods")).isEqualTo("POST");
    assertThat(preflight.header("Access-Control-Allow-Headers"))
        .isEqualTo("authorization,content-type,prefer");
    assertThat(preflight.header("Access-Control-Allow-Private-Network")).isEqualTo("true");
    assertThat(preflight.header("Matched-Stub-Id")).isNull();
    assertThat(preflight.asByteArray()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/events", "/nothing", "/events?start=x"})
  void letsAPageReadSuccessesAndErrors(String resource) {
    for (Response response :
        List.of(
            client.authorized().header("Origin", ORIGIN).get(path(Client.EMPTY) + resource),
            client.anonymous().header("Origin", "null").get(path(Client.EMPTY) + resource),
            client
                .anonymous()
                .header("Origin", ORIGIN)
                .header("Prefer", "code=503")
                .get("/leads/summary/1"))) {
      assertThat(response.header("Access-Control-Allow-Origin")).isIn(ORIGIN, "null");
      assertThat(response.header("Access-Control-Expose-Headers"))
          .contains("X-Leadmock-Hint", "Retry-After");
      assertThat(response.header("Vary")).isEqualTo("Origin");
    }
  }

  @Test
  void saysNothingOfOriginsToOtherClients() {
    assertThat(client.get(path(Client.EMPTY) + "/events").header("Access-Control-Allow-Origin"))
        .isNull();
  }

  @Test
  void keepsForeignPagesOutOfTheAdminSide() {
    Response response = client.anonymous().header("Origin", ORIGIN).get("/__admin/mappings");

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.header("Access-Control-Allow-Origin")).isNull();
    assertThat(response.asString())
        .isEqualTo(
            "admin calls from pages of another origin are refused: Origin is '%s', expected %s\n"
                .formatted(ORIGIN, client.baseUrl()));
    assertThat(
            client
                .anonymous()
                .header("Origin", ORIGIN)
                .post("/__admin/leadmock/reset")
                .statusCode())
        .isEqualTo(403);
    assertThat(
            client
                .anonymous()
                .header("Origin", "null")
                .post("/__admin/leadmock/reset")
                .statusCode())
        .isEqualTo(403);
    assertThat(
            client
                .anonymous()
                .header("Sec-Fetch-Site", "cross-site")
                .get("/__admin/mappings")
                .statusCode())
        .isEqualTo(403);
    assertThat(
            client
                .anonymous()
                .header("Sec-Fetch-Site", "same-site")
                .header("Sec-Fetch-Mode", "no-cors")
                .get("/__admin/mappings")
                .asString())
        .isEqualTo(
            "admin calls from pages of another origin are refused: Sec-Fetch-Site is same-site\n");
    assertThat(
            client
                .anonymous()
                .header("Sec-Fetch-Site", "same-site")
                .header("Sec-Fetch-Mode", "navigate")
                .get("/__admin/mappings")
                .statusCode())
        .as("a link on a page of this machine")
        .isEqualTo(200);
    assertThat(
            client
                .anonymous()
                .header("Origin", ORIGIN)
                .header("Access-Control-Request-Method", "POST")
                .options("/__admin/mappings")
                .statusCode())
        .isEqualTo(403);
    assertThat(
            client
                .anonymous()
                .header("Origin", client.baseUrl().toString())
                .get("/__admin/mappings")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void letsAPageSeeThatAMethodIsNotAllowed() {
    Response preflight =
        client
            .anonymous()
            .header("Origin", ORIGIN)
            .header("Access-Control-Request-Method", "PUT")
            .options("/leads/summary/1");
    Response put = client.authorized().header("Origin", ORIGIN).put("/leads/summary/1");

    assertThat(preflight.header("Access-Control-Allow-Methods")).isEqualTo("PUT");
    assertThat(put.statusCode()).isEqualTo(405);
    assertThat(put.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
  }

  @Test
  void opensTheAdminSideUnderTheAddressThatItListensOn() {
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults().withBindAddress("127.0.0.2"))) {
      assertThat(new Client(mock.baseUrl()).anonymous().get("/__admin/mappings").statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void keepsReboundNamesOutOfTheAdminSide() {
    assertThat(
            client
                .anonymous()
                .header("Host", "evil.example:" + client.baseUrl().getPort())
                .get("/__admin/mappings")
                .asString())
        .isEqualTo(
            "admin calls to another host are refused: Host is 'evil.example:%d', expected localhost or 127.0.0.1\n"
                .formatted(client.baseUrl().getPort()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LOCALHOST",
        "localhost.:80",
        "app.localhost:3000",
        "a.b.localhost",
        "127.0.0.1",
        "127.0.0.2:80",
        "127.255.255.254",
        "[::1]:80",
        "[0:0:0:0:0:0:0:1]",
        "[::ffff:127.0.0.1]:80"
      })
  void opensTheAdminSideUnderEveryLoopbackName(String host) {
    assertThat(client.anonymous().header("Host", host).get("/__admin/mappings").statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost.evil.example",
        "evillocalhost",
        "127.0.0.1.evil.example",
        "127.evil.example",
        "127.1",
        "0127.0.0.1",
        "128.0.0.1",
        "0.0.0.0",
        "[::2]",
        "[::ffff:10.0.0.1]",
        "2130706433"
      })
  void keepsNamesThatOnlyLookLikeLoopbackOutOfTheAdminSide(String host) {
    assertThat(client.anonymous().header("Host", host).get("/__admin/mappings").statusCode())
        .isEqualTo(403);
  }

  @Test
  void needsATokenForTheAdminSideWhenOtherMachinesCanReachIt() {
    LeadmockConfig everywhere = LeadmockConfig.defaults().withBindAddress("0.0.0.0");
    try (Leadmock closed = Leadmock.start(everywhere);
        Leadmock open = Leadmock.start(everywhere.withAdminToken("s3cret"))) {
      assertThat(new Client(closed.baseUrl()).anonymous().get("/__admin/mappings").asString())
          .isEqualTo(
              "admin calls are refused: this mock can be reached from other machines and was"
                  + " started without --admin-token\n");
      Client client = new Client(open.baseUrl());
      assertThat(client.anonymous().get("/__admin/mappings").asString())
          .isEqualTo(
              "admin calls need the token: send Authorization: Bearer TOKEN with that of"
                  + " --admin-token\n");
      Response wrong =
          client.anonymous().header("Authorization", "Bearer wrong").get("/__admin/mappings");
      assertThat(wrong.statusCode()).isEqualTo(401);
      assertThat(wrong.header("WWW-Authenticate")).endsWith(", error=\"invalid_token\"");
      assertThat(wrong.asString()).startsWith("this is not the admin token: ");
      assertThat(client.anonymous().get("/__admin/mappings").header("WWW-Authenticate"))
          .isEqualTo("Bearer realm=\"Leadmock admin\"");
      assertThat(
              client
                  .anonymous()
                  .header("Authorization", "Bearer s3cret")
                  .header("Origin", ORIGIN)
                  .get("/__admin/mappings")
                  .statusCode())
          .as("a page of another origin, even with the token")
          .isEqualTo(403);
      assertThat(
              client
                  .anonymous()
                  .header("Authorization", "Bearer s3cret")
                  .get("/__admin/mappings")
                  .statusCode())
          .isEqualTo(200);
      assertThat(client.get("/leads/summary/1").statusCode()).isEqualTo(200);
    }
  }
}
