package io.github.leadmock.http;

import static io.github.leadmock.http.Client.json;
import static io.github.leadmock.http.Client.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import io.github.leadmock.contract.Rule;
import io.github.leadmock.contract.RuleCatalogue;
import io.github.leadmock.junit.LeadmockExtension;
import io.github.leadmock.junit.LeadmockUrl;
import io.restassured.response.Response;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Every status that a vendor documents, on every operation of that vendor: the statuses as listed
 * in rules.yaml, the operations and their calls as listed in openapi.yaml.
 */
@ExtendWith(LeadmockExtension.class)
class StatusTableTest {

  private static final String NOTE =
      "/companies/1ef4e845-b2f4-4e48-b2ed-d1f238287d96/leads/8a956836-457a-4da6-a8de-66edd3fa81db";
  private static final String ID = "63ecec2c-5047-4cd8-ae98-0dda952e2db1";

  private final Client client;

  StatusTableTest(@LeadmockUrl URI baseUrl) {
    client = new Client(baseUrl);
  }

  static Stream<Arguments> operationsAndStatuses() {
    return RuleCatalogue.all().stream()
        .flatMap(
            catalogue ->
                SampleCall.of(catalogue.api()).stream()
                    .flatMap(
                        call ->
                            catalogue.rules().stream()
                                .filter(rule -> rule.http().isPresent())
                                .map(rule -> Arguments.of(call, rule.http().getAsInt(), rule))));
  }

  @ParameterizedTest(name = "{0} answers {1}")
  @MethodSource("operationsAndStatuses")
  @Cites({
    "ML-FO-01",
    "ML-ER-01",
    "ML-ER-05",
    "ML-ST-200",
    "ML-ST-400",
    "ML-ST-401",
    "ML-ST-402",
    "ML-ST-404",
    "ML-ST-405",
    "ML-ST-429",
    "ML-ST-500",
    "ML-ST-502",
    "ML-ST-503",
    "ML-ST-504",
    "LF-FO-01",
    "LF-ER-01",
    "LF-ER-08",
    "LF-ST-200",
    "LF-ST-400",
    "LF-ST-401",
    "LF-ST-402",
    "LF-ST-403",
    "LF-ST-404",
    "LF-ST-412",
    "LF-ST-429",
    "LF-ST-500",
    "LF-ST-502",
    "LF-ST-503",
    "LF-ST-504"
  })
  void answersEveryDocumentedStatusOnDemand(SampleCall call, int status, Rule rule) {
    client.anonymous().post("/__admin/leadmock/reset");
    String events = call.leadPath().orElse(NOTE) + "/events";
    JsonNode before = json(client.get(events));

    Response response = call.send(client.authorized().header("Prefer", "code=" + status));

    assertThat(response.statusCode())
        .as("%s, the sample of %s in openapi.yaml", call.path(), call)
        .isEqualTo(status);
    assertThat(response.contentType()).isEqualTo("application/json");
    JsonNode body = json(response);
    if (status == 200) {
      assertThat(body.has("message") && !body.has("data")).isFalse();
      return;
    }
    assertThat(response.header("X-Leadmock-Rule"))
        .isEqualTo(
            "%s, %s"
                .formatted(rule.id(), rule.api().equals("metroleads") ? "ML-FO-01" : "LF-FO-01"));
    assertThat(body.path("message").asString()).isNotBlank();
    assertThat(response.header("Preference-Applied")).isEqualTo("code=" + status);
    assertThat(response.headers().hasHeaderWithName("Retry-After"))
        .isEqualTo(status == 429 || status == 503);
    assertThat(response.headers().hasHeaderWithName("WWW-Authenticate")).isEqualTo(status == 401);
    assertThat(response.headers().hasHeaderWithName("Allow")).isEqualTo(status == 405);
    assertThat(json(client.get(events))).as("a forced error changes nothing").isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("undocumented")
  @Cites({"ML-FO-02", "LF-FO-02"})
  void refusesToForceWhatTheVendorDoesNotDocument(
      String path, String code, String rule, List<Integer> documented) {
    Response response = client.authorized().header("Prefer", "code=" + code).get(path);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.header("X-Leadmock-Rule")).isEqualTo(rule);
    assertThat(response.header("Preference-Applied")).isNull();
    assertThat(json(response).path("message").asString())
        .isEqualTo(
            "Prefer: code=%s: the vendor documents no such status; expected 200 or one of %s"
                .formatted(code.replace("\"", ""), documented));
  }

