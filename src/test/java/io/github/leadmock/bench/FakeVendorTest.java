package io.github.leadmock.bench;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The correct fake against the documents, read without a look at the mock. */
@Tag("slow")
class FakeVendorTest {

  private static final String NOWHERE = "7b1d5c0e-3f64-4f0e-8a56-0c9f2f6d1b23";
  private static final List<String> LISTED_DATA =
      List.of(
          "event_time",
          "event_id",
          "created_by_entity",
          "created_by",
          "comment_count",
          "attached_entities",
          "message");
  private static final List<String> SAVED_DATA =
      List.of(
          "event_time",
          "tags",
          "event_id",
          "created_by_entity",
          "created_by",
          "attached_entities",
          "message");

  private FakeVendor vendor;
  private Target target;
  private String lead;

  @BeforeEach
  void start() {
    vendor = FakeVendor.correct();
    target = vendor.target(Api.METROLEADS);
    lead = target.baseUrl() + "/companies/" + target.company() + "/leads/" + target.lead();
  }

  @AfterEach
  void stop() {
    vendor.close();
    vendor.close();
  }

  @Test
  void listsEventsInTheDocumentedShape() {
    Response page = caller().get(lead + "/events?start=0&size=2");
    page.then()
        .statusCode(200)
        .contentType(ContentType.JSON)
        .body("count", equalTo(45))
        .body("start", equalTo(0))
        .body("events", hasSize(2));
    Map<String, Object> note = page.path("events[0]");
    assertThat(note.keySet()).containsExactlyInAnyOrder("inbound", "data", "type", "online");
    Map<String, Object> data = page.path("events[0].data");
    assertThat(data.keySet()).containsExactlyInAnyOrderElementsOf(LISTED_DATA);
    Map<String, Object> author = page.path("events[0].data.created_by_entity");
    assertThat(author.keySet()).containsExactly("user_id", "name", "group_id", "company_id");
    page.then()
        .body("events[0].data.created_by", equalTo("user:" + author.get("user_id")))
        .body("events[0].data.attached_entities[0].type", equalTo("lead"))
        .body("events[0].data.attached_entities[0].lead.id", equalTo(target.lead()));
  }

  @Test
  void listsSmsWithTheirOwnMembers() {
    caller()
        .get(lead + "/events?start=2&size=1")
        .then()
        .body("events[0].type", equalTo("sms"))
        .body("events[0].data.phone", matchesPattern("\\+[0-9]+"))
        .body("events[0].data.extra_data.header_checksum", matchesPattern("[0-9a-f]{32}"));
  }

  @Test
  void listsTwentyEventsFromTheNewestUnlessAsked() {
    caller().get(lead + "/events").then().body("start", equalTo(0)).body("events", hasSize(20));
    caller()
        .get(lead + "/events?start=40")
        .then()
        .body("start", equalTo(40))
        .body("events", hasSize(5));
    caller()
        .get(lead + "/events?start=45")
        .then()
        .body("count", equalTo(45))
        .body("events", hasSize(0));
  }

