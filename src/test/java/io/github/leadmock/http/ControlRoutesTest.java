package io.github.leadmock.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.Operation;
import io.github.leadmock.control.ClockSetting;
import io.github.leadmock.control.Controls;
import io.github.leadmock.junit.LeadmockExtension;
import io.github.leadmock.junit.LeadmockUrl;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The controls as the admin API shows and accepts them. */
@ExtendWith(LeadmockExtension.class)
class ControlRoutesTest {

  private static final String FULL =
      """
      {"latency":{"kind":"lognormal","median":300,"sigma":0.5},
       "errors":{"rate":0.125,"statuses":[500,503]},
       "faults":{"rate":0.05,"kinds":["reset","truncated"]},
       "rateLimit":{"requests":10,"perMillis":1000},
       "failedWrites":"apply",
       "clock":{"frozen":"2017-02-23T10:21:08Z"}}\
      """;

  private final Leadmock mock;
  private final Admin admin;

  ControlRoutesTest(Leadmock mock) {
    this.mock = mock;
    this.admin = new Admin(new Client(mock.baseUrl()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "[]", "null", "5"})
  void saysOnlyOfAnUnreadBodyThatItCannotBeRead(String body) {
    Response refused =
        new Client(mock.baseUrl()).anonymous().body(body).post(Admin.CONTROLS + "/forced");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Client.json(refused).get("errors")).hasSize(1);
    assertThat(Client.json(refused).at("/errors/0/expected").asString()).isEqualTo("a JSON object");
  }

  @Test
  void namesTheLimitThatABodyExceeds() {
    assertThat(refusal("[".repeat(5_000)))
        .endsWith(
            "expected JSON within the limits of this mock; got beyond a limit of this mock: more than 500 levels of arrays and objects");
    assertThat(refusal("{\"times\":" + "1".repeat(1_500) + "}"))
        .endsWith(
            "expected JSON within the limits of this mock; got beyond a limit of this mock: a number of more than 1000 characters");
  }

  @Test
  void showsANumberThatNoComputerHoldsAsItWasSent() {
    assertThat(refusal("{\"operation\":\"metroleads/add-note\",\"status\":1e400}"))
        .startsWith("/status: expected a documented error status")
        .endsWith("; got 1E+400");
  }

  private String refusal(String body) {
    JsonNode problem =
        Client.json(
                new Client(mock.baseUrl()).anonymous().body(body).post(Admin.CONTROLS + "/forced"))
            .at("/errors/0");
    return "%s: expected %s; got %s"
        .formatted(
            problem.path("where").asString(),
            problem.path("expected").asString(),
            problem.path("got").asString());
  }

  @Test
  void showsThatNothingIsOn() {
    JsonNode state = Client.json(admin.controls());

    Instant now = Instant.parse(state.at("/clock/now").asString());
    assertThat(now).isBetween(Instant.now().minusSeconds(60), Instant.now());
    assertThat(state)
        .isEqualTo(
            Client.json(
                """
                {"revision":%s,"latency":null,"errors":null,"faults":null,"rateLimit":null,"failedWrites":"discard",
                 "forced":[],"spent":[],"clock":{"mode":"real","now":"%s"},"seed":1,"on":[]}\
                """
                    .formatted(
                        state.at("/revision").intValue(), state.at("/clock/now").asString())));
  }

  @Test
  void takesWhatItShows() {
    Response patched = admin.patch(FULL);

    assertThat(patched.statusCode()).isEqualTo(200);
    JsonNode state = Client.json(patched);
    assertThat(state).isEqualTo(Client.json(admin.controls()));
    for (String member : new String[] {"latency", "errors", "faults", "rateLimit"}) {
      assertThat(state.get(member)).isEqualTo(Client.json(FULL).get(member));
    }
    assertThat(state.at("/failedWrites").asString()).isEqualTo("apply");
    assertThat(state.get("clock"))
        .isEqualTo(
            Client.json(
                "{\"mode\":\"frozen\",\"frozen\":\"2017-02-23T10:21:08Z\",\"now\":\"2017-02-23T10:21:08Z\"}"));
    assertThat(state.get("on").valueStream().map(JsonNode::asString))
        .containsExactly(
            "latency about 300 ms (log-normal, sigma 0.5)",
            "errors 12.5%: 500, 503",
            "faults 5%: reset, truncated",
            "rate limit 10 requests per 1 s",
            "failed writes take effect",
            "clock frozen at 2017-02-23T10:21:08Z");
  }

