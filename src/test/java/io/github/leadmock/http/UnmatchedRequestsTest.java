package io.github.leadmock.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.junit.LeadmockExtension;
import io.github.leadmock.wiremock.ServerChoice;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Requests to neither API that match no stub mapping. */
@ExtendWith(LeadmockExtension.class)
class UnmatchedRequestsTest {

  private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

  private final Leadmock mock;
  private final Client client;

  UnmatchedRequestsTest(Leadmock mock) {
    this.mock = mock;
    this.client = new Client(mock.baseUrl());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/?x=1", "/?utm_source=mail&a=/b"})
  void showsABrowserTheWayToTheConsole(String address) {
    Response page = client.anonymous().header("Accept", BROWSER).get(address);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.contentType()).startsWith("text/html");
    assertThat(page.asString()).contains("<a href=\"/__admin/leadmock/\">Open the console</a>");
    assertThat(page.header("X-Leadmock-Explain")).isNull();
    JsonNode entry =
        Client.json(client.anonymous().get("/__admin/leadmock/requests?limit=1")).at("/entries/0");
    assertThat(entry.get("status").intValue()).isEqualTo(200);
    assertThat(
            Client.json(
                    client
                        .anonymous()
                        .get("/__admin/leadmock/requests/" + entry.get("id").asString()))
                .toString())
        .contains("The page for browsers that open the mock's address");
  }

  @Test
  void saysNothingOnAStrictWire() {
    try (Leadmock strict = Leadmock.start(LeadmockConfig.defaults().withStrictWire(true))) {
      new WireMock("127.0.0.1", strict.port())
          .register(WireMock.get("/mine").willReturn(WireMock.ok("mine")));
      for (String path : new String[] {"/", "/mind"}) {
        Response answer =
            new Client(strict.baseUrl()).anonymous().header("Accept", BROWSER).get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.asString()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json, text/html",
        "text/html;q=0.1, application/json",
        "text/html; q=0, */*"
      })
  void showsNoPageToAClientThatTakesJsonOrNoPages(String accept) {
    Response answer = client.anonymous().header("Accept", accept).get("/");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.contentType()).startsWith("application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "*/*", "application/vnd.api+json"})
  void answersOthersInJson(String accept) {
    Response answer = client.anonymous().header("Accept", accept).get("/?x=1");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.contentType()).startsWith("application/json");
    assertThat(answer.asString())
        .isEqualTo(
            "{\"message\":\"no such resource: neither API has /, and no stub mapping matches it;"
                + " ./leadmock leads prints paths to try\"}\n");
  }

  /** A delay is no stub: nothing of the user's could be near. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"fixedDelay\":1}",
        "{\"delayDistribution\":{\"type\":\"uniform\",\"lower\":0,\"upper\":1}}"
      })
  void answersInJsonWithADelayButNoStub(String settings) {
    assertThat(client.anonymous().body(settings).post("/__admin/settings").statusCode())
        .isEqualTo(200);

    assertThat(client.anonymous().get("/nothing").asString())
        .startsWith("{\"message\":\"no such resource: neither API has /nothing,");
  }

  /** Templates that replace ours make no stub mapping either. */
  @Test
  void answersInJsonWithAFolderThatHasNoStub(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("__files"));
    Files.writeString(folder.resolve("__files/error.json.hbs"), "{}");
    try (Leadmock templated = Leadmock.start(LeadmockConfig.defaults().withStubs(folder))) {
      assertThat(new Client(templated.baseUrl()).anonymous().get("/nothing").asString())
          .startsWith("{\"message\":\"no such resource: neither API has /nothing,");
    }
  }

  @ParameterizedTest
  @EnumSource(ServerChoice.class)
  void linksAFailureButNoPageToTheLog(ServerChoice front) {
    try (Leadmock other = Leadmock.start(LeadmockConfig.defaults().withFront(front))) {
      Client asking = new Client(other.baseUrl());

      assertThat(asking.anonymous().get("/").headers().getValues("X-Leadmock-Explain"))
          .containsExactly(
              other.baseUrl() + "/__admin/leadmock/#/requests/" + other.requests().get(0).id());
      assertThat(
              asking
                  .anonymous()
                  .header("Accept", BROWSER)
                  .get("/")
                  .headers()
                  .getValues("X-Leadmock-Explain"))
          .isEmpty();
    }
  }

  @Test
  void reportsTheNearestStubToUsersWithStubs() {
    WireMock wireMock = new WireMock("127.0.0.1", mock.port());
    wireMock.register(WireMock.get("/mine").willReturn(WireMock.ok("mine")));

    assertThat(client.anonymous().get("/mind").asString())
        .contains("Request was not matched", "/mine");
    assertThat(client.anonymous().header("Accept", "application/json").get("/mind").contentType())
        .startsWith("application/json");
    assertThat(client.anonymous().header("Accept", BROWSER).get("/").statusCode()).isEqualTo(200);

    wireMock.register(WireMock.get("/").willReturn(WireMock.ok("my home")));
    assertThat(client.anonymous().header("Accept", BROWSER).get("/").asString())
        .isEqualTo("my home");
    wireMock.resetToDefaultMappings();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/__admin/nothing",
        "/__admin/leadmock/nothing",
        "/__admin/requests/11111111-1111-4111-8111-111111111111/x"
      })
  void saysWhatTheAdminSideHas(String path) {
    assumeFalse(
        "wiremock".equals(System.getProperty("leadmock.front")),
        "WireMock's own server has sent its empty answer by then");
    Response answer = client.anonymous().get(path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.contentType()).startsWith("application/json");
    assertThat(Client.json(answer).path("message").asString())
        .isEqualTo(
            "no such admin resource; GET /__admin/docs describes WireMock's admin API, GET"
                + " /__admin/leadmock/openapi.yaml ours");
  }