  @Test
  void pagesMeetEachEventOnceNewestFirst() {
    List<String> ids = new ArrayList<>();
    List<String> times = new ArrayList<>();
    for (int start = 0; start < 45; start += 7) {
      Response page = caller().get(lead + "/events?size=7&start=" + start);
      ids.addAll(page.path("events.data.event_id"));
      times.addAll(page.path("events.data.event_time"));
    }
    assertThat(ids).hasSize(45).doesNotHaveDuplicates().allMatch(Route::isUuid);
    assertThat(times).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(times).allMatch(time -> time.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
  }

  @Test
  void listsAllCommentsAtOnceNewestFirst() {
    Response page = caller().get(lead + "/events?size=45");
    List<Map<String, Object>> events = page.path("events");
    int commented = 0;
    for (int i = 0; i < events.size(); i++) {
      int count = page.path("events[%d].data.comment_count".formatted(i));
      String url =
          "%s/events/%s/%s/comments"
              .formatted(
                  lead,
                  events.get(i).get("type"),
                  page.path("events[%d].data.event_id".formatted(i)));
      Response comments = caller().get(url);
      comments
          .then()
          .statusCode(200)
          .body("total_count", equalTo(count))
          .body("sub_events", hasSize(count));
      List<String> times = comments.path("sub_events.data.event_time");
      assertThat(times).isSortedAccordingTo(Comparator.reverseOrder());
      commented += Math.min(count, 1);
    }
    assertThat(commented).isGreaterThan(2);
  }

  @Test
  void listsCommentsInTheDocumentedShape() {
    String id = caller().get(lead + "/events?start=3").path("events[0].data.event_id");
    Response comments = caller().get(lead + "/events/note/" + id + "/comments");
    Map<String, Object> comment = comments.path("sub_events[0]");
    assertThat(comment.keySet()).containsExactlyInAnyOrder("data", "sub_event_id");
    Map<String, Object> data = comments.path("sub_events[0].data");
    assertThat(data.keySet())
        .containsExactlyInAnyOrder(
            "comment",
            "sub_event_type",
            "event_time",
            "created_by_entity",
            "sub_event_id",
            "created_by");
    assertThat(data)
        .containsEntry("sub_event_type", "comment")
        .containsEntry("sub_event_id", comment.get("sub_event_id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/x-www-form-urlencoded", "application/json", "text/plain"})
  void addsUpdatesAndRemovesANote(String type) {
    Response added =
        note(type, "{\"message\":\"Please give him a 5% discount\"}").post(lead + "/note");
    saved(added, "Please give him a 5% discount");
    String id = added.path("data.event_id");
    first(id, "Please give him a 5% discount", 46);

    Response updated =
        note(type, "{\"message\":\"A \\\"better\\\" one 🎉\\n\"}").post(lead + "/note/" + id);
    saved(updated, "A \"better\" one 🎉\n");
    assertThat(updated.<String>path("data.event_id")).isEqualTo(id);
    assertThat(updated.<String>path("data.event_time")).isEqualTo(added.path("data.event_time"));
    first(id, "A \"better\" one 🎉\n", 46);

    Response removed = caller().post(lead + "/note/" + id + "/remove");
    assertThat(removed.asString()).isEqualTo(updated.asString());
    caller()
        .get(lead + "/events")
        .then()
        .body("count", equalTo(45))
        .body("events.data.event_id", not(hasItem(id)));
    refused(caller().get(lead + "/events/note/" + id + "/comments"), 404);
    refused(note(type, "{\"message\":\"x\"}").post(lead + "/note/" + id), 404);
    refused(caller().post(lead + "/note/" + id + "/remove"), 404);
  }

  @Test
  void removesWithTheDocumentedCallToo() {
    String id =
        note("application/json", "{\"message\":\"x\"}").post(lead + "/note").path("data.event_id");
    caller()
        .get(lead + "/note/" + id + "/remove")
        .then()
        .statusCode(200)
        .body("data.event_id", equalTo(id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "no JSON", "[]", "{\"message\":\" \"}", "{\"message\":7}"})
  void refusesANoteWithoutText(String body) {
    refused(note("application/json", body).post(lead + "/note"), 400);
    caller().get(lead + "/events").then().body("count", equalTo(45));
  }

  @ParameterizedTest
  @ValueSource(strings = {"start=-1", "start=abc", "size=0", "size=abc", "start="})
  void refusesNumbersThatAreNone(String query) {
    refused(caller().get(lead + "/events?" + query), 400);
  }

  @Test
  void knowsNeitherOtherLeadsNorOtherPaths() {
    refused(caller().get(lead.replace(target.lead(), NOWHERE) + "/events"), 404);
    refused(caller().get(lead.replace(target.company(), NOWHERE) + "/events"), 404);
    refused(caller().get(lead + "/events/note/" + NOWHERE + "/comments"), 404);
    refused(caller().get(lead + "/nothing"), 404);
    refused(note("application/json", "{\"message\":\"x\"}").post(lead + "/note/" + NOWHERE), 404);
    refused(caller().post(lead + "/note/" + NOWHERE + "/remove"), 404);
  }

  @Test
  void takesOnlyTheDocumentedMethods() {
    refused(caller().get(lead + "/note"), 405);
    refused(caller().delete(lead + "/events"), 405);
    assertThat(caller().get(lead + "/note").header("Allow")).isEqualTo("POST");
  }

  @Test
  void acceptsExactlyOnePairOfCredentials() {
    List<RequestSpecification> wrong =
        List.of(
            given(),
            given().header("Authorization", "Bearer " + target.token()),
            given().header("Authorization", "Basic ???"),
            given().auth().preemptive().basic(target.user(), "wrong"),
            given().auth().preemptive().basic(target.user(), ""),
            given().auth().preemptive().basic("somebody", target.token()));
    for (RequestSpecification caller : wrong) {
      refused(caller.get(lead + "/events"), 401);
      refused(caller.get(vendor.target(Api.LIVEFORCE).baseUrl() + "/leads/summary/12"), 401);
    }
  }

  @Test
  void issuesTheTokenForThePassword() {
    String url = target.baseUrl() + "/auth/issue_token";
    Response token =
        given()
            .queryParam("username", target.user())
            .queryParam("password", Account.PASSWORD)
            .get(url);
    token.then().statusCode(200).contentType(ContentType.JSON);
    assertThat(token.asString()).isEqualTo("\"" + target.token() + "\"");
    refused(given().queryParam("username", target.user()).get(url), 400);
    refused(
        given().queryParam("username", target.user()).queryParam("password", "x").get(url), 401);
  }

  @Test
  void isBelowApiToo() {
    caller().get(lead.replace("/companies", "/api/companies") + "/events").then().statusCode(200);
  }

  @Test
  void summarisesLeads() {
    Target liveforce = vendor.target(Api.LIVEFORCE);
    String url = liveforce.baseUrl() + "/leads/summary/";
    Response rich = caller().get(url + liveforce.leadId());
    rich.then()
        .statusCode(200)
        .contentType(ContentType.JSON)
        .body("message", equalTo("success"))
        .body("data.id", equalTo(liveforce.leadId()))
        .body("data.title", not(nullValue()))
        .body("data.notes_count", greaterThan(0));
    assertThat(rich.<Map<String, Object>>path("data")).hasSize(19);
    assertThat(Json.parse(rich.<String>path("data.analytics.chat")).isArray()).isTrue();
    assertThat(Json.parse(rich.<String>path("data.analytics.analytics")).isObject()).isTrue();
    Response plain = caller().get(url + SampleSummaries.PLAIN);
    assertThat(plain.<Map<String, Object>>path("data"))
        .hasSize(19)
        .containsEntry("title", null)
        .containsEntry("chat_date", null);
    refused(caller().get(url + "999999"), 404);
    refused(caller().get(url + "abc"), 404);
  }

  private void first(String id, String message, int count) {
    Response page = caller().get(lead + "/events");
    page.then()
        .body("count", equalTo(count))
        .body("events[0].data.event_id", equalTo(id))
        .body("events[0].data.message", equalTo(message))
        .body("events[0].data.comment_count", equalTo(0));
    Map<String, Object> data = page.path("events[0].data");
    assertThat(data.keySet()).containsExactlyInAnyOrderElementsOf(LISTED_DATA);
  }

  private void saved(Response answer, String message) {
    answer
        .then()
        .statusCode(200)
        .contentType(ContentType.JSON)
        .body("type", equalTo("note"))
        .body("inbound", equalTo(true))
        .body("online", equalTo(true))
        .body("data.message", equalTo(message))
        .body("data.tags", hasSize(0))
        .body("data.attached_entities[0].lead.id", equalTo(target.lead()));
    Map<String, Object> data = answer.path("data");
    assertThat(data.keySet()).containsExactlyInAnyOrderElementsOf(SAVED_DATA);
    Map<String, Object> author = answer.path("data.created_by_entity");
    assertThat(author.keySet()).containsExactly("name", "company_id");
  }

  private static void refused(Response answer, int status) {
    answer
        .then()
        .statusCode(status)
        .contentType(ContentType.JSON)
        .body("message", not(nullValue()));
  }

  private RequestSpecification caller() {
    return given().auth().preemptive().basic(target.user(), target.token());
  }

  private RequestSpecification note(String type, String body) {
    EncoderConfig asText =
        EncoderConfig.encoderConfig()
            .encodeContentTypeAs(type, ContentType.TEXT)
            .defaultCharsetForContentType(StandardCharsets.UTF_8, type);
    return caller()
        .config(RestAssuredConfig.config().encoderConfig(asText))
        .contentType(type)
        .body(body);
  }
}
