package io.github.leadmock.http;

import static io.github.leadmock.http.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.data.OwnLead;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Leads of the user's own, from the examples of the documentation and from a program. */
class OwnLeadsTest {

  private static final Path EXAMPLES = Path.of("docs/data");
  private static final String COMPANY = "7d3c1f52-6f0e-4a55-9a0b-3f1de21c8a10";
  private static final String RECORDED = lead("11");
  private static final String TWO_LINES = lead("20");
  private static final String SHORT = lead("21");
  private static final String NEWEST = "0b8c6a3e-2f0d-4a51-8a3c-6a3b8f0c1d04";
  private static final String DATA = "/__admin/leadmock/data";

  private static Leadmock mock;
  private static Client client;

  private static String lead(String end) {
    return "/companies/%s/leads/7d3c1f52-6f0e-4a55-9a0b-3f1de21c8a%s".formatted(COMPANY, end);
  }

  @BeforeAll
  static void start() {
    mock =
        Leadmock.start(
            LeadmockConfig.defaults()
                .withData(EXAMPLES)
                .withData(
                    OwnLead.lead(Client.COMPANY, Client.ONE_PAGE).note("instead of a page"),
                    OwnLead.summary(1).member("name", "Instead of John")));
    client = new Client(mock.baseUrl());
  }

  @AfterAll
  static void stop() {
    mock.close();
  }

  @BeforeEach
  void reset() {
    mock.resetAll();
  }

  private static JsonNode recorded() throws IOException {
    return json(Files.readString(EXAMPLES.resolve("metroleads-recorded.json")));
  }

  @Test
  void answersAsWasRecorded() throws IOException {
    for (JsonNode exchange : recorded().path("exchanges")) {
      if (exchange.path("method").asString().equals("GET")) {
        assertThat(json(client.get(exchange.path("path").asString())))
            .isEqualTo(exchange.path("body"));
      }
    }
    JsonNode summary =
        json(Files.readString(EXAMPLES.resolve("liveforce-recorded.json"))).at("/exchanges/0");
    assertThat(json(client.get(summary.path("path").asString()))).isEqualTo(summary.path("body"));
  }

  @Test
  void pagesThroughAllEventsOnce() {
    JsonNode all = json(client.get(SHORT + "/events?size=1000"));
    assertThat(all.path("count").asInt()).isEqualTo(30);
    List<JsonNode> walked = new ArrayList<>();
    for (int start = 0; start < 30; start += 7) {
      json(client.get(SHORT + "/events?size=7&start=" + start)).path("events").forEach(walked::add);
    }
    assertThat(walked).isEqualTo(List.copyOf(all.path("events").values()));
    assertThat(walked.stream().map(event -> event.at("/data/event_id"))).doesNotHaveDuplicates();
    List<Instant> times =
        walked.stream()
            .map(event -> Instant.parse(event.at("/data/event_time").asString()))
            .toList();
    assertThat(times).isSortedAccordingTo((one, other) -> other.compareTo(one));
    assertThat(walked.get(0).at("/data/message").asString()).isEqualTo("Call back");
    String comments =
        SHORT + "/events/note/" + walked.get(0).at("/data/event_id").asString() + "/comments";
    assertThat(json(client.get(comments)).at("/sub_events/0/data/comment").asString())
        .isEqualTo("Done.");
    assertThat(
            json(client.get(comments)).at("/sub_events/0/data/created_by_entity/name").asString())
        .isEqualTo("Ben Clark");
  }

  @Test
  void makesALeadOfTwoLines() {
    JsonNode page = json(client.get(TWO_LINES + "/events"));

    assertThat(page.path("count").asInt()).isPositive();
    assertThat(page.at("/events/0/data/message").asString()).isNotBlank();
  }

