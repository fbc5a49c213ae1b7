package io.github.leadmock.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.common.NotPermittedException;
import com.github.tomakehurst.wiremock.matching.MatchesJsonPathPattern;
import com.github.tomakehurst.wiremock.stubbing.StubImport;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.junit.LeadmockExtension;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The part of WireMock's admin API that the mock does not serve, and what it must not lose through
 * it.
 */
@ExtendWith(LeadmockExtension.class)
class RefusedAdminCallsTest {

  private final Leadmock mock;
  private final Client client;
  private final WireMock wireMock;

  RefusedAdminCallsTest(Leadmock mock) {
    this.mock = mock;
    this.client = new Client(mock.baseUrl());
    this.wireMock = new WireMock("127.0.0.1", mock.port());
  }

  @AfterEach
  void reset() {
    mock.resetAll();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST   | /mappings/save | 403 | this mock writes no files: stub mappings cannot be saved;"
            + " put them into a folder and name it with --stubs",
        "POST   | /recordings/start | 403 | this mock calls no other server: there is nothing to"
            + " record; record with a stock WireMock and name the folder of its stubs with --stubs",
        "POST   | /recordings/snapshot | 403 | this mock calls no other server: there is nothing to"
            + " record; record with a stock WireMock and name the folder of its stubs with --stubs",
        "GET    | /recorder | 404 | this mock calls no other server: it has no recorder; record"
            + " with a stock WireMock and name the folder of its stubs with --stubs",
        "PUT    | /files/x | 403 | this mock writes no files: put the body into the stub mapping,"
            + " or into __files of a folder and name that with --stubs",
        "DELETE | /files/a/b.json | 403 | this mock writes no files: put the body into the stub"
            + " mapping, or into __files of a folder and name that with --stubs",
        "GET    | /files/x | 404 | there is no such file; files are served from __files of --stubs"
            + " only",
        "GET    | /certs/wiremock-ca.crt | 404 | this mock is not a browser proxy and has no"
            + " certificate authority; the certificate of --https-port is named at its start",
        "GET    | /mappings?limit=٣ | 422 | limit is '٣'; expected a whole number in the digits 0"
            + " to 9, at most 999999999",
        "GET    | /requests?limit=2&offset=1۱ | 422 | offset is '1۱'; expected a whole number in"
            + " the digits 0 to 9, at most 999999999",
      })
  void saysWhyItDoesNotServeACall(String method, String path, int status, String reason) {
    assumeFalse(
        path.equals("/recorder") && "wiremock".equals(System.getProperty("leadmock.front")),
        "WireMock's own server has the pages of the recorder among its files");
    Response refused =
        client
            .anonymous()
            .body("{\"targetBaseUrl\":\"http://localhost:1\"}")
            .request(method, "/__admin" + path);

    assertThat(refused.statusCode()).isEqualTo(status);
    assertThat(refused.contentType()).isEqualTo("application/json");
    assertThat(Client.json(refused).at("/errors/0/title").asString()).isEqualTo(reason);
    assertThatTheApisAreThere();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"persistent\":true | {\"status\":200} | this mock writes no files: a stub mapping cannot"
            + " be persistent; leave the member out, or put the mapping into a folder and name it"
            + " with --stubs",
        "\"name\":\"p\" | {\"proxyBaseUrl\":\"http://localhost:1\"} | this mock calls no other"
            + " server: a stub mapping cannot proxy; leave response.proxyBaseUrl out",
        "\"postServeActions\":[{\"name\":\"webhook\",\"parameters\":{}}] | {\"status\":200} | this"
            + " mock calls no other server: a stub mapping cannot have a webhook; leave it out",
        "\"postServeActions\":{\"webhook\":{}} | {\"status\":200} | this mock calls no other"
            + " server: a stub mapping cannot have a webhook; leave it out",
        "\"serveEventListeners\":[{\"name\":\"webhook\",\"parameters\":{}}] | {\"status\":200} |"
            + " this mock calls no other server: a stub mapping cannot have a webhook; leave it"
            + " out",
      })
  void refusesAStubThatItCannotServe(String member, String response, String reason) {
    String stub =
        "{\"id\":\"11111111-1111-4111-8111-111111111111\",\"request\":{\"url\":\"/x\"},\"response\":%s,%s}"
            .formatted(response, member);
    client
        .anonymous()
        .body("{\"id\":\"11111111-1111-4111-8111-111111111111\",\"request\":{\"url\":\"/x\"}}")
        .post("/__admin/mappings");

    for (Response refused :
        List.of(
            client.anonymous().body(stub).post("/__admin/mappings"),
            client
                .anonymous()
                .body(stub)
                .put("/__admin/mappings/11111111-1111-4111-8111-111111111111"),
            client.anonymous().body(stub).post("/__admin/mappings/edit"),
            client
                .anonymous()
                .body("{\"mappings\":[" + stub + "]}")
                .post("/__admin/mappings/import"))) {
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(Client.json(refused).at("/errors/0/title").asString()).isEqualTo(reason);
    }
    assertThat(client.anonymous().get("/x").asString()).as("the stub from before").isEmpty();
    assertThat(client.anonymous().get("/x").statusCode()).isEqualTo(200);
  }

  @Test
  void mergesIntoExtendedSettingsFromTheFirstCallOn() {
    assertThat(patch("{\"extended\":{\"a\":1}}").statusCode()).isEqualTo(200);
    assertThat(client.anonymous().body("{\"fixedDelay\":1}").post("/__admin/settings").statusCode())
        .isEqualTo(200);
    assertThat(patch("{\"extended\":{\"b\":2}}").statusCode()).isEqualTo(200);
    assertThat(
            Client.json(client.anonymous().get("/__admin/settings"))
                .at("/settings/extended/b")
                .asInt())
        .isEqualTo(2);
  }

  private Response patch(String extended) {
    return client.anonymous().body(extended).request("PATCH", "/__admin/settings/extended");
  }

  /** None of it leaves a line in the log: a client's mistake is no fault of the mock. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "GET   | /requests?limit=x | - | limit is 'x'; expected a whole number in the digits 0 to 9,",
        "GET   | /mappings?limit=-1 | - | limit is '-1'; expected a whole number",
        "GET   | /mappings?offset=99999999999 | - | offset is '99999999999'; expected a whole number",
        "GET   | /mappings?limit= | - | limit is ''; expected a whole number",
        "POST  | /near-misses/request | {} | the body has no member 'url'; expected a string, such as {",
        "POST  | /near-misses/request | {\"url\":\"/x\"} | the body has no member 'method'; expected a",
        "POST  | /mappings/import | {} | the body has no member 'mappings'; expected a list, such as {",
        "PATCH | /settings/extended | {} | the body has no member 'extended'; expected an object,",
        "POST  | /mappings | null | the body is null; expected a JSON object",
        "POST  | /mappings/edit | null | the body is null; expected a JSON object",
        "POST  | /mappings/remove-by-metadata | null | the body is null; expected a JSON object",
        "PUT   | /scenarios/x/state | null | the body is null; expected a JSON object",
        "POST  | /mappings/find-by-metadata | {\"matchesJsonPath\":\"$[\"} | the matcher cannot be used: ",
      })
  void saysWhatACallOfWireMockLacks(String method, String path, String body, String reason) {
    List<String> log = Collections.synchronizedList(new ArrayList<>());
    try (Leadmock logging = Leadmock.start(LeadmockConfig.defaults(), log::add)) {
      Response refused =
          new Client(logging.baseUrl()).anonymous().body(body).request(method, "/__admin" + path);

      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(Client.json(refused).at("/errors/0/title").asString()).startsWith(reason);
      assertThat(log).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"request\":{\"metod\":\"GET\"}} | /request/metod | unknown member \"metod\"",
        "{\"response\":{\"status\":\"x\"}} | /response/status | found \"x\"; expected a whole number",
        "{\"id\":\"x\"} | /id | found \"x\"; expected a UUID",
        "[] | / | found a list; expected an object",
        "{\"priority\":1e400} | /priority | found 1e400; expected a whole number from -2147483648 to 2147483647",
      })
  void saysInPlainWordsWhatIsWrongInAStub(String stub, String pointer, String words) {
    assumeFalse(
        "wiremock".equals(System.getProperty("leadmock.front")),
        "WireMock's own server has answered by then");
    Response refused = client.anonymous().body(stub).post("/__admin/mappings");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Client.json(refused).at("/errors/0/source/pointer").asString()).isEqualTo(pointer);
    assertThat(Client.json(refused).at("/errors/0/detail").asString()).isEqualTo(words);
  }

  @Test
  void namesTheLimitThatAStubExceeds() {
    assumeFalse(
        "wiremock".equals(System.getProperty("leadmock.front")),
        "WireMock's own server has answered by then");
    Response refused =
        client
            .anonymous()
            .body("{\"priority\":" + "1".repeat(1_500) + "}")
            .post("/__admin/mappings");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Client.json(refused).at("/errors/0/detail").asString())
        .isEqualTo("beyond a limit of this mock: a number of more than 1000 characters");
  }

  @Test
  void saysInPlainWordsWhatIsWrongInATemplate() {
    Response refused =
        client
            .anonymous()
            .body(
                "{\"request\":{\"url\":\"/x\"},\"response\":{\"body\":\"{{#if a}}\",\"transformers\":[\"response-template\"]}}")
            .post("/__admin/mappings");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Client.json(refused).at("/errors/0/title").asString())
        .isEqualTo(
            "the response has a body that is not a template: 1:9: found: '<EOF>', expected: '{{/'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "\"true\"", "1"})
  void refusesEverySpellingOfPersistent(String persistent) {
    assertThat(
            client
                .anonymous()
                .body(
                    "{\"request\":{\"url\":\"/x\"},\"response\":{},\"persistent\":%s}"
                        .formatted(persistent))
                .post("/__admin/mappings")
                .statusCode())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/mappings", "/mappings/import", "/requests/find", "/settings"})
  void refusesABodyThatIsNotUtf8(String path) {
    byte[] latin =
        "{\"request\":{\"url\":\"/x\"},\n\"name\":\"caf\u00e9\"}"
            .getBytes(StandardCharsets.ISO_8859_1);
    Response refused = client.anonymous().body(latin).post("/__admin" + path);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.asString())
        .contains("line 2, column 12: expected text in UTF-8, got bytes that are none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PATCH /controls", "POST /controls/forced", "PUT /data"})
  void refusesABodyOfOursThatIsNotUtf8(String call) {
    String[] words = call.split(" ");
    Response refused =
        client
            .anonymous()
            .body(new byte[] {'{', '\n', (byte) 0xFF})
            .request(words[0], "/__admin/leadmock" + words[1]);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.asString()).contains("\"where\":\"line 2, column 1\"");
  }

  @Test
  void hasAnEmptyPageBehindTheLastStubMapping() {
    int total = wireMock.allStubMappings().getMeta().total;
    Response last = client.anonymous().get("/__admin/mappings?offset=" + (total - 1));
    assertThat(Client.json(last).path("mappings")).hasSize(1);

    for (int offset : List.of(total, total + 1, 99_999)) {
      Response page = client.anonymous().get("/__admin/mappings?limit=5&offset=" + offset);

      assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
      assertThat(Client.json(page).path("mappings")).isEmpty();
      assertThat(Client.json(page).at("/meta/total").intValue()).isEqualTo(total);
    }
  }

  @Test
  void speaksToWireMocksClientInItsOwnErrors() {
    assertThatThrownBy(wireMock::saveMappings)
        .isInstanceOf(NotPermittedException.class)
        .hasMessageContaining("stub mappings cannot be saved");
    assertThatThrownBy(() -> wireMock.startStubRecording("http://localhost:1"))
        .isInstanceOf(NotPermittedException.class)
        .hasMessageContaining("there is nothing to record");
    assertThatThrownBy(
            () ->
                wireMock.register(
                    get("/proxy").willReturn(aResponse().proxiedFrom("http://localhost:1"))))
        .isInstanceOf(NotPermittedException.class)
        .hasMessageContaining("a stub mapping cannot proxy");
  }

  @Test
  void keepsItsOwnStubMappingsWhateverIsRemovedAtOnce() {
    int ours = wireMock.allStubMappings().getMappings().size();
    wireMock.register(
        get("/mine")
            .withMetadata(
                new com.github.tomakehurst.wiremock.common.Metadata(
                    java.util.Map.of("api", "mine")))
            .willReturn(ok("mine")));

    client.anonymous().delete("/__admin/mappings/unmatched");
    assertThat(wireMock.allStubMappings().getMappings()).hasSize(ours);
    assertThatTheApisAreThere();

    wireMock.removeStubsByMetadataPattern(new MatchesJsonPathPattern("$.api"));
    assertThat(wireMock.allStubMappings().getMappings()).hasSize(ours);
    assertThatTheApisAreThere();

    StubMapping mine = get("/mine").willReturn(ok("mine")).build();
    mine.setId(UUID.randomUUID());
    wireMock.importStubMappings(
        StubImport.stubImport().stub(mine).deleteAllExistingStubsNotInImport());
    assertThat(wireMock.allStubMappings().getMappings()).hasSize(ours + 1);
    assertThatTheApisAreThere();

    client.anonymous().delete("/__admin/mappings");
    assertThat(wireMock.allStubMappings().getMappings()).hasSize(ours);
    assertThatTheApisAreThere();
  }

  @Test
  void givesUpNoneOfItsOwnAndTakesBackAnEditedOne() {
    StubMapping summary =
        wireMock.allStubMappings().getMappings().stream()
            .filter(
                stub ->
                    "/api/v1/leads/summary/{lead_id}"
                        .equals(stub.getRequest().getUrlPathTemplate()))
            .findFirst()
            .orElseThrow();
    String path = "/__admin/mappings/" + summary.getId();
    assertThat(client.anonymous().delete(path).statusCode()).isEqualTo(403);

    wireMock.editStubMapping(
        get("/api/v1/leads/summary/1").withId(summary.getId()).willReturn(ok("edited")));
    assertThat(client.get("/api/v1/leads/summary/1").asString()).isEqualTo("edited");

    assertThat(client.anonymous().delete(path).statusCode()).isEqualTo(200);
    assertThatTheApisAreThere();
  }

  private void assertThatTheApisAreThere() {
    assertThat(client.get("/api/v1/leads/summary/1").statusCode()).isEqualTo(200);
    assertThat(client.get(Client.path(Client.EMPTY) + "/events").statusCode()).isEqualTo(200);
  }
}
