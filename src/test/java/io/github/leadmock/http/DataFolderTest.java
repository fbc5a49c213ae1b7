package io.github.leadmock.http;

import static io.github.leadmock.http.Client.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.data.OwnLead;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A folder of data files, as an editor changes it while the mock runs. */
@Tag("slow")
class DataFolderTest {

  private static final String COMPANY = "7d3c1f52-6f0e-4a55-9a0b-3f1de21c8a10";
  private static final String LEAD = "7d3c1f52-6f0e-4a55-9a0b-3f1de21c8a11";
  private static final String OTHER = "7d3c1f52-6f0e-4a55-9a0b-3f1de21c8a12";
  private static final String EVENT = "0b8c6a3e-2f0d-4a51-8a3c-6a3b8f0c1d04";
  private static final String PATH = "/companies/%s/leads/%s".formatted(COMPANY, LEAD);

  @TempDir private Path dir;
  private final List<String> log = new CopyOnWriteArrayList<>();
  private Leadmock mock;
  private Client client;

  @BeforeEach
  void start() throws IOException {
    write("deep/lead.yaml", lead(LEAD, "  - note: first"));
    mock = Leadmock.start(LeadmockConfig.defaults().withData(dir), log::add);
    client = new Client(mock.baseUrl());
  }

  @AfterEach
  void stop() {
    mock.close();
  }

  @Test
  void servesEditsAndKeepsWrittenNotes() throws IOException {
    assertThat(messages()).containsExactly("first");
    String note =
        json(client.post(PATH + "/note", "{\"message\":\"written\"}"))
            .at("/data/event_id")
            .asString();
    String first = page().at("/events/1/data/event_id").asString();
    client.post(PATH + "/note/" + first, "{\"message\":\"first, changed\"}");

    write("deep/lead.yaml", lead(LEAD, "  - note: second\n  - note: first\n  - sms: oldest"));
    await(() -> page().path("count").asInt() == 4);
    assertThat(messages()).startsWith("written").contains("second", "oldest");

    write(
        "deep/lead.yaml",
        lead(
            LEAD,
            "  - note: later\n    at: 2090-01-01T00:00:00Z\n  - note: kept\n    at: 2024-01-01T00:00:00Z\n    id: "
                + EVENT));
    await(() -> page().path("count").asInt() == 3);
    assertThat(messages()).as("by time").containsExactly("later", "written", "kept");

    assertThat(client.post(PATH + "/note/" + note, "{\"message\":\"again\"}").statusCode())
        .isEqualTo(200);
    assertThat(messages()).containsExactly("later", "again", "kept");
    client.post(PATH + "/note/" + EVENT, "{\"message\":\"kept, changed\"}");
    write(
        "deep/lead.yaml",
        lead(LEAD, "  - note: newer\n  - note: kept\n    id: " + EVENT + "\n  - note: older"));
    await(() -> page().path("count").asInt() == 4);
    assertThat(messages()).containsExactlyInAnyOrder("again", "newer", "kept, changed", "older");
    assertThat(log).isEmpty();
  }

  @Test
  void keepsTheLastGoodVersionOfABrokenFileAndSaysSo() throws IOException {
    write("deep/lead.yaml", lead(LEAD, "  - note: first\n    at: soon"));
    String file = dir + "/deep/lead.yaml ";
    await(() -> !log.isEmpty());
    assertThat(log)
        .containsExactly(
            file
                + "is broken at line 5, /events/0/at: expected a time in UTC such as"
                + " 2024-05-01T10:00:00Z, as a text; got \"soon\"; its last valid version stays in"
                + " use");
    assertThat(messages()).containsExactly("first");

    write("deep/lead.yaml", lead(LEAD, "  - note: mended"));
    await(() -> log.size() == 2);
    assertThat(log).last().isEqualTo(file + "is fixed and served again");
    assertThat(messages()).containsExactly("mended");

    Files.delete(dir.resolve("deep/lead.yaml"));
    await(() -> client.get(PATH + "/events").statusCode() == 404);
  }

  @Test
  void takesAFileThatDoesNotFitAsSoonAsItDoes() throws IOException {
    write("two.yaml", lead(LEAD, "  - note: twice"));
    await(() -> !log.isEmpty());
    assertThat(log)
        .containsExactly(
            "%s/two.yaml has the lead %s of company %s, which is in deep/lead.yaml too; expected each lead in one file, or recorded answers with the same state in all; nothing of it is served"
                .formatted(dir, LEAD, COMPANY));
    Files.delete(dir.resolve("deep/lead.yaml"));
    await(() -> log.size() == 2);
    assertThat(log).last().isEqualTo(dir + "/two.yaml is fixed and served again");
    assertThat(messages()).containsExactly("twice");
  }

  @Test
  void refusesAnEventThatAnotherLeadHas() throws IOException {
    write("deep/lead.yaml", lead(LEAD, "  - note: mine\n    id: " + EVENT));
    await(() -> messages().contains("mine"));
    write("other.yaml", lead(OTHER, "  - note: stolen\n    id: " + EVENT));
    await(() -> !log.isEmpty());
    assertThat(log)
        .containsExactly(
            "%s/other.yaml has the event %s in the lead %s of company %s, which the lead %s of company %s has too; expected each event in one lead; nothing of it is served"
                .formatted(dir, EVENT, OTHER, COMPANY, LEAD, COMPANY));
    assertThat(messages()).containsExactly("mine");
  }