  static Stream<Arguments> undocumented() {
    List<Integer> metroLeads = List.of(400, 401, 402, 404, 405, 429, 500, 502, 503, 504);
    List<Integer> liveForce = List.of(400, 401, 402, 403, 404, 412, 429, 500, 502, 503, 504);
    return Stream.of("403", "412", "418", "201", "abc", "4294967696", "\"\"")
        .flatMap(
            code ->
                Stream.of(
                    Arguments.of(path(Client.EMPTY) + "/events", code, "ML-FO-02", metroLeads),
                    Arguments.of(
                        "/leads/summary/1",
                        code.replace("403", "405").replace("412", "418"),
                        "LF-FO-02",
                        liveForce)));
  }

  @Test
  void forcesAnOutcomeOnAnyPathAndWithoutCredentials() {
    assertThat(client.anonymous().header("Prefer", "code=503").get("/companies/x").statusCode())
        .isEqualTo(503);
    assertThat(
            client
                .anonymous()
                .header("Prefer", "respond-async, CODE=\"404\"; x=y")
                .get("/leads/summary/1")
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  @Cites({"ML-ER-04", "LF-ER-04"})
  void answersUnknownPathsBelowThePrefixesInTheVendorsShape() {
    for (String path :
        List.of(
            "/companies",
            "/companies/",
            "/companies/x",
            "/api/companies/x/y",
            "/auth",
            "/auth/login",
            path(Client.EMPTY),
            path(Client.EMPTY) + "/events/",
            path(Client.EMPTY) + "/notes")) {
      Response response = client.get(path);
      assertThat(response.statusCode()).as(path).isEqualTo(404);
      assertThat(response.header("X-Leadmock-Rule")).isEqualTo("ML-ER-04");
      assertThat(json(response)).isEqualTo(json("{\"message\":\"no such resource\"}"));
    }
    for (String path :
        List.of(
            "/leads",
            "/leads/1",
            "/leads/summary",
            "/leads/summary/",
            "/api/v1",
            "/api/v1/leads/x")) {
      Response response = client.get(path);
      assertThat(response.statusCode()).as(path).isEqualTo(404);
      assertThat(response.header("X-Leadmock-Rule")).isEqualTo("LF-ER-04");
      assertThat(json(response).path("code").intValue()).isEqualTo(4003);
    }
  }

  @ParameterizedTest
  @MethodSource("wrongMethods")
  @Cites({"ML-ER-03", "LF-ER-03"})
  void namesTheValidMethodsOfAKnownPath(String method, String path, String allow) {
    Response response = client.authorized().request(method, path);

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.header("Allow")).isEqualTo(allow);
    assertThat(json(response).path("message").asString())
        .isEqualTo(
            "method %s is not valid for this resource; expected %s".formatted(method, allow));
  }

  static Stream<Arguments> wrongMethods() {
    return Stream.of(
        Arguments.of("POST", NOTE + "/events", "GET, HEAD"),
        Arguments.of("DELETE", "/api" + NOTE + "/events", "GET, HEAD"),
        Arguments.of("PUT", NOTE + "/events/note/" + ID + "/comments", "GET, HEAD"),
        Arguments.of("GET", NOTE + "/note", "POST"),
        Arguments.of("PATCH", NOTE + "/note/" + ID, "POST"),
        Arguments.of("DELETE", NOTE + "/note/" + ID + "/remove", "GET, POST"),
        Arguments.of("POST", "/auth/issue_token", "GET, HEAD"),
        Arguments.of("POST", "/leads/summary/1", "GET, HEAD"),
        Arguments.of("OPTIONS", "/api/v1/leads/summary/1", "GET, HEAD"));
  }
}