  @Test
  void takesNotesAndForgetsThem() {
    String before = client.get(RECORDED + "/events").asString();
    Response added = client.post(RECORDED + "/note", "{\"message\":\"on top\"}");
    assertThat(added.statusCode()).isEqualTo(200);
    String id = json(added).at("/data/event_id").asString();

    assertThat(json(client.get(RECORDED + "/events")).path("count").asInt()).isEqualTo(5);
    assertThat(json(client.get(RECORDED + "/events")).at("/events/0/data/event_id").asString())
        .isEqualTo(id);

    client.post(RECORDED + "/note/" + NEWEST, "{\"message\":\"changed\"}");
    client.post(RECORDED + "/note/" + id + "/remove", "");
    JsonNode page = json(client.get(RECORDED + "/events"));
    assertThat(page.path("count").asInt()).isEqualTo(4);
    assertThat(page.at("/events/0/data/message").asString()).isEqualTo("changed");

    client.anonymous().post("/__admin/leadmock/reset");
    assertThat(client.get(RECORDED + "/events").asString()).isEqualTo(before);
  }

  @Test
  void keepsSessionsApart() {
    client
        .authorized()
        .header("X-Leadmock-Session", "a")
        .body("{\"message\":\"mine\"}")
        .post(RECORDED + "/note");

    assertThat(json(client.get(RECORDED + "/events")).path("count").asInt()).isEqualTo(4);
    Response mine =
        client.authorized().header("X-Leadmock-Session", "a").get(RECORDED + "/events?size=1");
    assertThat(json(mine).at("/events/0/data/message").asString()).isEqualTo("mine");
  }

  @Test
  void goBeforeNamedDocumentedAndGeneratedLeads() {
    JsonNode page = client.events(Client.ONE_PAGE, "");
    assertThat(page.path("count").asInt()).isEqualTo(1);
    assertThat(page.at("/events/0/data/message").asString()).isEqualTo("instead of a page");
    JsonNode summary = json(client.get("/leads/summary/1"));
    assertThat(summary.at("/data/name").asString()).isEqualTo("Instead of John");
    assertThat(summary.at("/data/id").asString()).isEqualTo("1");
  }

  @Test
  void changeNoOtherLead() {
    try (Leadmock plain = Leadmock.start(LeadmockConfig.defaults())) {
      Client other = new Client(plain.baseUrl());
      for (String path :
          List.of(
              Client.path(Client.ONE_MORE) + "/events",
              "/companies/5245533b-e8c4-4292-b6b0-62ac6ecedb3e/leads/2633fdaf-77f2-48bb-9f7b-6c88a760e5b6/events",
              "/leads/summary/2",
              "/leads/summary/100")) {
        assertThat(client.get(path).asString()).as(path).isEqualTo(other.get(path).asString());
      }
    }
  }

  @Test
  void haveTheSameBytesForTheSameSeed() {
    try (Leadmock again = Leadmock.start(LeadmockConfig.defaults().withData(EXAMPLES))) {
      Client other = new Client(again.baseUrl());
      for (String path :
          List.of(TWO_LINES + "/events", SHORT + "/events", "/leads/summary/90418")) {
        assertThat(other.get(path).asString()).as(path).isEqualTo(client.get(path).asString());
      }
    }
  }

  @Test
  void areListedFirst() {
    JsonNode leads = json(client.anonymous().get("/__admin/leadmock/leads?limit=4"));
    assertThat(leads.path("leads").valueStream().map(one -> one.path("group").asString()))
        .containsOnly("data");
    assertThat(leads.at("/leads/0/shows").asString()).isEqualTo("1 events");
    JsonNode summaries =
        json(client.anonymous().get("/__admin/leadmock/leads?api=liveforce&limit=4"));
    assertThat(summaries.path("leads").valueStream().map(one -> one.path("leadId").asString()))
        .containsExactly("1", "90417", "90418", "1");
  }

  @Test
  void areWhatARefusedRequestIsCorrectedTo() {
    client.get(RECORDED.replace("8a11", "8a19") + "/events");
    client.get("/api/v1/leads/summary/90471");

    JsonNode log = json(client.anonymous().get("/__admin/leadmock/requests?limit=2"));
    List<String> corrected =
        log.path("entries")
            .valueStream()
            .map(entry -> entry.path("id").asString())
            .map(id -> client.anonymous().get("/__admin/leadmock/requests/" + id).asString())
            .toList();
    assertThat(corrected).anyMatch(entry -> entry.contains("/leads/summary/90417"));
    assertThat(corrected).anyMatch(entry -> entry.contains(RECORDED.substring(11) + "/events"));
  }

