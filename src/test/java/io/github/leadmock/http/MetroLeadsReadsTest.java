package io.github.leadmock.http;

import static io.github.leadmock.http.Client.json;
import static io.github.leadmock.http.Client.path;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.junit.LeadmockExtension;
import io.github.leadmock.junit.LeadmockUrl;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(LeadmockExtension.class)
class MetroLeadsReadsTest {

  private final Client client;

  MetroLeadsReadsTest(@LeadmockUrl URI baseUrl) {
    client = new Client(baseUrl);
  }

  @Test
  @Cites({"ML-EV-02", "ML-EV-03", "ML-EV-04", "ML-EV-05", "ML-EV-23"})
  void startsAtTheNewestAndGivesTwentyWhenNothingIsAskedFor() {
    JsonNode page = client.events(Client.ONE_MORE, "");

    assertThat(page.path("count").intValue()).isEqualTo(21);
    assertThat(page.path("start").intValue()).isZero();
    assertThat(page.path("events")).hasSize(20);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 1", "3, 20", "4, 21", "6, 5", "7, 30", "8, 30", "9, 3"})
  @Cites({"ML-EV-01", "ML-EV-12", "ML-EV-16"})
  void meetsEachEventOnceAndInOrderWhenThePagesAreWalked(int lead, int events) {
    List<JsonNode> walked = client.walk("c0ffee00-1ead-4000-8000-00000000000" + lead, 7);

    assertThat(walked).hasSize(events);
    assertThat(walked.stream().map(event -> event.at("/data/event_id").asString()).collect(toSet()))
        .hasSize(events);
    List<Instant> times =
        walked.stream()
            .map(event -> Instant.parse(event.at("/data/event_time").asString()))
            .toList();
    IntStream.range(1, times.size())
        .forEach(i -> assertThat(times.get(i)).isBeforeOrEqualTo(times.get(i - 1)));
    assertThat(walked)
        .allSatisfy(
            event ->
                assertThat(event.at("/data/event_time").asString())
                    .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
  }

  @Test
  @Cites("ML-EV-06")
  void countsStartFromTheNewestEvent() {
    JsonNode all = client.events(Client.ONE_MORE, "?size=21");
    JsonNode some = client.events(Client.ONE_MORE, "?start=5&size=3");

    assertThat(some.path("start").intValue()).isEqualTo(5);
    assertThat(some.path("events")).hasSize(3);
    for (int i = 0; i < 3; i++) {
      assertThat(some.path("events").path(i)).isEqualTo(all.path("events").path(5 + i));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"21", "22", "999999999999999999"})
  @Cites("ML-EV-07")
  void givesAnEmptyPagePastTheEnd(String start) {
    JsonNode page = client.events(Client.ONE_MORE, "?start=" + start);

    assertThat(page.path("count").intValue()).isEqualTo(21);
    assertThat(page.path("start").asString()).isEqualTo(start);
    assertThat(page.path("events")).isEmpty();
  }

  @Test
  void pagesThroughTheDepthsOfAVeryLongTimeline() {
    JsonNode page = client.events(Client.VERY_LONG, "?start=199990&size=20");

    assertThat(page.path("count").intValue()).isEqualTo(200_000);
    assertThat(page.path("events")).hasSize(10);
  }

  @ParameterizedTest
  @CsvSource({
    "start=-1, ML-EV-08, 'start is ''-1''; expected a whole number from 0 to 999999999999999999'",
    "start=9223372036854775808, ML-EV-08, 'start is ''9223372036854775808''; expected a whole"
        + " number from 0 to 999999999999999999'",
    "start=, ML-EV-08, 'start is ''''; expected a whole number from 0 to 999999999999999999'",
    "start=1.5, ML-EV-08, 'start is ''1.5''; expected a whole number from 0 to 999999999999999999'",
    "start=%7B%7Bnow%7D%7D, ML-EV-08, 'start is ''{{now}}''; expected a whole number from 0 to"
        + " 999999999999999999'",
    "size=0, ML-EV-09, 'size is ''0''; expected a whole number from 1 to 1000'",
    "size=1001, ML-EV-09, 'size is ''1001''; expected a whole number from 1 to 1000'",
    "size=ten, ML-EV-09, 'size is ''ten''; expected a whole number from 1 to 1000'",
    "start=1&start=2, ML-EV-10, start is given 2 times; expected once"
  })
  @Cites({"ML-EV-08", "ML-EV-09", "ML-EV-10", "ML-ER-02"})
  void refusesNumbersThatCannotBe(String query, String rule, String message) {
    Response response = client.get(path(Client.ONE_PAGE) + "/events?" + query);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.header("X-Leadmock-Rule")).isEqualTo(rule);
    assertThat(response.header("X-Leadmock-Hint")).startsWith("Send ");
    assertThat(json(response)).isEqualTo(json("{\"message\": \"%s\"}".formatted(message)));
  }

  @Test
  @Cites("ML-EV-11")
  void ignoresUnknownParameters() {
    assertThat(client.events(Client.ONE_PAGE, "?sort=up&size=2"))
        .isEqualTo(client.events(Client.ONE_PAGE, "?size=2"));
  }

  @Test
  @Cites({
    "ML-EV-14",
    "ML-EV-15",
    "ML-EV-17",
    "ML-EV-18",
    "ML-EV-20",
    "ML-EV-21",
    "ML-EV-22",
    "ML-EV-24"
  })
  void listsNotesAndSmsInTheirDocumentedShapes() {
    List<JsonNode> events = client.walk(Client.ONE_MORE, 20);

    assertThat(events.stream().map(event -> event.path("type").asString()).collect(toSet()))
        .containsExactlyInAnyOrder("note", "sms");
    for (JsonNode event : events) {
      assertThat(Set.copyOf(event.propertyNames()))
          .containsExactlyInAnyOrder("inbound", "data", "type", "online");
      JsonNode data = event.path("data");
      boolean sms = event.path("type").asString().equals("sms");
      assertThat(data.has("phone")).isEqualTo(sms);
      assertThat(data.at("/extra_data/header_checksum").isString()).isEqualTo(sms);
      assertThat(data.has("tags")).isFalse();
      assertThat(Set.copyOf(data.path("created_by_entity").propertyNames()))
          .containsExactlyInAnyOrder("user_id", "name", "group_id", "company_id");
      assertThat(data.path("created_by").asString())
          .isEqualTo("user:" + data.at("/created_by_entity/user_id").asString());
      assertThat(data.at("/attached_entities/0/lead/id").asString()).isEqualTo(Client.ONE_MORE);
      assertThat(data.at("/created_by_entity/company_id").asString()).isEqualTo(Client.COMPANY);
    }
  }

  @Test
  @Cites({"ML-CO-01", "ML-CO-02", "ML-CO-03", "ML-CO-05", "ML-CO-06", "ML-CO-10"})
  void listsAllCommentsNewestFirst() {
    for (JsonNode event : client.walk(Client.MANY_COMMENTS, 20)) {
      JsonNode comments = json(client.get(commentsOf(Client.MANY_COMMENTS, event)));

      assertThat(comments.path("total_count").intValue()).isEqualTo(500);
      assertThat(event.at("/data/comment_count").intValue()).isEqualTo(500);
      assertThat(comments.path("sub_events")).hasSize(500);
      List<String> times =
          comments
              .path("sub_events")
              .valueStream()
              .map(c -> c.at("/data/event_time").asString())
              .toList();
      assertThat(times).isSortedAccordingTo((a, b) -> b.compareTo(a));
      assertThat(comments.path("sub_events"))
          .allSatisfy(
              comment -> {
                assertThat(comment.at("/data/sub_event_type").asString()).isEqualTo("comment");
                assertThat(comment.path("sub_event_id"))
                    .isEqualTo(comment.at("/data/sub_event_id"));
              });
    }
  }

  @Test
  @Cites({"ML-CO-03", "ML-CO-07"})
  void countsCommentsAsTheListOfEventsDoes() {
    for (JsonNode event : client.walk(Client.ONE_MORE, 20)) {
      JsonNode comments = json(client.get(commentsOf(Client.ONE_MORE, event)));

      assertThat(comments.path("total_count")).isEqualTo(event.at("/data/comment_count"));
      assertThat(comments.path("sub_events")).hasSize(comments.path("total_count").intValue());
    }
  }

  @Test
  @Cites("ML-CO-04")
  void hasNoEventUnderATypeThatIsNotItsOwn() {
    JsonNode event = client.walk(Client.ONE_EVENT, 20).get(0);
    String own = event.path("type").asString();
    String other = own.equals("sms") ? "note" : "sms";
    String id = event.at("/data/event_id").asString();

    Response response =
        client.get(path(Client.ONE_EVENT) + "/events/" + other + "/" + id + "/comments");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.header("X-Leadmock-Rule")).isEqualTo("ML-CO-04");
    assertThat(response.header("X-Leadmock-Hint"))
        .isEqualTo(
            "This event's type is %s: ask for /events/%s/%s/comments.".formatted(own, own, id));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00000000-0000-4000-8000-000000000000",
        "not-a-uuid",
        "1-1-1-1-1",
        "%7B%7Bnow%7D%7D",
        ""
      })
  @Cites({"ML-PA-04", "ML-CO-08"})
  void hasNoCommentsForAnEventThatIsNotThere(String event) {
    Response response = client.get(path(Client.ONE_EVENT) + "/events/note/" + event + "/comments");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(json(response).has("message")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/companies/c0ffee00-1ead-4000-8000-000000000000/leads/5245533b-e8c4-4292-b6b0-62ac6ecedb3e/events",
        "/companies/5245533b-e8c4-4292-b6b0-62ac6ecedb3e/leads/c0ffee00-1ead-4000-8000-000000000001/events"
      })
  @Cites("ML-PA-05")
  void hasNoLeadInAnotherCompany(String path) {
    Response response = client.get(path);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.header("X-Leadmock-Rule")).isEqualTo("ML-PA-05");
  }

  @Test
  @Cites("ML-PA-04")
  void saysThatAnIdIsNotAUuid() {
    Response response = client.get("/companies/123/leads/x/events");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.header("X-Leadmock-Rule")).isEqualTo("ML-PA-04");
    assertThat(json(response).path("message").asString())
        .isEqualTo("no such lead: company_uuid is not a UUID");
  }

  @Test
  @Cites({"ML-PA-01", "ML-PA-02", "ML-PA-04"})
  void answersUnderBothPrefixesAndInAnyLetterCase() {
    JsonNode page = client.events(Client.ONE_PAGE, "");

    assertThat(json(client.get("/api" + path(Client.ONE_PAGE) + "/events"))).isEqualTo(page);
    assertThat(
            json(
                client.get(
                    "/companies/"
                        + Client.COMPANY.toUpperCase(Locale.ROOT)
                        + "/leads/"
                        + Client.ONE_PAGE.toUpperCase(Locale.ROOT)
                        + "/events")))
        .isEqualTo(page);
  }

  @Test
  @Cites("ML-ER-07")
  void answersHeadAsGetWithoutTheBody() {
    Response get = client.get(path(Client.ONE_PAGE) + "/events");
    Response head = client.authorized().head(path(Client.ONE_PAGE) + "/events");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.asByteArray()).isEmpty();
    assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
  }

  @Test
  void keepsItsNamedLeadsWhateverTheSeed() {
    try (Leadmock other = Leadmock.start(LeadmockConfig.defaults().withSeed(99))) {
      assertThat(new Client(other.baseUrl()).events(Client.ONE_PAGE, "").path("count").intValue())
          .isEqualTo(20);
    }
  }

  private static String commentsOf(String lead, JsonNode event) {
    return "%s/events/%s/%s/comments"
        .formatted(
            path(lead), event.path("type").asString(), event.at("/data/event_id").asString());
  }
}
