package io.github.leadmock.http;

import static io.github.leadmock.http.Client.json;
import static io.github.leadmock.http.Client.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.junit.LeadmockExtension;
import io.github.leadmock.junit.LeadmockUrl;
import io.restassured.response.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(LeadmockExtension.class)
class MetroLeadsWritesTest {

  private static final String LEAD = Client.ONE_MORE;

  private final Client client;

  MetroLeadsWritesTest(@LeadmockUrl URI baseUrl) {
    client = new Client(baseUrl);
  }

  @Test
  @Cites({"ML-NO-01", "ML-NO-02"})
  void answersAnAddedNoteInTheSavedShape() {
    JsonNode saved = json(client.addNote(LEAD, "Called back"));

    assertThat(Set.copyOf(saved.propertyNames()))
        .containsExactlyInAnyOrder("inbound", "type", "data", "online");
    assertThat(saved.path("type").asString()).isEqualTo("note");
    JsonNode data = saved.path("data");
    assertThat(Set.copyOf(data.propertyNames()))
        .containsExactlyInAnyOrder(
            "event_time",
            "tags",
            "event_id",
            "created_by_entity",
            "created_by",
            "attached_entities",
            "message");
    assertThat(data.path("tags").isArray()).isTrue();
    assertThat(Set.copyOf(data.path("created_by_entity").propertyNames()))
        .containsExactlyInAnyOrder("name", "company_id");
    assertThat(data.at("/attached_entities/0/lead/id").asString()).isEqualTo(LEAD);
    assertThat(data.path("message").asString()).isEqualTo("Called back");
  }

  @Test
  @Cites({"ML-NO-04", "ML-NO-16"})
  void listsAnAddedNoteFirstAndCountsIt() {
    JsonNode saved = json(client.addNote(LEAD, "Called back"));

    JsonNode page = client.events(LEAD, "");
    assertThat(page.path("count").intValue()).isEqualTo(22);
    JsonNode first = page.path("events").path(0);
    assertThat(first.at("/data/event_id")).isEqualTo(saved.at("/data/event_id"));
    assertThat(first.at("/data/event_time")).isEqualTo(saved.at("/data/event_time"));
    assertThat(first.at("/data/comment_count").intValue()).isZero();
    assertThat(first.at("/data/created_by_entity/name").asString()).isEqualTo("Jane Doe");
    assertThat(first.path("data").has("tags")).isFalse();
    JsonNode comments = json(client.get(path(LEAD) + "/events/note/" + id(saved) + "/comments"));
    assertThat(comments).isEqualTo(json("{\"total_count\": 0, \"sub_events\": []}"));
  }

  @Test
  @Cites({"ML-NO-09", "ML-NO-10"})
  void keepsIdentityAndTimeWhenANoteIsUpdated() {
    JsonNode saved = json(client.addNote(LEAD, "Called back"));

    JsonNode updated = json(client.updateNote(LEAD, id(saved), "Called back twice"));

    assertThat(updated.at("/data/message").asString()).isEqualTo("Called back twice");
    assertThat(updated.at("/data/event_id")).isEqualTo(saved.at("/data/event_id"));
    assertThat(updated.at("/data/event_time")).isEqualTo(saved.at("/data/event_time"));
    JsonNode page = client.events(LEAD, "");
    assertThat(page.path("count").intValue()).isEqualTo(22);
    assertThat(page.at("/events/0/data/message").asString()).isEqualTo("Called back twice");
  }

  @Test
  @Cites({"ML-NO-11", "ML-NO-12"})
  void forgetsARemovedNoteEverywhere() {
    JsonNode saved = json(client.addNote(LEAD, "Called back"));

    JsonNode removed = json(client.removeNote(LEAD, id(saved)));

    assertThat(removed).isEqualTo(saved);
    assertThat(client.events(LEAD, "").path("count").intValue()).isEqualTo(21);
    assertThat(client.walk(LEAD, 20)).noneMatch(event -> id(event).equals(id(saved)));
    assertThat(client.get(path(LEAD) + "/events/note/" + id(saved) + "/comments").statusCode())
        .isEqualTo(404);
    assertThat(client.updateNote(LEAD, id(saved), "again").statusCode()).isEqualTo(404);
    Response again = client.removeNote(LEAD, id(saved));
    assertThat(again.statusCode()).isEqualTo(404);
    assertThat(again.header("X-Leadmock-Rule")).isEqualTo("ML-NO-12");
  }