  @Test
  void changesOnlyTheMembersThatAPatchHas() {
    admin.patch(FULL);
    JsonNode state =
        Client.json(admin.patch("{'latency':{'kind':'fixed','millis':1},'errors':null}"));

    assertThat(state.get("on").valueStream().map(JsonNode::asString))
        .containsExactly(
            "latency 1 ms",
            "faults 5%: reset, truncated",
            "rate limit 10 requests per 1 s",
            "failed writes take effect",
            "clock frozen at 2017-02-23T10:21:08Z");
    JsonNode shifted = Client.json(admin.patch("{'clock':{'offsetMillis':-5},'rateLimit':null}"));
    assertThat(shifted.at("/clock/mode").asString()).isEqualTo("shifted");
    assertThat(shifted.at("/clock/offsetMillis").intValue()).isEqualTo(-5);
    assertThat(shifted.get("on").valueStream().map(JsonNode::asString))
        .contains("clock 5 ms behind");
  }

  @Test
  void switchesEverythingOff() {
    admin.patch(FULL);
    admin.force("{'operation':'metroleads/add-note','status':429}");
    JsonNode off = Client.json(admin.allOff());

    assertThat(off.get("on")).isEmpty();
    assertThat(off.at("/clock/mode").asString()).isEqualTo("real");
    assertThat(mock.controls().controls()).isEqualTo(Controls.OFF);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'latency':{'kind':'fixed','millis':-1}} | /latency/millis | a whole number from 1 to"
            + " 600000 | -1",
        "{'latency':{'kind':'fixed','millis':600001}} | /latency/millis | a whole number from 1 to"
            + " 600000 | 600001",
        "{'latency':{'kind':'fixed','millis':1.5}} | /latency/millis | a whole number from 1 to"
            + " 600000 | 1.5",
        "{'latency':{'kind':'fixed'}} | /latency/millis | a value | nothing",
        "{'latency':{'kind':'slow'}} | /latency/kind | one of fixed, uniform, lognormal | 'slow'",
        "{'latency':800} | /latency | a JSON object | 800",
        "{'latency':{'kind':'uniform','min':9,'max':8}} | /latency/max | a whole number from 9 to"
            + " 600000 | 8",
        "{'latency':{'kind':'lognormal','median':9,'sigma':0}} | /latency/sigma | a number from"
            + " more than 0 to 3 | 0",
        "{'latency':{'kind':'fixed','millis':1,'max':2}} | /latency/max | no such member; known are"
            + " kind, millis | 2",
        "{'errors':{'rate':1.1,'statuses':[500]}} | /errors/rate | a number from 0 to 1 | 1.1",
        "{'errors':{'rate':1,'statuses':[]}} | /errors/statuses | an array with at least one item |"
            + " []",
        "{'faults':{'rate':1,'kinds':['reset','flood']}} | /faults/kinds/1 | one of reset, empty,"
            + " truncated | 'flood'",
        "{'rateLimit':{'requests':0,'perMillis':1}} | /rateLimit/requests | a whole number from 1"
            + " to 100000 | 0",
        "{'failedWrites':'maybe'} | /failedWrites | one of discard, apply | 'maybe'",
        "{'clock':{'frozen':'yesterday'}} | /clock/frozen | a time in UTC such as"
            + " 2017-02-23T10:21:08Z, 1970 to 9999 | 'yesterday'",
        "{'clock':{'frozen':'+10000-01-01T00:00:00Z'}} | /clock/frozen | a time in UTC such as"
            + " 2017-02-23T10:21:08Z, 1970 to 9999 | '+10000-01-01T00:00:00Z'",
        "{'clock':{}} | /clock | either frozen or offsetMillis, or null for the real clock | {}",
        "{'clock':{'mode':'real'}} | /clock/mode | no such member; known are frozen, offsetMillis |"
            + " 'real'",
        "{'forced':{}} | /forced | an array of forced outcomes, or null for none | {}",
        "{'Latency':null} | /Latency | no such member; known are clock, errors, failedWrites,"
            + " faults, forced, latency, rateLimit | null",
        "[] | \"\" | a JSON object | []",
      })
  void refusesAPatchAndSaysWhatItExpected(String patch, String where, String expected, String got) {
    Response refused = admin.patch(patch.replace("}}", "},'failedWrites':'apply'}"));

    assertThat(refused.statusCode()).isEqualTo(400);
    JsonNode first = Client.json(refused).at("/errors/0");
    assertThat(first.at("/where").asString()).isEqualTo(where == null ? "" : where);
    assertThat(first.at("/expected").asString()).isEqualTo(expected);
    assertThat(first.at("/got").asString()).isEqualTo(got.replace('\'', '"'));
    assertThat(mock.controls().controls()).isEqualTo(Controls.OFF);
  }

  @Test
  void namesTheStatusesThatAreDocumented() {
    assertThat(
            Client.json(admin.patch("{'errors':{'rate':1,'statuses':[200]}}"))
                .at("/errors/0/expected")
                .asString())
        .isEqualTo(
            "a documented error status, one of [400, 401, 402, 403, 404, 405, 412, 429, 500, 502,"
                + " 503, 504]");
  }

  @Test
  void namesAllThatIsWrongAtOnce() {
    JsonNode errors =
        Client.json(admin.patch("{'errors':{'rate':2,'statuses':[1]},'faults':3,'x':4}"))
            .get("errors");

    assertThat(errors.valueStream().map(error -> error.get("where").asString()))
        .containsExactlyInAnyOrder("/x", "/errors/rate", "/errors/statuses/0", "/faults");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``             | ``                | a JSON object    | nothing",
        "{              | line 1, column 2  | a JSON object    | the end of the text",
        "nonsense       | line 1, column 1  | a JSON object    | nonsense",
        "{'latency':{'millis':NaN}} | line 1, column 25 | a number (JSON has neither NaN nor Infinity) | NaN",
        "{'errors':{'rate':-Infinity}} | line 1, column 28 | a number (JSON has neither NaN nor Infinity) | -Infinity",
        "{'latency':tru} | line 1, column 12 | a JSON object | tru",
        "{'latency':01} | line 1, column 13 | a number without leading zeros | {'latency':01}",
        "{latency:1} | line 1, column 2 | the name of a member in double quotes | {latency:1}",
        "{} {}          | line 1, column 4  | one document     | a second document",
        "{'latency':}   | line 1, column 12 | a JSON object    | {'latency':}",
        "{'clock':null,'clock':null} | line 1, column 22 | each member once | 'clock' again"
      })
  void saysWhereADocumentIsNoJson(String text, String where, String expected, String got) {
    Response refused = admin.patch(text);

    assertThat(refused.statusCode()).isEqualTo(400);
    JsonNode error = Client.json(refused).at("/errors/0");
    assertThat(error.path("where").asString()).isEqualTo(where);
    assertThat(error.path("expected").asString()).isEqualTo(expected);
    assertThat(error.path("got").asString()).isEqualTo(got.replace('\'', '"'));
  }

  @ParameterizedTest
  @ValueSource(ints = {900, 1_500})
  void refusesANumberBeyondAllBounds(int digits) {
    Response refused = admin.patch("{'errors':{'rate':%s}}".formatted("1".repeat(digits)));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Client.json(refused).at("/errors/0/expected").asString()).isNotEmpty();
  }

  @Test
  void takesJsonThatCurlCallsAForm() {
    Response refused =
        admin
            .client()
            .post(Admin.CONTROLS + "/forced", "{\"operation\":\"10%&%zz=b\",\"status\":502}");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Client.json(refused).at("/errors/0/got").asString()).isEqualTo("\"10%&%zz=b\"");
  }

  @Test
  void addsShowsAndRemovesAForcedOutcome() {
    Response added =
        admin.force("{'operation':'metroleads/add-note','status':502,'times':3,'skip':2}");
    String id = Client.json(added).get("id").asString();

    assertThat(added.statusCode()).isEqualTo(201);
    assertThat(Client.json(added))
        .isEqualTo(
            Client.json(
                "{\"id\":\"%s\",\"operation\":\"metroleads/add-note\",\"status\":502,\"skip\":2,\"times\":3,\"fired\":0}"
                    .formatted(id)));
    JsonNode state = Client.json(admin.controls());
    assertThat(state.at("/forced/0")).isEqualTo(Client.json(added));
    assertThat(state.at("/on/0").asString())
        .isEqualTo("after 2 more: next 3 × add-note answer 502");
    assertThat(admin.release(id).statusCode()).isEqualTo(204);
    Response gone = admin.release(id);
    assertThat(gone.statusCode()).isEqualTo(404);
    assertThat(Client.json(gone).at("/errors/0/got").asString()).isEqualTo(id);
    assertThat(Client.json(admin.controls()).get("forced")).isEmpty();
  }

  @Test
  void keepsAUsedUpOutcomeToBeAddedAgain() {
    admin.force("{'operation':'liveforce/lead-summary','status':502,'times':2,'skip':1}");
    for (int call = 0; call < 3; call++) {
      admin.client().get("/leads/summary/1");
    }

    JsonNode state = Client.json(admin.controls());
    assertThat(state.get("forced")).isEmpty();
    assertThat(state.get("on")).isEmpty();
    assertThat(state.at("/spent/0/fired").intValue()).isEqualTo(2);
    assertThat(state.at("/spent/0/times").intValue()).isEqualTo(2);
    assertThat(state.at("/spent/0/skip").intValue()).isEqualTo(1);
    String id = state.at("/spent/0/id").asString();
    assertThat(admin.release(id).statusCode()).isEqualTo(204);
    assertThat(Client.json(admin.controls()).get("spent")).isEmpty();
  }

  @Test
  void showsAUsedUpOutcomeAsItWasChangedLast() {
    mock.failNext(Operation.LEAD_SUMMARY, 502).after(1).times(3);
    admin.client().get("/leads/summary/1");
    admin.client().get("/leads/summary/1");
    admin.patch("{'failedWrites':'apply'}");
    admin.client().get("/leads/summary/1");
    admin.client().get("/leads/summary/1");

    JsonNode spent = Client.json(admin.controls()).at("/spent/0");
    assertThat(spent.path("skip").intValue()).isEqualTo(1);
    assertThat(spent.path("times").intValue()).isEqualTo(3);
    assertThat(spent.path("fired").intValue()).isEqualTo(3);
  }

  @Test
  void countsHowOftenAnOutcomeHasFired() {
    admin.force("{'operation':'liveforce/lead-summary','status':502,'times':null}");
    admin.client().get("/leads/summary/1");
    admin.client().get("/leads/summary/1");

    assertThat(Client.json(admin.controls()).at("/forced/0/fired").intValue()).isEqualTo(2);
  }

  @Test
  @Timeout(60)
  void answersAWaitingCallWhenAControlChanges() throws Exception {
    long known = Client.json(admin.controls()).get("revision").longValue();
    String url = "%s?after=%s&wait=20".formatted(Admin.CONTROLS, known);
    CompletableFuture<Response> waiting =
        CompletableFuture.supplyAsync(() -> admin.client().anonymous().get(url));
    while (!waiting.isDone()) {
      admin.patch("{'latency':{'kind':'fixed','millis':1}}");
    }

    JsonNode state = Client.json(waiting.get(15, TimeUnit.SECONDS));
    assertThat(state.get("revision").longValue()).isGreaterThan(known);
    assertThat(state.at("/on/0").asString()).isEqualTo("latency 1 ms");
  }

  @Test
  void replacesAllForcedOutcomesAtOnce() {
    admin.force("{'operation':'metroleads/add-note','status':502}");
    JsonNode state =
        Client.json(
            admin.patch(
                "{'latency':{'kind':'fixed','millis':1},'forced':[{'operation':'liveforce/lead-summary','fault':'reset','times':2}]}"));

    assertThat(state.get("on").valueStream().map(JsonNode::asString))
        .containsExactly("latency 1 ms", "next 2 × lead-summary fail (reset)");
    assertThat(Client.json(admin.patch("{'forced':[]}")).get("forced")).isEmpty();
    Response refused =
        admin.patch(
            "{'latency':null,'forced':[{'operation':'liveforce/lead-summary','status':1}]}");
    assertThat(Client.json(refused).at("/errors/0/where").asString()).isEqualTo("/forced/0/status");
    assertThat(Client.json(admin.controls()).at("/on/0").asString()).isEqualTo("latency 1 ms");
  }

  @Test
  void stillUnderstandsTheFormerWordsForFailedWrites() {
    assertThat(Client.json(admin.patch("{'failedWrites':'happen'}")).at("/failedWrites").asString())
        .isEqualTo("apply");
    assertThat(Client.json(admin.patch("{'failedWrites':'vanish'}")).at("/failedWrites").asString())
        .isEqualTo("discard");
  }

  @Test
  void showsAnOutcomeWithoutEnd() {
    JsonNode added =
        Client.json(
            admin.force(
                "{'operation':'liveforce/lead-summary','fault':'reset','times':null,'delayMillis':5}"));

    assertThat(added.get("fault").asString()).isEqualTo("reset");
    assertThat(added.get("times").isNull()).isTrue();
    assertThat(added.get("delayMillis").intValue()).isEqualTo(5);
    assertThat(Client.json(admin.controls()).at("/on/0").asString())
        .isEqualTo("every lead-summary fails (reset)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'operation':'add-note','status':502} | /operation",
        "{'status':502} | /operation",
        "{'operation':'metroleads/add-note'} | \"\"",
        "{'operation':'metroleads/add-note','status':502,'fault':'reset'} | \"\"",
        "{'operation':'metroleads/add-note','status':403} | /status",
        "{'operation':'metroleads/add-note','fault':'flood'} | /fault",
        "{'operation':'metroleads/add-note','status':502,'times':0} | /times",
        "{'operation':'metroleads/add-note','status':502,'skip':-1} | /skip",
        "{'operation':'metroleads/add-note','status':502,'delayMillis':600001} | /delayMillis",
        "{'operation':'metroleads/add-note','status':502,'id':'f1'} | /id",
      })
  void refusesAForcedOutcomeThatCannotBe(String outcome, String where) {
    Response refused = admin.force(outcome);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Client.json(refused).at("/errors/0/where").asString()).isEqualTo(where);
    assertThat(mock.controls().controls().forced()).isEmpty();
  }

  @Test
  void holdsAHundredForcedOutcomesAtMost() {
    for (int number = 0; number < 100; number++) {
      admin.force("{'operation':'metroleads/add-note','status':502}");
    }
    Response refused = admin.force("{'operation':'metroleads/add-note','status':502}");

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(Client.json(refused).at("/errors/0/expected").asString())
        .isEqualTo("at most 100 forced outcomes at a time; remove one first");
  }

  @Test
  void isClosedToPagesOfOtherOrigins() {
    assertThat(
            admin
                .client()
                .anonymous()
                .header("Origin", "http://app.example")
                .get(Admin.CONTROLS)
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void isNotThereUnderStrictWire() {
    try (Leadmock strict = Leadmock.start(LeadmockConfig.defaults().withStrictWire(true))) {
      Admin hidden = new Admin(new Client(strict.baseUrl()));
      assertThat(hidden.controls().statusCode()).isEqualTo(404);
      assertThat(hidden.patch("{}").statusCode()).isEqualTo(404);
      assertThat(hidden.allOff().statusCode()).isEqualTo(404);
      assertThat(hidden.force("{}").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void showsTheFrozenClockAndTheTimeWithTheSameDigits() {
    JsonNode clock =
        Client.json(admin.patch("{'clock':{'frozen':'2017-02-23T10:21:08.123456789Z'}}"))
            .get("clock");

    assertThat(clock.path("frozen").asString()).isEqualTo("2017-02-23T10:21:08.123Z");
    assertThat(clock.path("now").asString()).isEqualTo("2017-02-23T10:21:08.123Z");
  }

  @Test
  void stampsNotesWithTheClockThatIsSet(@LeadmockUrl URI baseUrl) {
    Client client = new Client(baseUrl);
    admin.patch("{'clock':{'frozen':'2017-02-23T10:21:08Z'}}");
    client.addNote(Client.EMPTY, "then");
    mock.controls().change(on -> on.withClock(new ClockSetting.Shifted(86_400_000)));
    client.addNote(Client.EMPTY, "tomorrow");

    JsonNode events = client.events(Client.EMPTY, "").get("events");
    assertThat(events.at("/1/data/event_time").asString()).isEqualTo("2017-02-23T10:21:08Z");
    assertThat(Instant.parse(events.at("/0/data/event_time").asString()))
        .isBetween(Instant.now().plusSeconds(86_300), Instant.now().plusSeconds(86_460));
  }
}
