package io.github.leadmock.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.http.Client;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RecordingTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String COMPANY = "5245533b-e8c4-4292-b6b0-62ac6ecedb3e";
  private static final String LEAD = "2633fdaf-77f2-48bb-9f7b-6c88a760e5b6";
  private static final String EVENTS = "/companies/" + COMPANY + "/leads/" + LEAD + "/events";
  private static final String PAGE =
      """
      {"count": 1, "start": 0, "events": [{"type": "note", "online": true, "data": {
        "event_id": "1633fdaf-77f2-48bb-9f7b-6c88a760e5b6", "event_time": "2024-05-01T10:00:00Z",
        "created_by_entity": {"name": "Ana Ruiz"}, "message": "Ana Ruiz"}}]}
      """;

  private static RecordedCall get(String url, String body) {
    return new RecordedCall("GET", url, new byte[0], 200, body.getBytes(UTF_8), Instant.EPOCH, 3);
  }

  private static Recording recording(int key, boolean keepsIds, String... kept) {
    return new Recording(
        new byte[] {(byte) key}, keepsIds, new KeptMembers(List.of(kept)), true, 1 << 20);
  }

  private static JsonNode only(Recording recording) {
    Map<String, String> files = recording.changedFiles();
    assertThat(files).hasSize(1);
    return JSON.readTree(files.values().iterator().next());
  }

  @Test
  void writesOneFileALeadAsServeDataReadsIt() {
    Recording recording = recording(1, false);
    recording.take(get(EVENTS + "?start=0&size=1", PAGE));

    JsonNode file = only(recording);

    assertThat(file.path("state").stringValue()).isEqualTo("before");
    assertThat(file.at("/exchanges/0/path").stringValue())
        .isEqualTo(
            "/companies/%s/leads/%s/events?start=0&size=1"
                .formatted(file.path("company").stringValue(), file.path("lead").stringValue()));
    assertThat(file.path("company").stringValue()).hasSize(36).isNotEqualTo(COMPANY);
    JsonNode event = file.at("/exchanges/0/body/events/0");
    assertThat(event.path("type").stringValue()).isEqualTo("note");
    assertThat(event.at("/data/event_time").stringValue()).isEqualTo("2024-05-01T10:00:00Z");
    assertThat(file.at("/exchanges/0/body/count").intValue()).isEqualTo(1);
  }

  @Test
  void givesAValueTheSameStandInWithinARecordingAndAnotherInAnother() {
    Recording one = recording(1, false);
    Recording other = recording(2, false);
    one.take(get(EVENTS, PAGE));
    other.take(get(EVENTS, PAGE));

    JsonNode data = only(one).at("/exchanges/0/body/events/0/data");

    String name = data.at("/created_by_entity/name").stringValue();
    assertThat(name).matches("[A-Z][a-z]{2} [A-Z][a-z]{3}").isNotEqualTo("Ana Ruiz");
    assertThat(data.path("message").stringValue()).isEqualTo(name);
    assertThat(only(other).at("/exchanges/0/body/events/0/data/message").stringValue())
        .isNotEqualTo(name);
  }

  @Test
  void keepsIdsAndMembersOnDemand() {
    Recording recording = recording(1, true, "/events/*/data/message");
    recording.take(get(EVENTS, PAGE));

    JsonNode file = only(recording);

    assertThat(file.path("lead").stringValue()).isEqualTo(LEAD);
    assertThat(file.at("/exchanges/0/body/events/0/data/message").stringValue())
        .isEqualTo("Ana Ruiz");
    assertThat(file.at("/exchanges/0/body/events/0/data/created_by_entity/name").stringValue())
        .isNotEqualTo("Ana Ruiz");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "ana@example.org, [a-z]{3}@example\\.com",
    "117.20.31.166, 198\\.51\\.100\\.\\d+",
    "+1 555 010 9999, \\+\\d \\d{3} \\d{3} \\d{4}",
    "https://shop.example.org/a?b=1, https://example\\.com/[a-z]\\?[a-z]=\\d",
    "Дмитрий, \\p{IsCyrillic}{7}",
    "山田太郎, \\p{IsHan}{4}",
    "2024-05-01T10:00:00Z, 2024-05-01T10:00:00Z",
  })
  void standsInByTextsOfTheSameKind(String value, String form) {
    String made =
        new Redaction(new byte[] {7}, false, KeptMembers.NONE)
            .body(JSON.readTree(JSON.writeValueAsString(Map.of("any", value))))
            .path("any")
            .stringValue();

    assertThat(made).matches(form);
  }

  @Test
  void neverTakesTokensPasswordsOrOtherPaths() {
    Recording recording = recording(1, false);

    assertThat(
            recording.take(
                get("/auth/issue_token?username=a%40b.c&password=pw", "{\"token\":\"t\"}")))
        .isFalse();
    assertThat(recording.take(get("/something/else", "{\"a\":1}"))).isFalse();
    recording.take(get(EVENTS + "?token=abc123&size=1", PAGE));

    assertThat(recording.archive("1")).doesNotContain("abc123", "password");
    assertThat(String.join("", recording.changedFiles().values())).doesNotContain("abc123");
  }

  @Test
  void recordsAPageThatIsPolledOnceUntilSomethingIsWritten() {
    Recording recording = recording(1, false);
    recording.take(get(EVENTS, PAGE));
    recording.take(get(EVENTS, PAGE));
    recording.take(
        new RecordedCall(
            "POST",
            "/companies/" + COMPANY + "/leads/" + LEAD + "/note",
            "{\"message\":\"Hi\"}".getBytes(UTF_8),
            200,
            "{\"type\":\"note\"}".getBytes(UTF_8),
            Instant.EPOCH,
            1));
    recording.take(get(EVENTS, PAGE));

    assertThat(only(recording).path("exchanges")).hasSize(3);
  }

  @Test
  void readsTheArchiveThatItWrites() throws IOException {
    Recording recording = recording(1, false);
    recording.take(get(EVENTS, PAGE));
    List<RecordedCall> read = new ArrayList<>();

    int entries =
        HarFile.read(new ByteArrayInputStream(recording.archive("1.0").getBytes(UTF_8)), read::add);

    assertThat(entries).isEqualTo(1);
    assertThat(read.get(0).url()).startsWith("https://example.com/companies/");
    assertThat(JSON.readTree(read.get(0).received()).path("count").intValue()).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                | it has no /log/entries; expected an HTTP archive (HAR)",
        "[1]                               | it has no /log/entries; expected an HTTP archive (HAR)",
        "{\"log\":{\"entries\":{}}}        | line 1: /log/entries is not an array",
        "{\"log\":{\"entries\":[           | it is not JSON, line 1",
        "{\"log\":{\"entries\":[{}]}}      | /log/entries/0/request has no method and url; expected an HTTP archive (HAR)",
      })
  void saysWhatIsWrongWithAnArchive(String text, String message) {
    assertThatThrownBy(
            () -> HarFile.read(new ByteArrayInputStream(text.getBytes(UTF_8)), call -> {}))
        .isInstanceOf(IOException.class)
        .hasMessage(message);
  }

  /** Longer stand-ins than ids can be served by nobody; servers send ids as texts or as numbers. */
  @ParameterizedTest
  @CsvSource({"7, 7", "7, '\"7\"'", "12345678901234567, 12345678901234567"})
  void canBeServedWhateverTheIdOfALead(String id, String sent, @TempDir Path folder)
      throws IOException {
    served(id, sent, folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"999999999999999999", "\"999999999999999999\""})
  void canBeServedWithTheLongestId(String sent, @TempDir Path folder) throws IOException {
    served("999999999999999999", sent, folder);
  }

  private static void served(String id, String sent, Path folder) throws IOException {
    Recording recording = recording(1, false);
    recording.take(
        get("/leads/summary/" + id, "{\"data\": {\"id\": %s, \"name\": \"Ana\"}}".formatted(sent)));
    Map<String, String> files = recording.changedFiles();
    String path =
        JSON.readTree(files.values().iterator().next()).at("/exchanges/0/path").asString();
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    List<String> problems = new CopyOnWriteArrayList<>();

    try (Leadmock mock =
        Leadmock.start(LeadmockConfig.defaults().withData(folder), problems::add)) {
      assertThat(problems).isEmpty();
      assertThat(path).doesNotContain("/" + id);
      assertThat(new Client(mock.baseUrl()).get(path).statusCode()).isEqualTo(200);
    }
  }
}