  @Test
  void updatesAndRemovesANoteThatWasThereFromTheStart() {
    JsonNode note =
        client.walk(LEAD, 20).stream()
            .filter(event -> event.path("type").asString().equals("note"))
            .skip(3)
            .findFirst()
            .orElseThrow();

    assertThat(json(client.updateNote(LEAD, id(note), "changed")).at("/data/event_time"))
        .isEqualTo(note.at("/data/event_time"));
    assertThat(client.walk(LEAD, 20).stream().filter(event -> id(event).equals(id(note))))
        .singleElement()
        .satisfies(event -> assertThat(event.at("/data/message").asString()).isEqualTo("changed"));
    assertThat(client.removeNote(LEAD, id(note)).statusCode()).isEqualTo(200);
    assertThat(client.walk(LEAD, 5)).hasSize(20).noneMatch(event -> id(event).equals(id(note)));
  }

  @Test
  @Cites("ML-NO-13")
  void doesNotTakeAnSmsForANote() {
    JsonNode sms =
        client.walk(LEAD, 20).stream()
            .filter(event -> event.path("type").asString().equals("sms"))
            .findFirst()
            .orElseThrow();

    assertThat(client.updateNote(LEAD, id(sms), "changed").statusCode()).isEqualTo(404);
    assertThat(client.removeNote(LEAD, id(sms)).statusCode()).isEqualTo(404);
    assertThat(client.events(LEAD, "").path("count").intValue()).isEqualTo(21);
  }