  @Test
  void refusesAnEventThatAResetBringsBackForAnotherLead() throws IOException {
    OwnLead first =
        OwnLead.lead(COMPANY, Client.COMPANY).note("at the start").id(UUID.fromString(EVENT));
    LeadmockConfig config = LeadmockConfig.defaults().withData(dir).withData(first);
    try (Leadmock own = Leadmock.start(config, log::add)) {
      own.putData(OwnLead.lead(COMPANY, Client.COMPANY).note("instead"));
      write("other.yaml", lead(OTHER, "  - note: stolen\n    id: " + EVENT));
      await(() -> !log.isEmpty());

      own.resetAll();

      assertThat(log)
          .containsExactly(
              "%s/other.yaml has the event %s in the lead %s of company %s, which the lead %s of company %s has too; expected each event in one lead; nothing of it is served"
                  .formatted(dir, EVENT, OTHER, COMPANY, Client.COMPANY, COMPANY));
      String path = "/companies/%s/leads/%s/events".formatted(COMPANY, Client.COMPANY);
      assertThat(new Client(own.baseUrl()).get(path).asString()).contains("at the start");
    }
  }

  @Test
  void refusesAFileOfAHundredMegabytes() throws IOException {
    try (RandomAccessFile large = new RandomAccessFile(dir.resolve("large.json").toFile(), "rw")) {
      large.setLength(100_000_000);
    }
    await(() -> !log.isEmpty());
    assertThat(log.get(0))
        .startsWith(dir + "/large.json is larger than ")
        .endsWith(" bytes, which is the most; nothing of it is served");
  }

  @Test
  void putsBareAnswersOfSeveralFilesTogether() throws IOException {
    String page =
        """
        {"count": 2, "start": %s, "events": [{"type": "note", "data":
        {"event_id": "0b8c6a3e-2f0d-4a51-8a3c-6a3b8f0c1d0%s", "event_time": "2024-05-0%sT10:00:00Z", "message": "%s",}}]}
        """;
    String folder = PATH.substring(1).replace(LEAD, OTHER);
    write(folder + "/events.json", page.formatted(0, 7, 7, "newer"));
    write(folder + "/events.2.json", page.formatted(1, 6, 6, "older"));
    write(
        "leads/summary/4711.json",
        "{\"data\": {\"name\": \"Ana Ruiz\"}, \"message\": \"success\"}");
    await(() -> client.get("/leads/summary/4711").statusCode() == 200);
    JsonNode all = json(client.get(PATH.replace(LEAD, OTHER) + "/events"));
    assertThat(all.at("/events/0/data/message").asString()).isEqualTo("newer");
    assertThat(all.at("/events/1/data/message").asString()).isEqualTo("older");
    assertThat(all.path("count").asInt()).isEqualTo(2);
    assertThat(log).isEmpty();
  }

  @Test
  void readsAnHttpArchive() throws IOException {
    String body =
        "{\\\"count\\\":1,\\\"start\\\":0,\\\"events\\\":[{\\\"type\\\":\\\"note\\\",\\\"data\\\":{\\\"event_id\\\":\\\"%s\\\",\\\"event_time\\\":\\\"2024-05-01T10:00:00Z\\\",\\\"message\\\":\\\"from a HAR\\\"}}]}"
            .formatted(EVENT);
    write(
        "saved.har",
        """
        {"log": {"version": "1.2", "entries": [
          {"request": {"method": "GET", "url": "https://cdn.example.com/app.js"}, "response": {"status": 200, "content": {"text": "x"}}},
          {"request": {"method": "GET", "url": "https://api.example.com/api%s/events?start=0"}, "response": {"status": 500, "content": {}}},
          {"request": {"method": "GET", "url": "https://api.example.com/api%s/events?start=0"},
           "response": {"status": 200, "content": {"mimeType": "application/json", "text": "%s"}}}]}}
        """
            .formatted(PATH.replace(LEAD, OTHER), PATH.replace(LEAD, OTHER), body));
    await(() -> client.get(PATH.replace(LEAD, OTHER) + "/events").statusCode() == 200);
    assertThat(client.get(PATH.replace(LEAD, OTHER) + "/events").asString()).contains("from a HAR");
  }

  @Test
  void servesOneFileAndRefusesNone() throws IOException {
    Path file = dir.resolve("deep/lead.yaml");
    try (Leadmock single = Leadmock.start(LeadmockConfig.defaults().withData(file), log::add)) {
      assertThat(new Client(single.baseUrl()).get(PATH + "/events").statusCode()).isEqualTo(200);
    }
    assertThatThrownBy(
            () -> Leadmock.start(LeadmockConfig.defaults().withData(dir.resolve("nowhere"))))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "cannot use data from '%s/nowhere': there is no such file or folder; create it or name another (--data)"
                .formatted(dir));
  }

  private List<String> messages() {
    return page()
        .path("events")
        .valueStream()
        .map(event -> event.at("/data/message").asString())
        .toList();
  }

  private JsonNode page() {
    return json(client.get(PATH + "/events"));
  }

  private static String lead(String lead, String events) {
    return "company: %s\nlead: %s\nevents:\n%s\n".formatted(COMPANY, lead, events);
  }

  private void write(String name, String text) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited long enough").isLessThan(end);
      try {
        Thread.sleep(20);
      } catch (InterruptedException interrupted) {
        throw new AssertionError(interrupted);
      }
    }
  }
}