  /** RFC 9110, section 15.5.6. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST|/ready|GET, HEAD",
        "OPTIONS|/ready|GET, HEAD",
        "TRACE|/ready|GET, HEAD",
        "PUT|/|GET, HEAD",
        "PUT|/controls|GET, HEAD, PATCH, DELETE",
        "GET|/reset|POST",
        "POST|/data|GET, HEAD, PUT",
        "POST|/status|GET, HEAD",
        "PATCH|/requests|GET, HEAD, DELETE",
        "DELETE|/requests/11111111-1111-4111-8111-111111111111|GET, HEAD",
        "GET|/controls/forced/x|DELETE",
        "GET|/controls/forced|POST",
        "DELETE|/openapi/metroleads.yaml|GET, HEAD",
        "HEAD|/reset|POST"
      })
  void saysWhichMethodsAnAdminResourceHas(String method, String path, String allow) {
    assumeFalse(
        "wiremock".equals(System.getProperty("leadmock.front")),
        "WireMock's own server has sent its empty answer by then");
    Response answer = client.anonymous().request(method, "/__admin/leadmock" + path);

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo(allow);
    if (!method.equals("HEAD")) {
      assertThat(Client.json(answer).path("message").asString())
          .isEqualTo(
              "/__admin/leadmock%s does not have the method %s; it has %s"
                  .formatted(path, method, allow));
    }
  }

  @Test
  void leadsNobodyToAConsoleThatIsClosed() {
    try (Leadmock closed = Leadmock.start(LeadmockConfig.defaults().withBindAddress("0.0.0.0"))) {
      assertThat(
              new Client(closed.baseUrl())
                  .anonymous()
                  .header("Accept", BROWSER)
                  .get("/")
                  .asString())
          .contains("start it with <code>--admin-token TOKEN</code> to open it")
          .doesNotContain("href");
    }
  }

  @Test
  void saysNothingOfLeadmockUnderStrictWire() {
    try (Leadmock strict = Leadmock.start(LeadmockConfig.defaults().withStrictWire(true))) {
      Response page = new Client(strict.baseUrl()).anonymous().header("Accept", BROWSER).get("/");

      assertThat(page.statusCode()).isEqualTo(404);
      assertThat(page.asString()).doesNotContainIgnoringCase("leadmock");
    }
  }
}