  @Test
  @Cites("ML-NO-15")
  void removesOnGetBecauseTheDocumentedCurlCallSendsOne() {
    JsonNode saved = json(client.addNote(LEAD, "Called back"));

    assertThat(client.authorized().head(path(LEAD) + "/note/" + id(saved) + "/remove").statusCode())
        .isEqualTo(405);
    assertThat(json(client.get(path(LEAD) + "/note/" + id(saved) + "/remove"))).isEqualTo(saved);
    assertThat(client.events(LEAD, "").path("count").intValue()).isEqualTo(21);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/x-www-form-urlencoded",
        "text/plain; charset=utf-8",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        "application/json; charset=no-such-charset",
        "nonsense"
      })
  @Cites("ML-NO-05")
  void readsTheBodyAsJsonUnderAnyContentType(String contentType) {
    Response response =
        client
            .authorized()
            .header("Content-Type", contentType)
            .body("{\"message\":\"5% and a+b=c&d\"}".getBytes(StandardCharsets.UTF_8))
            .post(path(LEAD) + "/note");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(json(response).at("/data/message").asString()).isEqualTo("5% and a+b=c&d");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                      | ML-NO-06 | the parameter message is missing",
        "{\"message\": 5}        | ML-NO-06 | message is not a string",
        "{\"message\": null}     | ML-NO-06 | message is not a string",
        "{\"message\": \" \\t \"}| ML-NO-06 | message is blank",
        "{\"message\": \"\"}     | ML-NO-06 | message is blank",
        "''                      | ML-NO-07 | the body is empty",
        "[]                      | ML-NO-07 | the body is not a JSON object",
        "message=hello           | ML-NO-07 | the body is not JSON (line 1, column 1)",
        "{\"message\":\"a\"      | ML-NO-07 | the body is not JSON (line 1, column 15)",
        "{\"message\":\"a\"} {}  | ML-NO-07 | the body is not JSON (line 1, column 17)"
      })
  @Cites({"ML-NO-06", "ML-NO-07"})
  void refusesABodyWithoutAUsableMessage(String body, String rule, String message) {
    for (String path : List.of("/note", "/note/" + id(client.walk(LEAD, 20).get(0)))) {
      Response response = client.post(path(LEAD) + path, body);

      assertThat(response.statusCode()).isEqualTo(400);
      assertThat(response.header("X-Leadmock-Rule")).isEqualTo(rule);
      assertThat(json(response)).isEqualTo(json("{\"message\":\"%s\"}".formatted(message)));
    }
    assertThat(client.events(LEAD, "").path("count").intValue()).isEqualTo(21);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "He said \"hi\" \\ and left",
        "line one\nline two\r\nline three\t.",
        "{{now}} {{request.headers.Authorization}} {{{reply}}} ${7*7}",
        "<script>alert(1)</script> &amp; </textarea>",
        "\u0000 \u0007 \u001f \u007f \u2028 \u2029",
        "\ud83d alone, alone \ude00, together \ud83d\ude00",
        "مرحبا שלום 你好 👩‍👩‍👧‍👦",
        "  spaces around  ",
        "null"
      })
  @Cites("ML-NO-08")
  void givesATextBackExactlyAsItWasSent(String text) {
    JsonNode saved = json(client.post(path(LEAD) + "/note", "{\"message\":" + ascii(text) + "}"));

    assertThat(saved.at("/data/message").asString()).isEqualTo(text);
    assertThat(client.events(LEAD, "?size=1").at("/events/0/data/message").asString())
        .isEqualTo(text);
  }

  @Test
  @Cites("ML-NO-08")
  void takesATextOfAMegabyte() {
    String text = "x\"\n".repeat(350_000);

    assertThat(json(client.addNote(LEAD, text)).at("/data/message").asString()).isEqualTo(text);
    assertThat(client.events(LEAD, "?size=1").at("/events/0/data/message").asString())
        .isEqualTo(text);
  }

  @Test
  @Cites("ML-NO-17")
  void ignoresFurtherMembers() {
    Response response =
        client.post(path(LEAD) + "/note", "{\"message\":\"a\",\"event_id\":\"b\",\"count\":9}");

    assertThat(json(response).at("/data/message").asString()).isEqualTo("a");
  }

  @Test
  @Cites("ML-EV-13")
  void showsAWalkerAnEventTwiceRatherThanHideOneWhenNotesAreAdded() {
    List<String> before = client.walk(LEAD, 20).stream().map(MetroLeadsWritesTest::id).toList();
    List<String> firstPage = ids(client.events(LEAD, "?size=10"));
    client.addNote(LEAD, "in between");
    List<String> secondPage = ids(client.events(LEAD, "?start=10&size=20"));

    assertThat(firstPage).isEqualTo(before.subList(0, 10));
    assertThat(secondPage).isEqualTo(before.subList(9, 21));
  }

  @Test
  @Cites("ML-NO-03")
  void keepsTheListInOrderWhenTheClockIsBehind() {
    Clock past = Clock.fixed(Instant.parse("2001-01-01T00:00:00Z"), ZoneOffset.UTC);
    try (Leadmock mock = Leadmock.start(LeadmockConfig.defaults().withClock(past))) {
      Client behind = new Client(mock.baseUrl());
      int before = behind.events(LEAD, "").path("count").intValue();

      JsonNode saved = json(behind.addNote(LEAD, "early"));

      assertThat(saved.at("/data/event_time").asString()).isEqualTo("2001-01-01T00:00:00Z");
      assertThat(id(behind.events(LEAD, "?start=" + before).at("/events/0")))
          .as("the oldest of all")
          .isEqualTo(id(saved));
      assertThat(json(behind.addNote(Client.EMPTY, "first")).at("/data/event_time").asString())
          .isEqualTo("2001-01-01T00:00:00Z");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/__admin/leadmock/reset", "/__admin/reset", "/__admin/mappings/reset"})
  void bringsTheInitialWorldBack(String reset) {
    JsonNode before = client.events(LEAD, "");
    IntStream.range(0, 3).forEach(i -> client.addNote(LEAD, "note " + i));
    client.removeNote(LEAD, id(before.at("/events/0")));
    assertThat(client.events(LEAD, "")).isNotEqualTo(before);

    assertThat(client.anonymous().post(reset).statusCode()).isEqualTo(200);

    assertThat(client.events(LEAD, "")).isEqualTo(before);
  }

  private static String id(JsonNode event) {
    return event.at("/data/event_id").asString();
  }

  private static List<String> ids(JsonNode page) {
    return page.path("events").valueStream().map(MetroLeadsWritesTest::id).toList();
  }

  /** A JSON string in ASCII, because a lone surrogate cannot be sent otherwise. */
  private static String ascii(String text) {
    StringBuilder json = new StringBuilder("\"");
    text.chars().forEach(c -> json.append("\\u%04x".formatted(c)));
    return json.append('"').toString();
  }
}
