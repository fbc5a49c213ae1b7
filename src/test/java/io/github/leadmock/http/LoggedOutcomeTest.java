package io.github.leadmock.http;

import static io.github.leadmock.http.Client.json;
import static io.github.leadmock.http.Client.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.control.Controls;
import io.github.leadmock.control.ErrorRate;
import io.github.leadmock.junit.LeadmockExtension;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * The log says whether a request deserved its answer, how its connection broke, and how long it was
 * delayed.
 */
@ExtendWith(LeadmockExtension.class)
class LoggedOutcomeTest {

  private static final String EVENTS = path(Client.EMPTY) + "/events";
  private static final String NOTE = path(Client.EMPTY) + "/note";

  private final Client client;
  private final Admin admin;

  LoggedOutcomeTest(Leadmock mock) {
    client = new Client(mock.baseUrl());
    admin = new Admin(client);
  }

  @BeforeEach
  void delayEveryAnswer() {
    admin.patch("{'latency':{'kind':'fixed','millis':30}}");
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', none 200 no 30",
    "'?size=0', '', natural 400 no 30",
    "'', code=200, none 200 no 30",
    "'?__code=503', '', forced 503 no 30",
    "'?__code=503&__delay=7', '', forced 503 no 7",
    "'', 'code=404, delay=0', forced 404 no 0",
    "'?__code=999&__delay=7', '', natural 400 no 7",
    "'?__delay=soon', '', natural 400 no 30"
  })
  void distinguishesNaturalFromForcedErrors(String query, String prefer, String expected) {
    RequestSpecification request = client.authorized();
    (prefer.isEmpty() ? request : request.header("Prefer", prefer)).get(EVENTS + query);

    assertLogged(expected);
  }

  @Test
  void delaysARequestThatItCannotRead() {
    client
        .authorized()
        .header("Content-Encoding", "gzip")
        .header("Prefer", "delay=7")
        .body("no gzip")
        .post(NOTE);
    assertLogged("natural 400 no 7");
    client.authorized().header("Content-Encoding", "gzip").body("no gzip").post(NOTE);
    assertLogged("natural 400 no 30");
  }

  @Test
  void callsSwitchesChaosAndForcedOutcomesForced() {
    admin.patch("{'errors':{'rate':1,'statuses':[502]}}");
    client.get(EVENTS);
    assertLogged("chaos 502 no 30");
    assertThat(newest().path("explanation").isNull()).isTrue();
    admin.force("{'operation':'metroleads/list-events','status':504,'delayMillis':7}");
    client.get(EVENTS);
    assertLogged("forced 504 no 7");
    assertThat(newest().path("explanation").isNull()).isTrue();
    admin.patch("{'errors':null,'rateLimit':{'requests':1,'perMillis':60000}}");
    client.get(EVENTS);
    assertLogged("none 200 no 30");
    client.get(EVENTS);
    assertLogged("chaos 429 no 30");
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset", "empty", "truncated"})
  void saysHowTheConnectionBroke(String fault) {
    // This client sends a write only once, whatever happens.
    admin.force("{'operation':'metroleads/add-note','fault':'%s','times':1}".formatted(fault));
    assertThatThrownBy(() -> client.addNote(Client.EMPTY, "x").asByteArray()).isNotNull();
    assertLogged("forced 500 %s 30".formatted(fault));
    assertThat(newest().path("change").isNull()).isTrue();
    admin.patch(
        "{'failedWrites':'apply','faults':{'rate':1,'kinds':['%s']},'latency':null}"
            .formatted(fault));
    assertThatThrownBy(() -> client.addNote(Client.EMPTY, "x").asByteArray()).isNotNull();
    assertLogged("chaos 200 %s 0".formatted(fault));
    assertThat(newest().path("change").asString()).startsWith("added note ");
  }

  @Test
  void saysHowLongTheClientWaited() {
    admin.patch("{'latency':{'kind':'fixed','millis':120}}");
    client.get(EVENTS);

    assertThat(newest().path("durationMillis").doubleValue()).isLessThan(100);
    assertThat(newest().path("waitedMillis").doubleValue()).isBetween(120.0, 400.0);
  }

  @Test
  void countsTheDelaysOfWireMockAsWaiting() {
    register("{'request':{'url':'/slow'},'response':{'status':200,'fixedDelayMilliseconds':120}}");
    client.anonymous().get("/slow");

    assertThat(newest().path("delayMillis").intValue()).isEqualTo(120);
    assertThat(newest().path("waitedMillis").doubleValue()).isBetween(120.0, 500.0);

    client.anonymous().body("{\"fixedDelay\":60}").post("/__admin/settings");
    admin.patch("{'latency':{'kind':'fixed','millis':50}}");
    client.get(EVENTS);
    assertThat(newest().path("delayMillis").intValue()).isEqualTo(110);
    assertThat(newest().path("waitedMillis").doubleValue()).isBetween(110.0, 500.0);
  }

  @Test
  void namesTheStubThatAnswered() {
    register(
        "{'name':'my error','request':{'urlPath':'%s'},'response':{'status':418}}"
            .formatted(EVENTS));
    client.get(EVENTS);

    assertLogged("stub 418 no 0");
    assertThat(newest().path("hint").asString())
        .isEqualTo("Answered by your stub mapping 'my error'.");

    register(
        "{'id':'11111111-1111-4111-8111-111111111111','request':{'url':'/broken'},'response':{'fault':'EMPTY_RESPONSE'}}");
    assertThatThrownBy(() -> client.anonymous().get("/broken").asByteArray()).isNotNull();
    assertThat(newest().path("cause").asString()).isEqualTo("stub");
    assertThat(newest().path("hint").asString())
        .isEqualTo("Answered by your stub mapping 11111111-1111-4111-8111-111111111111.");
  }

  /** The mock answers it, for a page that calls the APIs: the stub mapping only led to it. */
  @ParameterizedTest
  @CsvSource({
    "/api/v1/leads/summary/1, liveforce",
    "/api/v1/nothing, liveforce",
    "/companies, metroleads",
    "/companies/c0ffee00-1ead-4000-8000-000000000000/leads, metroleads"
  })
  void namesNoStubForAPreflight(String path, String api) {
    register("{'name':'mine','request':{'url':'/mine'},'response':{'status':200}}");

    Response preflight =
        client
            .anonymous()
            .header("Origin", "http://app.example")
            .header("Access-Control-Request-Method", "GET")
            .options(path);

    assertThat(preflight.statusCode()).isEqualTo(204);
    assertLogged("none 204 no 0");
    assertThat(newest().path("api").asString()).isEqualTo(api);
    assertThat(newest().path("stub").isNull()).isTrue();
    assertThat(newest().path("hint").isNull()).isTrue();
  }

  @Test
  void namesTheOptionOfASwitchThatHasBeenOnSinceTheStart() {
    Controls failing = Controls.OFF.withErrors(Optional.of(new ErrorRate(1, List.of(503))));
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults().withControls(failing))) {
      Client other = new Client(mock.baseUrl());
      assertThat(other.get(EVENTS).header("X-Leadmock-Hint"))
          .isEqualTo(
              "Not caused by your request: failed by the control errors 100%: 503, set at the start"
                  + " (--errors); nothing was read or changed.");
      mock.controls().change(on -> on.withErrors(Optional.of(new ErrorRate(1, List.of(502)))));
      assertThat(other.get(EVENTS).header("X-Leadmock-Hint"))
          .isEqualTo(
              "Not caused by your request: failed by the control errors 100%: 502; nothing was read or"
                  + " changed.");
    }
  }

  @Test
  void linksEveryFailureToItsExplanation() {
    admin.patch("{'errors':{'rate':1,'statuses':[502]},'latency':null}");
    assertThatItIsExplained(client.get(EVENTS));
    admin.patch("{'errors':null}");
    admin.force("{'operation':'metroleads/list-events','status':504}");
    assertThatItIsExplained(client.get(EVENTS));
    assertThatItIsExplained(client.authorized().header("Prefer", "code=429").get(EVENTS));
    assertThatItIsExplained(client.anonymous().get(EVENTS));
    assertThatItIsExplained(client.get("/companies/nothing"));
    assertThatItIsExplained(client.anonymous().get("/nothing"));
    assertThat(
            client
                .anonymous()
                .header("Origin", "http://app.example")
                .get("/nothing")
                .header("Access-Control-Allow-Origin"))
        .isEqualTo("http://app.example");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "br|1|415|Send the body plain, or packed once with gzip.",
        "identity|8388609|413|Send a body of at most 8388608 bytes."
      })
  void linksTheRefusalOfABodyThatIsForNeitherApi(
      String coding, int length, int status, String hint) {
    assumeFalse(
        "wiremock".equals(System.getProperty("leadmock.front")),
        "it is refused in front of WireMock, which keeps the log there");
    Response refused =
        client
            .anonymous()
            .header("Origin", "http://app.example")
            .header("Content-Encoding", coding)
            .body(new byte[length])
            .post("/other");

    assertThat(refused.statusCode()).isEqualTo(status);
    assertThatItIsExplained(refused);
    assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo("http://app.example");
    assertLogged("natural %s no 0".formatted(status));
    assertThat(newest().path("hint").asString()).isEqualTo(hint);
    assertThat(newest().path("stub").isNull()).isTrue();
  }

  private void assertThatItIsExplained(Response failure) {
    assertThat(failure.statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(failure.header("X-Leadmock-Explain"))
        .isEqualTo(
            client.baseUrl()
                + "/__admin/leadmock/#/requests/"
                + entries().path(0).path("id").asString());
  }

  @Test
  void sparesTheConsoleAndMarksItsCalls() {
    admin.patch(
        "{'errors':{'rate':1,'statuses':[502]},'rateLimit':{'requests':1,'perMillis':60000}}");
    admin.force("{'operation':'metroleads/list-events','status':504}");
    for (int i = 0; i < 3; i++) {
      assertThat(client.authorized().header("X-Leadmock-Console", "1").get(EVENTS).statusCode())
          .isEqualTo(200);
    }
    assertLogged("none 200 no 0");
    assertThat(newest().path("console").booleanValue()).isTrue();
    assertThat(
            client
                .authorized()
                .header("X-Leadmock-Console", "1")
                .header("Prefer", "code=503")
                .get(EVENTS)
                .statusCode())
        .as("what the call itself asks for")
        .isEqualTo(503);

    client.get(EVENTS);
    assertLogged("forced 504 no 30");
    assertThat(newest().path("console").booleanValue()).isFalse();
    assertThat(listed("hide")).hasSize(1);
    assertThat(listed("only")).hasSize(4);
    assertThat(listed("show")).hasSize(5);
    assertThat(client.anonymous().get("/__admin/leadmock/requests?console=maybe").asString())
        .contains("show, hide or only");
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "0", "", "true", "drill"})
  void takesOnlyTheConsolesOwnMarkForTheConsole(String value) {
    admin.force("{'operation':'metroleads/list-events','status':504}");

    assertThat(client.authorized().header("X-Leadmock-Console", value).get(EVENTS).statusCode())
        .isEqualTo(504);
    assertThat(newest().path("console").booleanValue()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/leads/summary/1?a=%zz&b=\"c\"|d",
        "/api/v1/leads/summary/1?",
        "/nowhere/a%7Eb;c?x=%2f%zz"
      })
  void showsTheTargetAsItWasSent(String target) {
    try (RawHttp raw = new RawHttp(client.baseUrl())) {
      raw.send(
          "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n"
              .formatted(target)
              .getBytes(StandardCharsets.US_ASCII),
          false);
    }

    assertThat(newest().path("url").asString()).isEqualTo(target);
  }

  private List<JsonNode> listed(String console) {
    return json(client.anonymous().get("/__admin/leadmock/requests?console=" + console))
        .path("entries")
        .valueStream()
        .toList();
  }

  private void register(String stub) {
    client.anonymous().body(stub.replace('\'', '"')).post("/__admin/mappings");
  }

  @Test
  void saysWhetherAFailedWriteTookEffect() {
    admin.patch("{'errors':{'rate':1,'statuses':[503]}}");
    client.addNote(Client.EMPTY, "lost");
    assertThat(newest().path("change").isNull()).isTrue();
    admin.patch("{'failedWrites':'apply'}");
    client.addNote(Client.EMPTY, "kept");
    assertThat(newest().path("status").intValue()).isEqualTo(503);
    assertThat(newest().path("change").asString()).startsWith("added note ");
  }

  private void assertLogged(String expected) {
    assertThat(line(newest())).isEqualTo(expected);
  }

  private static String line(JsonNode entry) {
    return "%s %s %s %s"
        .formatted(
            entry.path("cause").asString(),
            entry.path("status").intValue(),
            entry.path("fault").asString("no"),
            entry.path("delayMillis").intValue());
  }

  private JsonNode newest() {
    return json(
        client
            .anonymous()
            .get("/__admin/leadmock/requests/" + entries().path(0).path("id").asString()));
  }

  private JsonNode entries() {
    return json(client.anonymous().get("/__admin/leadmock/requests")).path("entries");
  }
}
