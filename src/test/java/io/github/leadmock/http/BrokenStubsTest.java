package io.github.leadmock.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.verify.StubServer;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Stub mappings and settings with which WireMock would fail on every request or call other servers.
 */
class BrokenStubsTest {

  private Leadmock mock;

  @BeforeEach
  void start() {
    mock = Leadmock.start(LeadmockConfig.defaults());
  }

  @AfterEach
  void stop() {
    mock.close();
  }

  private Response admin(String path, String body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post(mock.baseUrl() + "/__admin" + path);
  }

  private int summary() {
    return new Client(mock.baseUrl()).get("/leads/summary/1").statusCode();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"queryParameters\":{\"a\":null}}",
        "{\"headers\":{\"a\":null}}",
        "{\"cookies\":{\"a\":null}}",
        "{\"bodyPatterns\":[null]}",
        "{\"url\":\"/api/v1/leads/summary/1\",\"bodyPatterns\":[null]}",
        "{\"urlPathPattern\":\"/companies/.*\",\"headers\":{\"X\":null}}",
        "{\"urlPathTemplate\":\"/x/{id}\",\"pathParameters\":{\"id\":null}}",
        "{\"method\":\"GET\",\"headers\":{\"A\":{\"equalTo\":\"b\"},\"X\":null}}",
        "{\"formParameters\":{\"a\":null}}",
        "{\"bodyPatterns\":[{\"or\":[{\"contains\":\"x\"},null]}]}",
        "{\"multipartPatterns\":[null]}",
        "{\"multipartPatterns\":[{\"bodyPatterns\":[null]}]}",
        "{\"multipartPatterns\":[{\"headers\":{\"X\":null}}]}",
        "{\"headers\":{\"Authorization\":{\"hasExactly\":[null]}}}",
        "{\"bodyPatterns\":[{\"equalToJson\":{\"message\":\"${json-unit.regex}[\"}}]}"
      })
  void refusesAMatcherThatFailsOnEveryRequest(String request) {
    Response refused = admin("/mappings", "{\"request\":%s}".formatted(request));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.asString())
        .containsAnyOf("; expected a matcher, such as", "fails on every value");
    assertThat(refused.asString()).doesNotContain("Cannot invoke", "Exception");
    assertThat(summary()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"urlPattern\":\".*\",\"cookies\":{\"a\":{\"equalTo\":\"b\"}}}",
        "{\"method\":\"POST\",\"formParameters\":{\"a\":{\"equalTo\":\"1\"}}}",
        "{\"multipartPatterns\":[{\"bodyPatterns\":[{\"equalTo\":\"1\"}]}]}",
        "{\"bodyPatterns\":[{\"equalToJson\":[null]},{\"binaryEqualTo\":\"AQID\"}]}"
      })
  void takesEveryMatcherThatWorks(String request) {
    assertThat(
            admin("/mappings", "{\"request\":%s,\"response\":{}}".formatted(request)).statusCode())
        .isEqualTo(201);
    assertThat(summary()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "`response`:{`transformers`:[`leadmock`]}|response.transformers has leadmock, and",
        "`response`:{`delayDistribution`:{`type`:`uniform`,`lower`:9,`upper`:1}}"
            + "|response.delayDistribution cannot be drawn from",
        "`serveEventListeners`:[null]|serveEventListeners has a null; expected objects with a name"
      })
  void refusesAMappingThatFailsOnWhatItMatches(String member, String reason) {
    Response refused =
        admin(
            "/mappings",
            "{\"request\":{\"urlPattern\":\".*\"},%s}".formatted(member.replace('`', '"')));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.asString()).contains(reason);
    assertThat(summary()).isEqualTo(200);
  }

  /** Setting the type by hand, without the boundary, is a common mistake. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data",
        "multipart/mixed; boundary=",
        "multipart/form-data; boundary=b",
        "text/plain; charset=foo",
        "application/x-www-form-urlencoded"
      })
  void answersABodyThatIsNotWhatItsTypeSays(String type) throws Exception {
    assumeFalse(
        "wiremock".equals(System.getProperty("leadmock.front")),
        "WireMock's own server fails on it, as a stock WireMock does");
    admin("/mappings", "{\"request\":{\"url\":\"/mine\"},\"response\":{\"body\":\"mine\"}}");

    assertThat(send("/upload", type).statusCode()).isEqualTo(404);
    assertThat(send("/mine", type).body()).isEqualTo("mine");
    assertThat(send("/__admin/mappings/reset", type).statusCode()).isEqualTo(200);
    assertThat(send("/mine", type).statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> send(String path, String type) throws Exception {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .build()
        .send(
            HttpRequest.newBuilder(mock.baseUrl().resolve(path))
                .header("Content-Type", type)
                .timeout(Duration.ofSeconds(20))
                .POST(BodyPublishers.ofString("5% d"))
                .build(),
            BodyHandlers.ofString());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 99, 101, 1000, 99999})
  void refusesAStatusThatNoClientGets(int status) {
    Response refused =
        admin("/mappings", "{\"request\":{},\"response\":{\"status\":%s}}".formatted(status));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.asString()).contains("response.status is %s".formatted(status));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"headers\":{\"Content-Length\":\"x\"},\"body\":\"abc\"}",
        "{\"headers\":{\"content-length\":\"5\"},\"body\":\"abc\"}",
        "{\"headers\":{\"Content-Length\":\"-1\"},\"jsonBody\":{}}"
      })
  void refusesALengthThatIsNotThatOfTheBody(String response) {
    Response refused = admin("/mappings", "{\"request\":{},\"response\":%s}".formatted(response));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.asString()).contains("leave it out, the mock counts");
  }

  @Test
  void takesTheLengthOfTheBody() {
    String stub =
        "{\"request\":{\"url\":\"/x\"},\"response\":{\"headers\":{\"Content-Length\":\"4\"},\"body\":\"abü\"}}";

    assertThat(admin("/mappings", stub).statusCode()).isEqualTo(201);
    assertThat(given().get(mock.baseUrl() + "/x").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "null | the settings are no JSON object; expected one, such as",
        "[] | the settings are no JSON object; expected one, such as",
        "{\"fixedDelay\":-1} | fixedDelay is -1; expected milliseconds, 0 or more",
        "{\"delayDistribution\":{\"type\":\"uniform\",\"lower\":9,\"upper\":1}}"
            + " | expected a lower bound that is not above the upper one, and positive numbers",
        "{\"delayDistribution\":{\"type\":\"uniform\",\"lower\":-9,\"upper\":-1}}"
            + " | delayDistribution draws less than 0; expected milliseconds"
      })
  void refusesSettingsWithWhichEveryRequestFails(String settings, String reason) {
    Response refused = admin("/settings", settings);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.asString()).contains(reason);
    assertThat(summary()).isEqualTo(200);
  }

  @Test
  void takesSettingsThatWork() {
    assertThat(
            admin(
                    "/settings",
                    "{\"delayDistribution\":{\"type\":\"uniform\",\"lower\":1,\"upper\":9}}")
                .statusCode())
        .isEqualTo(200);
    assertThat(summary()).isEqualTo(200);
  }

  @Test
  void fetchesNoSchemaOfOthers(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("schema.json"), "{\"type\":\"string\"}");
    try (StubServer other = new StubServer(asked -> StubServer.Reply.json(404, "{}"))) {
      String address = other.baseUrl() + "/schema";
      for (String schema :
          new String[] {
            "{\"$ref\":\"%s\"}".formatted(address),
            "{\"$schema\":\"%s\"}".formatted(address),
            "{\"properties\":{\"a\":{\"$ref\":\"%s\"}}}".formatted(file.toUri())
          }) {
        String pattern = "{\"matchesJsonSchema\":%s}".formatted(quoted(schema));
        for (String form : new String[] {pattern, "{\"not\":%s}".formatted(pattern)}) {
          Response refused =
              admin("/mappings", "{\"request\":{\"bodyPatterns\":[%s]}}".formatted(form));
          assertThat(refused.statusCode()).as(form).isEqualTo(403);
          assertThat(refused.asString()).contains("a JSON Schema cannot refer to");
          assertThat(
                  admin("/requests/count", "{\"bodyPatterns\":[%s]}".formatted(form)).statusCode())
              .isEqualTo(403);
        }
      }
      given().body("{\"a\":1}").post(mock.baseUrl() + "/x");
      assertThat(other.asked()).isEmpty();
    }
  }

  @Test
  void takesASchemaThatStandsAlone() {
    String schema =
        "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"type\":\"object\"}}}";
    assertThat(
            admin(
                    "/mappings",
                    "{\"request\":{\"bodyPatterns\":[{\"matchesJsonSchema\":%s}]},\"response\":{}}"
                        .formatted(quoted(schema)))
                .statusCode())
        .isEqualTo(201);
  }

  @Test
  void saysWhyAStubFailsAndLogsIt() {
    admin(
        "/mappings",
        "{\"request\":{\"url\":\"/t\"},\"response\":{\"body\":\"{{nope x}}\","
            + "\"transformers\":[\"response-template\"]}}");

    Response failed = given().get(mock.baseUrl() + "/t");

    assertThat(failed.statusCode()).isEqualTo(500);
    assertThat(failed.asString()).contains("WireMock failed on this request", "nope");
    assertThat(failed.header("X-Leadmock-Explain")).isNotEmpty();
    Response log = given().get(mock.baseUrl() + "/__admin/leadmock/requests?limit=1&status=500");
    assertThat(log.jsonPath().getString("entries[0].cause")).isEqualTo("stub");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/mappings/", "/requests/"})
  void saysThatThereIsNoSuchThing(String path) {
    String id = "00000000-0000-4000-8000-000000000000";
    Response unknown = given().get(mock.baseUrl() + "/__admin" + path + id);

    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.asString()).contains("with the id " + id);
  }

  private static String quoted(String json) {
    return "\"" + json.replace("\"", "\\\"") + "\"";
  }
}