  @ParameterizedTest
  @CsvSource({"short", "answers"})
  void comeBackFromAnExportAsTheyWere(String form) {
    client.post(RECORDED + "/note", "{\"message\":\"with \\\"quotes\\\" and 👍\"}");
    client.addNote(Client.MARKUP, "on a named lead");
    String export = client.anonymous().get(DATA + "?form=" + form).asString();
    List<String> paths =
        List.of(
            RECORDED + "/events",
            SHORT + "/events",
            TWO_LINES + "/events",
            RECORDED + "/events/note/" + NEWEST + "/comments",
            Client.path(Client.MARKUP) + "/events?size=100",
            Client.path(Client.ONE_PAGE) + "/events",
            "/leads/summary/90417",
            "/leads/summary/90418",
            "/leads/summary/1");
    List<String> before = paths.stream().map(path -> client.get(path).asString()).toList();

    try (Leadmock other = Leadmock.start(LeadmockConfig.defaults().withSeed(99))) {
      Client there = new Client(other.baseUrl());
      Response put =
          there
              .anonymous()
              .body(export.getBytes(java.nio.charset.StandardCharsets.UTF_8))
              .put(DATA);
      assertThat(put.asString()).isEmpty();
      assertThat(put.statusCode()).isEqualTo(204);
      assertThat(paths.stream().map(path -> there.get(path).asString()).toList()).isEqualTo(before);
      assertThat(there.anonymous().get(DATA + "?form=" + form).asString())
          .as("exported again")
          .isEqualTo(export);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"answers", "short"})
  void keepThroughAnExportThatAnEventHasNoCommentsWhateverItsType(String form) {
    String lead = "c0ffee00-aaaa-4000-8000-000000000001";
    String company = "c0ffee00-bbbb-4000-8000-000000000001";
    List<String> types = List.of("call", "a/b?c#d e", "");
    List<String> events = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      events.add(
          "{'event':{'type':'%s','data':{'event_id':'c0ffee00-cccc-4000-8000-00000000000%s','event_time':'2024-05-01T10:00:00Z','comment_count':5}},'comments':[%s]}"
              .formatted(types.get(i), i, i == 0 ? "" : "{'text':'kept'}"));
    }
    put(
        "{'leads':[{'company':'%s','lead':'%s','events':%s}]}"
            .formatted(company, lead, events)
            .replace('\'', '"'));
    String query = "?form=%s&lead=%s".formatted(form, lead);
    String exported = client.anonymous().get(DATA + query).asString();

    put(exported);

