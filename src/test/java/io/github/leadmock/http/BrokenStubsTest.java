package io.github.leadmock.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.verify.StubServer;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

  /** RFC 9110, sections 8.6 and 15: such a response ends at its head. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "`status`:204,`body`:`hello`",
        "`status`:204,`headers`:{`Content-Length`:`5`}",
        "`status`:204,`headers`:{`Content-Length`:`0`}",
        "`status`:304,`body`:`hello`",
        "`status`:304,`headers`:{`Content-Length`:`50`}",
        "`status`:205,`body`:`hello`"
      })
  void sendsAResponseWithoutContentWhateverTheStubSays(String response) {
    assumeFalse(
        "wiremock".equals(System.getProperty("leadmock.front")),
        "WireMock's own server fails on it, as a stock WireMock does");
    String json = response.replace('`', '"');
    assertThat(
            admin("/mappings", "{\"request\":{\"url\":\"/x\"},\"response\":{%s}}".formatted(json))
                .statusCode())
        .isEqualTo(201);

    try (RawHttp http = new RawHttp(mock.baseUrl())) {
      RawHttp.Answer answer =
          http.send(
              "GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
              !response.contains("205"));
      assertThat(answer.status()).isEqualTo(Integer.parseInt(response.substring(9, 12)));
      if (answer.status() == 204) {
        assertThat(answer.headers()).doesNotContainKey("content-length");
      }
    }
  }

  @Test
  void saysThatTheHeadOfAResponseIsTooLarge() {
    assumeFalse("wiremock".equals(System.getProperty("leadmock.front")));
    assertThat(
            admin(
                    "/mappings",
                    "{\"request\":{\"url\":\"/x\"},\"response\":{\"headers\":{\"X-A\":\"%s\"}}}"
                        .formatted("y".repeat(40_000)))
                .statusCode())
        .isEqualTo(201);

    Response answer = given().get(mock.baseUrl() + "/x");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.asString())
        .isEqualTo(
            "{\"message\":\"the response cannot be sent: its head is larger than 32768 bytes\"}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{`matchesXPath`:`//[`}|request.bodyPatterns.0.matchesXPath is '//['; expected an XPath expression",
        "{`matchesXPath`:{`expression`:`//a[`,`equalTo`:`x`}}|matchesXPath is '//a['; expected",
        "{`not`:{`matchesXPath`:`a b`}}|request.bodyPatterns.0.not.matchesXPath is 'a b'; expected",
        "{`or`:[{`equalTo`:`x`},{`matchesXPath`:`f(`}]}|or.1.matchesXPath is 'f('; expected",
        "{`matchesJsonPath`:`$..[`}|found an expression that ends before it is complete",
        "{`matchesJsonPath`:`$[`}|found an expression that ends before it is complete"
      })
  void refusesAnExpressionThatNoBodyMatches(String matcher, String reason) {
    assumeFalse(
        "wiremock".equals(System.getProperty("leadmock.front")),
        "WireMock's own server says it in its own words");
    Response refused =
        admin(
            "/mappings",
            "{\"request\":{\"bodyPatterns\":[%s]},\"response\":{}}"
                .formatted(matcher.replace('`', '"')));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.asString()).contains(reason).doesNotContain("out of range", "Exception");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"bodyPatterns\":[{\"matchesXPath\":\"//a[@b='c']/text()\"}]}",
        "{\"bodyPatterns\":[{\"matchesXPath\":{\"expression\":\"//n:a\","
            + "\"equalToXml\":\"<a/>\"},\"xPathNamespaces\":{\"n\":\"urn:x\"}}]}",
        "{\"bodyPatterns\":[{\"equalToJson\":{\"matchesXPath\":\"//[\"}}]}",
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

  /** RFC 7578, section 4.3. */
  @Test
  void takesSeveralPartsOfOneName() {
    String stub =
        "{\"request\":{\"url\":\"/mine\",\"multipartPatterns\":[{\"bodyPatterns\":[{\"equalTo\":\"2\"}]}]},"
            + "\"response\":{\"body\":\"{{request.parts.a.body}}{{request.parts.a-2.body}}\","
            + "\"transformers\":[\"response-template\"]}}";
    assertThat(admin("/mappings", stub).statusCode()).isEqualTo(201);
    Client client = new Client(mock.baseUrl());
    boolean own = !"wiremock".equals(System.getProperty("leadmock.front"));

    Response note = twice(client).post(Client.path(Client.ONE_PAGE) + "/note");
    assertThat(note.statusCode()).isEqualTo(400);
    assertThat(note.asString()).contains("the body is not JSON");
    assertThat(twice(client).get("/api/v1/leads/summary/1").statusCode()).isEqualTo(200);
    if (own) {
      assertThat(twice(client).post("/mine").asString()).isEqualTo("12");
    }
  }

  private static RequestSpecification twice(Client client) {
    return client.authorized().multiPart("a", "1").multiPart("a", "2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/requests/count",
        "/requests/find",
        "/requests/remove",
        "/near-misses/request-pattern"
      })
  void refusesARequestPatternThatFailsOnEveryRequest(String path) {
    summary();
    for (String matcher :
        new String[] {
          "{\"matchesJsonSchema\":{\"$ref\":\"#\"}}",
          "{\"not\":{\"matchesJsonSchema\":{\"$ref\":\"#\"}}}"
        }) {
      Response refused = admin(path, "{\"bodyPatterns\":[%s]}".formatted(matcher));

      assertThat(refused.statusCode()).as(matcher).isEqualTo(422);
      assertThat(refused.jsonPath().getString("errors[0].title"))
          .startsWith("bodyPatterns.0 fails on every value: ");
    }
    Response nothing = admin(path, "null");
    assertThat(nothing.statusCode()).isEqualTo(422);
    assertThat(nothing.asString()).contains("the request pattern is no JSON object; expected one");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/mappings/find-by-metadata",
        "/mappings/remove-by-metadata",
        "/requests/remove-by-metadata"
      })
  void refusesAMatcherOfMetadataThatFailsOnEveryValue(String path) {
    Response refused = admin(path, "{\"matchesJsonSchema\":{\"$ref\":\"#\"}}");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.jsonPath().getString("errors[0].title"))
        .startsWith("the matcher fails on every value: ");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 900, 5000})
  void refusesJsonThatIsNestedTooDeep(int lists) {
    String deep = "[".repeat(lists) + "]".repeat(lists);
    for (String mapping :
        new String[] {
          "{\"request\":{},\"response\":{\"jsonBody\":%s}}",
          "{\"request\":{},\"metadata\":{\"a\":%s}}"
        }) {
      Response refused = admin("/mappings", mapping.formatted(deep));

      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.jsonPath().getString("errors[0].title"))
          .isEqualTo(
              "the JSON has more than 200 levels of lists and objects; expected at most 200");
    }
  }

  @Test
  void takesJsonOfAllLevelsThatItMayHave() {
    String deep = "[".repeat(198) + "]".repeat(198);

    assertThat(
            admin(
                    "/mappings",
                    "{\"request\":{\"url\":\"/deep\"},\"response\":{\"jsonBody\":%s}}"
                        .formatted(deep))
                .statusCode())
        .isEqualTo(201);
    assertThat(given().get(mock.baseUrl() + "/deep").asString()).isEqualTo(deep);
  }

  @Test
  void findsAReferenceHoweverDeepItsSchemaIs() {
    String schema = "{\"not\":".repeat(900) + "{\"$ref\":\"http://localhost:1\"}" + "}".repeat(900);
    Response refused =
        admin(
            "/mappings",
            "{\"request\":{\"bodyPatterns\":[{\"matchesJsonSchema\":%s}]}}"
                .formatted(quoted(schema)));

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.asString()).contains("a JSON Schema cannot refer to http://localhost:1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "99", "101", "1000", "99999", "\"100\"", "\"1e9\"", "199.9"})
  void refusesAStatusThatNoClientGets(String status) {
    Response refused =
        admin("/mappings", "{\"request\":{},\"response\":{\"status\":%s}}".formatted(status));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.asString()).contains("response.status is " + status.replace("\"", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"headers\":{\"Content-Length\":\"x\"},\"body\":\"abc\"}",
        "{\"headers\":{\"content-length\":\"5\"},\"body\":\"abc\"}",
        "{\"headers\":{\"Content-Length\":\"99\"},\"body\":5}",
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
        "{\"fixedDelay\":-1} | fixedDelay is -1; expected milliseconds, 0 to 600000",
        "{\"fixedDelay\":2147483647} | fixedDelay is 2147483647; expected milliseconds, 0 to 600000",
        "{\"fixedDelay\":99999999999} | fixedDelay is 99999999999; expected milliseconds, 0 to",
        "{\"settings\":{\"fixedDelay\":600001}} | fixedDelay is 600001; expected milliseconds, 0 to",
        "{\"settings\":[]} | the settings are no JSON object; expected one, such as",
        "{\"fixedDelay\":\"x\"} | /fixedDelay: found \\\"x\\\"; expected a whole number",
        "{\"fixedDelai\":1} | /fixedDelai: unknown member \\\"fixedDelai\\\"",
        "{\"delayDistribution\":{}} | /delayDistribution: the member \\\"type\\\" is missing",
        "{\"delayDistribution\":{\"type\":\"lognormal\",\"median\":1e300,\"sigma\":1}}"
            + " | delayDistribution.median is 1E+300; expected milliseconds, 0 to 600000",
        "{\"delayDistribution\":{\"type\":\"lognormal\",\"median\":9000,\"sigma\":2}}"
            + " | delayDistribution draws delays above 600000 milliseconds; lower median or sigma, or"
            + " set maxValue",
        "{\"delayDistribution\":{\"type\":\"uniform\",\"lower\":1,\"upper\":600001}}"
            + " | delayDistribution.upper is 600001; expected milliseconds, 0 to 600000",
        "{\"delayDistribution\":{\"type\":\"fixed\",\"milliseconds\":600001}}"
            + " | delayDistribution.milliseconds is 600001; expected milliseconds, 0 to 600000",
        "{\"fixedDelay\":\"2000000000\"} | fixedDelay is 2000000000; expected milliseconds, 0 to 600000",
        "{\"fixedDelay\":\" -1\"} | fixedDelay is  -1; expected milliseconds, 0 to 600000",
        "{\"delayDistribution\":{\"type\":\"uniform\",\"lower\":1,\"upper\":\"600001\"}}"
            + " | delayDistribution.upper is 600001; expected milliseconds, 0 to 600000",
        "{\"delayDistribution\":{\"type\":\"lognormal\",\"median\":\"9000\",\"sigma\":\"2\"}}"
            + " | delayDistribution draws delays above 600000 milliseconds; lower median or sigma, or"
            + " set maxValue",
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"delayDistribution\":{\"type\":\"uniform\",\"lower\":1,\"upper\":9}}",
        "{\"delayDistribution\":{\"type\":\"lognormal\",\"median\":2,\"sigma\":0.5}}",
        "{\"delayDistribution\":{\"type\":\"lognormal\",\"median\":2,\"sigma\":9,\"maxValue\":5}}",
        "{\"settings\":{\"fixedDelay\":2}}",
        "{\"fixedDelay\":\"2\"}",
        "{}"
      })
  void takesSettingsThatWork(String settings) {
    assertThat(admin("/settings", settings).statusCode()).isEqualTo(200);
    assertThat(summary()).isEqualTo(200);
  }

  /** Only a request shows it: the path may be a template's own. */
  @Test
  void saysInOneLineWhichTemplateCannotBeRendered() {
    List<String> log = Collections.synchronizedList(new ArrayList<>());
    try (Leadmock logging = Leadmock.start(LeadmockConfig.defaults(), log::add)) {
      given()
          .body(
              "{\"request\":{\"url\":\"/a\"},\"response\":{\"transformers\":[\"response-template\"],"
                  + "\"body\":\"{{{jsonPath request.body '$['}}}\"}}")
          .post(logging.baseUrl() + "/__admin/mappings")
          .then()
          .statusCode(201);

      String error = "[ERROR: $[ is not a valid JSONPath expression]";
      assertThat(given().body("{\"a\":1}").post(logging.baseUrl() + "/a").asString())
          .isEqualTo(error);
      assertThat(log)
          .containsExactly("a template of a stub mapping could not be rendered: " + error);
    }
  }

  @Test
  void showsOnOneLineWithoutSecretsWhichBodyATemplateFailsOn() {
    List<String> log = Collections.synchronizedList(new ArrayList<>());
    try (Leadmock logging = Leadmock.start(LeadmockConfig.defaults(), log::add)) {
      given()
          .body(
              "{\"request\":{\"url\":\"/a\"},\"response\":{\"transformers\":[\"response-template\"],"
                  + "\"body\":\"{{{jsonPath request.body '$.x'}}}\"}}")
          .post(logging.baseUrl() + "/__admin/mappings")
          .then()
          .statusCode(201);

      given()
          .body("{\"password\":\"hunter2\"\u001b[2J\nleadmock: forged" + "x".repeat(1_000))
          .post(logging.baseUrl() + "/a");
      assertThat(log)
          .singleElement()
          .asString()
          .startsWith(
              "a template of a stub mapping could not be rendered: [ERROR: {\"password\":\"********\""
                  + "\\u001b[2J\\nleadmock: forgedxxx")
          .endsWith(" characters)")
          .hasSizeLessThan(700);
    }
  }

  /** Only a drill's own mappings come back. */
  @Test
  void removesAMappingThatWasExportedFromADrill() {
    String id = "6b8b4567-327b-23c6-643c-986966334873";
    String stub =
        "{\"id\":\"%s\",\"request\":{\"url\":\"/a\"},\"response\":{},\"metadata\":{\"leadmock-drill\":\"x\"}}"
            .formatted(id);
    assertThat(admin("/mappings", stub).statusCode()).isEqualTo(201);

    String mapping = mock.baseUrl() + "/__admin/mappings/" + id;
    assertThat(given().delete(mapping).statusCode()).isEqualTo(200);

    assertThat(given().get(mapping).statusCode()).isEqualTo(404);
  }

  @Test
  void refusesAMatcherThatItDoesNotHave() {
    Response refused =
        admin(
            "/mappings",
            "{\"request\":{\"url\":\"/a\",\"customMatcher\":{\"name\":\"nope\"}},\"response\":{}}");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.asString())
        .contains(
            "request.customMatcher is nope, and this mock has no such matcher; match by url,");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "`body`:`{{#if}}` | the response has a body that is not a template: 1:",
        "`body`:`{{nope x}}` | the response has a body that is not a template: 1:2: could not find helper",
        "`jsonBody`:{`a`:`{{#if a}}`} | the response has a body that is not a template: 1:",
        "`headers`:{`X-Mine`:`{{#if}}`} | the response has a header X-Mine that is not a template: 1:",
        "`headers`:{`X-Mine`:[`x`,`{{#if}}`]} | the response has a header X-Mine that is not a template: 1:",
      })
  void refusesAResponseThatIsNotATemplate(String member, String reason) {
    String response = member.replace('`', '"');
    Response refused =
        admin(
            "/mappings",
            "{\"request\":{},\"response\":{%s,\"transformers\":[\"response-template\"]}}"
                .formatted(response));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.jsonPath().getString("errors[0].title")).startsWith(reason);
    assertThat(
            admin("/mappings", "{\"request\":{},\"response\":{%s}}".formatted(response))
                .statusCode())
        .as("no template")
        .isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "`bodyFileName`:`{{#if}}` | the response has a bodyFileName that is not a template: 1:",
        "`bodyFileName`:`{{nope x}}.txt` | the response has a bodyFileName that is not a template: 1:2:",
        "`bodyFileName`:`a.json` | a stub mapping names the file 'a.json' as its body, and this mock has no files; put",
      })
  void refusesAFileThatCanNeverBeServed(String member, String reason) {
    String stub =
        "{\"request\":{},\"response\":{%s,\"transformers\":[\"response-template\"]}}"
            .formatted(member.replace('`', '"'));

    for (Response refused :
        List.of(
            admin("/mappings", stub), admin("/mappings/import", "{\"mappings\":[" + stub + "]}"))) {
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.jsonPath().getString("errors[0].title")).startsWith(reason);
    }
  }

  /** RFC 9110, sections 5.1 and 5.5; a server drops or changes what breaks them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "`headers`:{`a b`:`x`} | response.headers has the name 'a b', which is no header name; expected letters",
        "`headers`:{`a:b`:`x`} | response.headers has the name 'a:b', which is no header name",
        "`headers`:{`a\\u0000`:`x`} | response.headers has the name 'a?', which is no header name",
        "`headers`:{``:`x`} | response.headers has the name '', which is no header name",
        "`headers`:{`ä`:`x`} | response.headers has the name 'ä', which is no header name",
        "`headers`:{`A`:`x\\r\\nb: c`} | response.headers.A is 'x\\r\\nb: c'; expected text on one line",
        "`headers`:{`A`:[`x`,`y\\n`]} | response.headers.A is 'y\\n'; expected text on one line",
        "`headers`:{`A`:`\\u0001`} | response.headers.A is '?'; expected text on one line",
        "`headers`:{`A`:`3 €`} | response.headers.A is '3 €', which has characters that no header can carry",
        "`headers`:{`A`:5} | response.headers.A is 5; expected a string or a list of strings",
        "`headers`:{`A`:[]} | response.headers.A is an empty list; expected at least one value",
        "`headers`:[`A`] | response.headers is a list; expected an object, such as",
        "`statusMessage`:`x\\r\\ny` | response.statusMessage is 'x\\r\\ny'; expected text on one line",
      })
  void refusesWhatCannotBeInTheHeadOfAResponse(String member, String reason) {
    Response refused =
        admin(
            "/mappings", "{\"request\":{},\"response\":{%s}}".formatted(member.replace('`', '"')));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.jsonPath().getString("errors[0].title")).startsWith(reason);
  }

  @Test
  void takesEveryHeaderThatAServerCanSend() {
    assertThat(
            admin(
                    "/mappings",
                    "{\"request\":{\"url\":\"/h\"},\"response\":{\"headers\":{\"X_a.b!\":[\"a\\tb\",\"é\"],"
                        + "\"T\":\"{{request.method}}\\n\"},\"transformers\":[\"response-template\"]}}")
                .statusCode())
        .isEqualTo(201);
    Response answer = given().get(mock.baseUrl() + "/h");
    assertThat(answer.headers().getValues("X_a.b!")).containsExactly("a\tb", "é");
    assertThat(answer.header("T")).isEqualTo("GET");
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
    assumeFalse(
        "wiremock".equals(System.getProperty("leadmock.front")),
        "WireMock's own server says it in its own words");
    admin(
        "/mappings",
        "{\"request\":{\"url\":\"/t\"},\"response\":{\"transformers\":[\"leadmock\"],"
            + "\"transformerParameters\":{\"api\":\"nope\"}}}");

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
    assumeFalse(
        "wiremock".equals(System.getProperty("leadmock.front")),
        "WireMock's own server says it in its own words");
    String id = "00000000-0000-4000-8000-000000000000";
    Response unknown = given().get(mock.baseUrl() + "/__admin" + path + id);

    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.asString()).contains("with the id " + id);
  }

  private static String quoted(String json) {
    return "\"" + json.replace("\"", "\\\"") + "\"";
  }
}
