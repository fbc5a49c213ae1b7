package io.github.leadmock.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static io.github.leadmock.http.Client.json;
import static io.github.leadmock.http.Client.path;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.VerificationException;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.leadmock.Leadmock;
import io.github.leadmock.junit.LeadmockExtension;
import io.github.leadmock.vendor.VendorApi;
import io.restassured.response.Response;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** WireMock's own features keep working next to ours. */
@ExtendWith(LeadmockExtension.class)
class WireMockTest {

  private static final String EVENTS = path(Client.ONE_EVENT) + "/events";

  private final Client client;
  private final WireMock wireMock;

  WireMockTest(Leadmock mock) {
    client = new Client(mock.baseUrl());
    wireMock = new WireMock("127.0.0.1", mock.port());
  }

  @AfterEach
  void reset() {
    wireMock.resetToDefaultMappings();
  }

  @Test
  void letsAStubOfTheUserWinWithDefaultPriority() {
    wireMock.register(get(urlPathEqualTo(EVENTS)).willReturn(ok("mine")));

    Response response = client.anonymous().header("Origin", "http://app.example").get(EVENTS);

    assertThat(response.asString()).isEqualTo("mine");
    assertThat(response.header("X-Leadmock-Rule")).isNull();
    assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo("http://app.example");
    assertThat(client.get(path(Client.ONE_PAGE) + "/events").statusCode()).isEqualTo(200);
  }

  @Test
  void letsTheUserChangeAStubOfOurs() {
    JsonNode ours =
        json(client.anonymous().get("/__admin/mappings"))
            .path("mappings")
            .valueStream()
            .filter(
                stub ->
                    stub.at("/request/urlPathTemplate")
                        .asString()
                        .equals("/leads/summary/{lead_id}"))
            .findFirst()
            .orElseThrow();
    String edited = ours.toString().replace("\\\"success\\\"", "\\\"edited\\\"");

    client.anonymous().body(edited).put("/__admin/mappings/" + ours.path("id").asString());

    assertThat(json(client.get("/leads/summary/1")).path("message").asString()).isEqualTo("edited");
  }

  @Test
  void verifiesRequestsAsEver() {
    client.get(EVENTS);
    client.addNote(Client.ONE_EVENT, "hello");

    wireMock.verifyThat(1, getRequestedFor(urlPathEqualTo(EVENTS)));
    wireMock.verifyThat(
        postRequestedFor(urlPathMatching(".*/note")).withRequestBody(WireMock.containing("hello")));
    assertThatThrownBy(() -> wireMock.verifyThat(2, getRequestedFor(urlPathEqualTo(EVENTS))))
        .isInstanceOf(VerificationException.class);
  }

  @Test
  void countsRequestsByTheirCredentialsWithoutFailing() {
    client.get(EVENTS);

    Response count =
        client
            .anonymous()
            .body("{\"basicAuthCredentials\":{\"username\":\"a\",\"password\":\"b\"}}")
            .post("/__admin/requests/count");

    assertThat(count.statusCode()).isEqualTo(200);
    wireMock.verifyThat(
        getRequestedFor(urlPathEqualTo(EVENTS))
            .withHeader("Authorization", WireMock.matching("Basic .*")));
  }

  @Test
  void servesACopyOfOurStubThatHasNoMetadataAndNamesATemplateByFile() {
    String mapping =
        """
        {"priority": 1, "request": {"method": "POST", "urlPathTemplate": "/companies/{company_uuid}/leads/{lead_uuid}/note"},
         "response": {"status": 200, "bodyFileName": "saved-note.json.hbs",
           "transformers": ["leadmock", "response-template"],
           "transformerParameters": {"api": "metroleads", "operation": "add-note", "errorBodyFileName": "error.json.hbs"}}}
        """;
    client.anonymous().body(mapping).post("/__admin/mappings");

    Response saved = client.addNote(Client.ONE_EVENT, "hello");

    assertThat(saved.statusCode()).isEqualTo(200);
    assertThat(json(saved).at("/data/message").asString()).isEqualTo("hello");
    assertThat(client.addNote(Client.ONE_EVENT, " ").statusCode()).isEqualTo(400);
  }