    assertThat(client.anonymous().get(DATA + query).asString()).isEqualTo(exported);
    assertThat(exported.split("kept", -1)).as("two events have a comment").hasSize(3);
    assertThat(client.anonymous().get(DATA + query + "," + lead).asString())
        .as("once, however often it is named")
        .isEqualTo(exported);
  }

  @Test
  void areReplacedAsAWholeAndForgetTheirNotes() {
    client.post(RECORDED + "/note", "{\"message\":\"exported\"}");
    String exported = client.anonymous().get(DATA + "?lead=" + RECORDED.substring(54)).asString();
    String first = client.get(RECORDED + "/events").asString();
    put(exported);
    assertThat(client.get(RECORDED + "/events").asString()).isEqualTo(first);
    assertThat(client.events(Client.ONE_PAGE, "").path("count").asInt())
        .as("put by the configuration, and not part of this document")
        .isEqualTo(20);

    String note =
        json(client.post(RECORDED + "/note", "{\"message\":\"later\"}"))
            .at("/data/event_id")
            .asString();
    assertThat(first).as("an id of its own").doesNotContain(note);
    put(exported);
    assertThat(client.get(RECORDED + "/events").asString()).isEqualTo(first);

    put("{\"leads\": []}");
    assertThat(json(client.get(RECORDED + "/events")).path("count").asInt()).isEqualTo(4);
  }

  @Test
  void keepHalvesOfSurrogatePairsThroughAnExport() {
    put(
        "{\"leads\":[{\"company\":\"%s\",\"lead\":\"%s\",\"events\":[{\"note\":\"first\"}]},{\"leadId\":7,\"summary\":{\"name\":\"x\\ud800y\"}}]}"
            .formatted(COMPANY, SHORT.substring(SHORT.lastIndexOf('/') + 1)));
    client.post(SHORT + "/note", "{\"message\":\"a\\ud800b\"}");
    String before = client.get(SHORT + "/events").asString();
    assertThat(before).containsIgnoringCase("a\\ud800b");
    JsonNode summary = json(client.get("/api/v1/leads/summary/7"));

    String exported = client.anonymous().get(DATA).asString();
    assertThat(exported).contains("a\\ud800b", "x\\ud800y").doesNotContain("a?b");
    mock.resetAll();
    put(exported);

    assertThat(json(client.get(SHORT + "/events")).at("/events/0/data/message"))
        .isEqualTo(json(before).at("/events/0/data/message"));
    assertThat(json(client.get("/api/v1/leads/summary/7"))).isEqualTo(summary);
  }

  @Test
  void areRefusedInAnythingButUtf8() {
    byte[] latin = "{\"leads\":[\n{\"name\":\"caf\u00e9\"}]}".getBytes(StandardCharsets.ISO_8859_1);
    Response refused = client.anonymous().body(latin).put(DATA);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.asString())
        .contains("line 2, column 13", "text in UTF-8", "bytes that are none");
  }

  private static void put(String document) {
    assertThat(client.anonymous().body(document).put(DATA).statusCode()).isEqualTo(204);
  }

  @Test
  void areRefusedWithAllThatIsWrong() {
    Response refused =
        client.anonymous().body("{\"leads\": [{\"company\": \"acme\", \"lead\": 5}]}").put(DATA);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.asString())
        .contains(
            "{\"where\":\"/leads/0/company\",\"expected\":\"a UUID in its full form, as a text\",\"got\":\"\\\"acme\\\"\"}",
            "{\"where\":\"/leads/0/lead\",");
    Response twice =
        client
            .anonymous()
            .body(
                OwnLead.lead(COMPANY, COMPANY)
                    .note("a")
                    .id(java.util.UUID.fromString(NEWEST))
                    .toString())
            .put(DATA);
    assertThat(twice.statusCode()).isEqualTo(400);
    assertThat(twice.asString())
        .contains(
            "the event %s in the lead %s of company %s, which the lead"
                .formatted(NEWEST, COMPANY, COMPANY),
            "expected each event in one lead");
    assertThat(client.events(Client.ONE_PAGE, "").path("count").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lead=c0ffee00-1ead-4000-8000-000000000099",
        "leadId=999999999",
        "lead=x",
        "form=long",
        "foo=1"
      })
  void areNotExportedWhenTheyAreNotThere(String query) {
    Response refused = client.anonymous().get(DATA + "?" + query);

    assertThat(refused.statusCode()).isIn(400, 404);
    assertThat(refused.asString()).startsWith("{\"errors\":[{\"where\":\"query ");
  }

  @Test
  void keepWhatNoDocumentKnows() {
    ObjectNode call = (ObjectNode) json("{\"type\":\"call\",\"duration\":31.50,\"data\":{}}");
    ((ObjectNode) call.path("data"))
        .put("event_id", "0b8c6a3e-2f0d-4a51-8a3c-6a3b8f0c1f01")
        .put("event_time", "2024-05-01T10:00:00Z")
        .put("message", "Rang twice")
        .putNull("phone");
    ObjectNode page = new JsonMapper().createObjectNode().put("count", 1).put("start", 0);
    page.putArray("events").add(call);
    String lead = lead("77");
    mock.putData(
        OwnLead.of(
            "{\"exchanges\":[{\"path\":\"%s/events\",\"body\":%s}]}"
                .formatted(lead, page.toString().replace("31.5", "31.50"))),
        OwnLead.summary(77).member("mood", "fine"));

    assertThat(client.get(lead + "/events").asString())
        .contains("\"duration\":31.50")
        .satisfies(text -> assertThat(json(text)).isEqualTo(json(page.toString())));
    assertThat(json(client.get("/leads/summary/77")).at("/data/mood").asString()).isEqualTo("fine");
    assertThat(
            client
                .get(lead + "/events/call/0b8c6a3e-2f0d-4a51-8a3c-6a3b8f0c1f01/comments")
                .statusCode())
        .isEqualTo(200);
    assertThat(
            client
                .post(lead + "/note/0b8c6a3e-2f0d-4a51-8a3c-6a3b8f0c1f01", "{\"message\":\"x\"}")
                .statusCode())
        .as("no note")
        .isEqualTo(404);
  }
}
