package io.github.leadmock.restassured;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.http.Client;
import io.github.leadmock.verify.RawServer;
import io.github.leadmock.verify.StubServer;
import io.github.leadmock.verify.StubServer.Reply;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractFilterTest {

  private static final String USER = "me@example.com";
  private static final String TOKEN = "a-token-of-mine";
  private static final String EVENTS = Client.path(Client.ONE_EVENT) + "/events";

  private static Leadmock mock;

  @BeforeAll
  static void startMock() {
    mock = Leadmock.start(LeadmockConfig.defaults());
  }

  @AfterAll
  static void stopMock() {
    mock.close();
  }

  private static RequestSpecification atMock() {
    return given()
        .baseUri(mock.baseUrl().toString())
        .auth()
        .preemptive()
        .basic(USER, TOKEN)
        .filters(ContractFilter.metroLeads().strict(), ContractFilter.liveForce().strict());
  }

  private static RequestSpecification at(StubServer server, ContractFilter filter) {
    return given().baseUri(server.baseUrl().toString()).filter(filter);
  }

  private static StubServer answering(int status, String type, String body) {
    return new StubServer(asked -> new Reply(status, type, body, Map.of()));
  }

  @Test
  void passesTheMockInEveryOperation() {
    String lead = Client.path(Client.EMPTY);
    String note =
        atMock()
            .contentType(ContentType.JSON)
            .body("{\"message\":\"hello\"}")
            .post(lead + "/note")
            .then()
            .statusCode(200)
            .extract()
            .path("data.event_id");
    atMock().get(lead + "/events?size=1").then().body("count", equalTo(1));
    atMock()
        .get(lead + "/events/note/" + note + "/comments")
        .then()
        .body("total_count", equalTo(0));
    atMock().body("{\"message\":\"hi\"}").post(lead + "/note/" + note).then().statusCode(200);
    atMock().get("/api" + lead + "/note/" + note + "/remove").then().statusCode(200);
    atMock().get("/auth/issue_token?username=a@example.com&password=p").then().statusCode(200);
    atMock().get("/api/v1/leads/summary/1").then().body("message", equalTo("success"));
    atMock().get("/leads/summary/1").then().body("data.id", equalTo("1"));
  }

  @ParameterizedTest
  @CsvSource({"400, ?size=0", "404, /no-such-lead", "401, ''", "429, ''", "503, ''"})
  void passesDocumentedErrors(int status, String change) {
    RequestSpecification request = atMock();
    if (change.isEmpty()) {
      request.header("Prefer", "code=" + status);
    }
    String path = change.startsWith("/") ? EVENTS.replace(Client.ONE_EVENT, "no-lead") : EVENTS;

    request.get(path + (change.startsWith("?") ? change : "")).then().statusCode(status);
  }

  @Test
  void leavesTheResponseToTheTest() throws IOException {
    Response response = atMock().get(EVENTS);

    assertThat(response.then().body("start", equalTo(0)).extract().<Integer>path("count"))
        .isEqualTo(1);
    assertThat(response.asString())
        .isEqualTo(new String(response.asByteArray(), StandardCharsets.UTF_8));
    assertThat(response.asInputStream().readAllBytes()).isEqualTo(response.asByteArray());
    assertThat(response.jsonPath().getMap("$")).containsKeys("count", "start", "events");
    assertThat(response.getHeader("X-Leadmock-Rule")).isNotNull();
    assertThat(response.getContentType()).startsWith("application/json");
    assertThat(response.getTime()).isPositive();
    atMock()
        .log()
        .ifValidationFails()
        .expect()
        .body("count", greaterThanOrEqualTo(1))
        .when()
        .get(EVENTS);
  }

  @Test
  void leavesFailingAssertionsOfTheTestAsTheyAre() {
    assertThatThrownBy(() -> atMock().get(EVENTS).then().body("count", equalTo(7)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("JSON path count doesn't match");
  }

  @Test
  void saysAllThatIsKnownOfAFinding() {
    try (StubServer server =
        answering(200, "application/json", "{\"count\":\"3\",\"start\":0,\"events\":[]}")) {
      assertThatThrownBy(
              () ->
                  at(server, ContractFilter.metroLeads())
                      .auth()
                      .preemptive()
                      .basic(USER, TOKEN)
                      .get(EVENTS + "?size=5"))
          .isExactlyInstanceOf(AssertionError.class)
          .hasMessage(
              """
              list-events answers 200, against the contract of metroleads:

              the value is a string
                rule: ML-EV-23 (documented): A page has count and start, which are whole numbers, and events, which is a list.
                source: metroleads-events.txt, Fetch events for a lead, Example Response
                where: list-events, status 200, at /count
                expected: integer
                but was: "3"
                reproduce: curl -sS -i -u "$LEADMOCK_USER:$LEADMOCK_TOKEN" -H 'User-Agent:' -H 'Accept:' -H 'Accept-Encoding: identity' '%s%s?size=5'\
              """
                  .formatted(server.baseUrl(), EVENTS));
    }
  }

  static Stream<Arguments> wrongAnswers() {
    return Stream.of(
        Arguments.of(200, "application/json", "<html>", "ML-ER-01", "the body is not JSON"),
        Arguments.of(200, "application/json", "", "ML-ER-01", "the body is empty"),
        Arguments.of(200, "application/json", "{} {}", "ML-ER-01", "the body is not JSON"),
        Arguments.of(404, "application/json", "", "ML-ER-01", "the body is empty"),
        Arguments.of(502, "text/html", "<h1>Bad", "ML-ER-01", "the body is not JSON"),
        Arguments.of(404, "text/html", "{}", "ML-ER-01", "the content type does not say JSON"),
        Arguments.of(
            201, "application/json", "{}", "ML-ST-200", "the status 201 is not documented"),
        Arguments.of(
            422, "application/json", "{}", "ML-ST-400", "the status 422 is not documented"),
        Arguments.of(
            501, "application/json", "{}", "ML-ST-500", "the status 501 is not documented"));
  }

  @ParameterizedTest(name = "{0} {1} {2}: {4}")
  @MethodSource("wrongAnswers")
  void findsWhatIsWrong(int status, String type, String body, String rule, String message) {
    try (StubServer server = answering(status, type, body)) {
      assertThatThrownBy(() -> at(server, ContractFilter.metroLeads()).get(EVENTS))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("\n" + message + "\n  rule: " + rule + " (");
    }
  }

  @Test
  void listsTheDocumentedStatuses() {
    try (StubServer server = answering(422, "application/json", "{\"message\":\"no\"}")) {
      assertThatThrownBy(() -> at(server, ContractFilter.metroLeads()).get(EVENTS))
          .hasMessageContaining(
              "  expected: 200, 400, 401, 402, 404, 405, 429, 500, 502, 503, 504\n"
                  + "  but was: 422 {\"message\":\"no\"}\n");
    }
  }

  @Test
  void takesAnEmptyErrorOfLiveForce() {
    try (StubServer server = answering(404, "text/plain", "")) {
      at(server, ContractFilter.liveForce()).get("/leads/summary/9").then().statusCode(404);
    }
  }

  /** The documented summary, changed. */
  private static String summary(UnaryOperator<String> change) {
    String documented =
        given()
            .auth()
            .preemptive()
            .basic(USER, TOKEN)
            .get(mock.baseUrl() + "/api/v1/leads/summary/1")
            .asString();
    String changed = change.apply(documented);
    assertThat(changed).isNotEqualTo(documented);
    return changed;
  }

  @Test
  void readsJsonInsideStrings() {
    String broken = summary(body -> body.replace("\"chat\": \"[", "\"chat\": \"[{"));
    try (StubServer server = answering(200, "application/json", broken)) {
      assertThatThrownBy(() -> at(server, ContractFilter.liveForce()).get("/leads/summary/1"))
          .hasMessageContaining("the string does not hold JSON text\n  rule: LF-SU-05 (")
          .hasMessageContaining("  where: lead-summary, status 200, at /data/analytics/chat\n");
    }
  }

  @Test
  void holdsAServerToTheLetterOnlyWhenAsked() {
    String titled = summary(body -> body.replace("\"title\": null", "\"title\": \"Dr\""));
    try (StubServer server = answering(200, "application/json", titled)) {
      at(server, ContractFilter.liveForce()).get("/leads/summary/1").then().statusCode(200);
      assertThatThrownBy(
              () -> at(server, ContractFilter.liveForce().strict()).get("/leads/summary/1"))
          .hasMessageContaining("at /data/title\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/backend", "/backend/v2/api"})
  void findsOperationsBelowAnyBasePath(String base) {
    try (StubServer server = answering(200, "application/json", "{}")) {
      for (String path : List.of(EVENTS, EVENTS + "/note/x/comments", "/auth/issue_token")) {
        assertThatThrownBy(() -> at(server, ContractFilter.metroLeads()).basePath(base).get(path))
            .isInstanceOf(AssertionError.class);
      }
      for (String path : List.of("/note", "/note/x", "/note/x/remove")) {
        assertThatThrownBy(
                () ->
                    at(server, ContractFilter.metroLeads())
                        .basePath(base)
                        .pathParam("lead", "a b/ü")
                        .post("/companies/x/leads/{lead}" + path))
            .isInstanceOf(AssertionError.class);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /health",
    "GET, /companies/1",
    "DELETE, /companies/1/leads/2/note/3",
    "HEAD, /companies/1/leads/2/events",
    "GET, /leads/summary/1",
    "POST, /companies/1/leads/2/events"
  })
  void letsOtherRequestsPassUnlessEveryOneHasToBeAnOperation(String method, String path) {
    try (StubServer server = answering(418, "text/plain", "teapot")) {
      at(server, ContractFilter.metroLeads()).request(method, path).then().statusCode(418);
      int before = server.asked().size();

      assertThatThrownBy(
              () -> at(server, ContractFilter.metroLeads().everyRequest()).request(method, path))
          .isInstanceOf(AssertionError.class)
          .hasMessage(
              "%s %s is not an operation of metroleads; expected one of its documented methods and paths"
                  .formatted(method, path));
      assertThat(server.asked()).hasSize(before);
    }
  }

  static Stream<Arguments> logins() {
    String pair =
        Base64.getEncoder().encodeToString((USER + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));
    return Stream.of(
        login("preemptive basic", request -> request.auth().preemptive().basic(USER, TOKEN)),
        login("basic", request -> request.auth().basic(USER, TOKEN)),
        login("basic header", request -> request.header("Authorization", "Basic " + pair)),
        login("oauth2", request -> request.auth().oauth2(TOKEN)),
        login("preemptive oauth2", request -> request.auth().preemptive().oauth2(TOKEN)),
        login("bearer header", request -> request.header("Authorization", "Bearer " + TOKEN)),
        login("query", request -> request.queryParam("access_token", TOKEN)));
  }

  private static Arguments login(String name, UnaryOperator<RequestSpecification> login) {
    return Arguments.of(Named.of(name, login));
  }

  @ParameterizedTest
  @MethodSource("logins")
  void showsNoCredentials(UnaryOperator<RequestSpecification> login) {
    String pair =
        Base64.getEncoder().encodeToString((USER + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));
    try (StubServer echo =
        new StubServer(
            asked ->
                Reply.json(
                    200,
                    "{\"count\":\""
                        + asked.headers().getOrDefault("Authorization", List.of(""))
                        + "\"}"))) {
      assertThatThrownBy(() -> login.apply(at(echo, ContractFilter.metroLeads())).get(EVENTS))
          .isInstanceOf(AssertionError.class)
          .message()
          .contains("reproduce: curl ")
          .doesNotContain(TOKEN)
          .doesNotContain(pair);
    }
  }

  @Test
  void showsNeitherPasswordNorIssuedToken() {
    String issued = UUID.randomUUID().toString();
    for (int status : new int[] {200, 201}) {
      try (StubServer server =
          answering(
              status, "text/plain", "{\"token\":\"%s\",\"for\":\"pass word\"}".formatted(issued))) {
        assertThatThrownBy(
                () ->
                    at(server, ContractFilter.metroLeads())
                        .queryParam("username", USER)
                        .queryParam("password", "pass word")
                        .get("/auth/issue_token"))
            .isInstanceOf(AssertionError.class)
            .message()
            .contains("/auth/issue_token?username=***&password=***'")
            .doesNotContain(issued)
            .doesNotContain("pass word", "pass+word", "pass%20word", USER);
      }
    }
  }

  /** A line of its own could be a command to the CI that reads the output of tests. */
  @Test
  void keepsWhatAServerSaysOnOneLine() {
    try (StubServer server = answering(200, "text/plain", "a\n::error::forged\u001b[2J")) {
      assertThatThrownBy(() -> at(server, ContractFilter.metroLeads()).get(EVENTS))
          .message()
          .contains("a\\n::error::forged\\u001b[2J")
          .doesNotContain("\n::");
    }
  }

  @Test
  void takesAHeaderInTwoSpellingsForOne() {
    String page = "{\"count\":0,\"start\":0,\"events\":[]}";
    try (RawServer server =
        new RawServer(
            head ->
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nVary: Origin\r\n"
                    + "vary: Accept\r\nContent-Length: %s\r\n\r\n%s"
                        .formatted(page.length(), page))) {
      given()
          .baseUri(server.baseUrl().toString())
          .filter(ContractFilter.metroLeads())
          .get(EVENTS)
          .then()
          .body("count", equalTo(0));
    }
  }

  /** RFC 9110, section 15.4.5. */
  @Test
  void takesThatNothingHasChangedOnlyWhereItWasAsked() {
    try (StubServer server = answering(304, "application/json", "")) {
      for (String condition : List.of("If-None-Match", "If-Modified-Since")) {
        at(server, ContractFilter.metroLeads())
            .header(condition, "x")
            .get(EVENTS)
            .then()
            .statusCode(304);
      }
      assertThatThrownBy(() -> at(server, ContractFilter.metroLeads()).get(EVENTS))
          .hasMessageContaining("the status 304 is not documented");
    }
  }

  @Test
  void repeatsTheBodyThatWasSent() {
    try (StubServer server = answering(200, "application/json", "{}")) {
      assertThatThrownBy(
              () ->
                  at(server, ContractFilter.metroLeads())
                      .contentType("application/json")
                      .body("{\"message\":\"it's\"}")
                      .post(Client.path(Client.EMPTY) + "/note"))
          .message()
          .contains(
              "curl -sS -i -X POST -H 'User-Agent:' -H 'Accept:' -H 'Accept-Encoding: identity' -H"
                  + " 'Content-Type: application/json")
          .contains(" --data-binary '{\"message\":\"it'\\''s\"}' ");
    }
  }

  @Test
  void spellsOutTextThatSteersATerminal() {
    try (StubServer server = answering(200, "application/json", "\u001b[2J{}")) {
      assertThatThrownBy(() -> at(server, ContractFilter.metroLeads()).get(EVENTS))
          .hasMessageContaining("  but was: \\u001b[2J{}\n");
    }
  }

  @Test
  void servesManyThreadsAtOnce() {
    ContractFilter shared = ContractFilter.metroLeads();
    assertThatCode(
            () ->
                IntStream.range(0, 24)
                    .parallel()
                    .forEach(
                        number ->
                            given()
                                .baseUri(mock.baseUrl().toString())
                                .auth()
                                .preemptive()
                                .basic(USER, TOKEN)
                                .filter(shared)
                                .get(Client.path(Client.ONE_MORE) + "/events?start=" + number % 20)
                                .then()
                                .body("start", equalTo(number % 20))))
        .doesNotThrowAnyException();
  }
}