  @Test
  void letsAStubOfTheUserSeeFormsAndItsOwnCorsHeaders() {
    String stub =
        """
        {"request": {"method": "POST", "urlPath": "%s", "formParameters": {"a": {"equalTo": "b"}}},
         "response": {"status": 201, "headers": {"Access-Control-Allow-Origin": "*"}}}
        """
            .formatted(EVENTS);
    client.anonymous().body(stub).post("/__admin/mappings");

    Response response =
        client
            .anonymous()
            .header("Origin", "http://o")
            .contentType("application/x-www-form-urlencoded")
            .body("a=b".getBytes(StandardCharsets.UTF_8))
            .post(EVENTS);

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.headers().getValues("Access-Control-Allow-Origin")).containsExactly("*");
  }

  @Test
  void tellsNearMisses() {
    client.get("/nowhere");

    JsonNode misses = json(client.anonymous().get("/__admin/requests/unmatched/near-misses"));

    assertThat(misses.path("nearMisses"))
        .isNotEmpty()
        .allSatisfy(miss -> assertThat(miss.at("/request/url").asString()).isEqualTo("/nowhere"));
  }

  @Test
  void playsScenarios() {
    wireMock.register(
        get(urlPathEqualTo(EVENTS))
            .inScenario("down")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(aResponse().withStatus(503))
            .willSetStateTo("up"));

    assertThat(client.get(EVENTS).statusCode()).isEqualTo(503);
    assertThat(client.get(EVENTS).statusCode()).isEqualTo(200);
  }

  private static int bundledMappings() {
    int count = 0;
    for (String api : VendorApi.keys()) {
      File[] files = new File("stubs/" + api + "/mappings").listFiles();
      for (File file : requireNonNull(files)) {
        count += new JsonMapper().readTree(file).path("mappings").size();
      }
    }
    return count;
  }

  @Test
  void tellsInTheAdminApiWhichOperationAndRulesAStubIsAbout() {
    JsonNode mappings = json(client.anonymous().get("/__admin/mappings")).path("mappings");

    assertThat(mappings).hasSize(bundledMappings());
    assertThat(mappings)
        .allSatisfy(
            stub -> {
              assertThat(stub.path("metadata").path("rules")).isNotEmpty();
              assertThat(stub.path("metadata").path("api").asString()).isIn(VendorApi.keys());
              assertThat(stub.path("priority").intValue()).isGreaterThan(5);
              assertThat(UUID.fromString(stub.path("id").asString())).isNotNull();
            });
    assertThat(mappings.valueStream().map(stub -> stub.path("id").asString()))
        .doesNotHaveDuplicates();
  }

  @Test
  void keepsNoSecretsInTheJournal() {
    client.anonymous().auth().preemptive().basic("jane", "t0p-s3cret").get(EVENTS);
    client.anonymous().get("/auth/issue_token?username=jane&password=t0p-s3cret");

    client.anonymous().get("/auth/issue_token?username=jane&pass%77ord=t0p-s3cret");

    client.anonymous().header("Cookie", "sid=t0p-s3cret; theme=t0p-s3cret").get("/elsewhere");

    String journal = client.anonymous().get("/__admin/requests").asString();

    assertThat(journal)
        .contains("\"sid\" : \"********\"", "\"theme\" : \"********\"")
        .contains("issue_token?username=jane&password=********")
        .contains("\"Authorization\" : \"Basic ********\"");
    assertThat(journal).doesNotContain("t0p-s3cret").doesNotContain("amFuZTp0MHAtczNjcmV0");
  }

  @Test
  void boundsTheJournal() {
    client.getEach(IntStream.range(0, 1_100).mapToObj(number -> "/leads/summary/" + number));

    JsonNode requests = json(client.anonymous().get("/__admin/requests")).path("requests");

    assertThat(requests).hasSize(1_000);
    assertThat(requests.path(0).at("/request/url").asString()).isEqualTo("/leads/summary/1099");
  }

  @Test
  void servesNoFiles() {
    assertThat(client.anonymous().get("/event-page.json.hbs").statusCode()).isEqualTo(404);
  }
}
