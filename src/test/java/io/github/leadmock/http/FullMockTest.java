package io.github.leadmock.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.world.NoteLimits;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A mock without room for another note. */
class FullMockTest {

  @Test
  @Cites("ML-NO-21")
  void refusesNotesAndGoesOnReading() {
    List<String> said = new CopyOnWriteArrayList<>();
    LeadmockConfig small = LeadmockConfig.defaults().withNotes(new NoteLimits(2, 1_000));
    try (Leadmock mock = Leadmock.start(small, said::add)) {
      Client client = new Client(mock.baseUrl());
      String note =
          Client.json(client.addNote(Client.EMPTY, "one")).at("/data/event_id").asString();
      client.addNote(Client.EMPTY, "two");

      Response refused = client.addNote(Client.EMPTY, "three");

      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.header("X-Leadmock-Rule")).isEqualTo("ML-NO-21");
      assertThat(refused.header("X-Leadmock-Hint"))
          .isEqualTo(
              "The mock is full, it keeps 2 notes (--max-notes); POST /__admin/leadmock/reset"
                  + " forgets what was written.");
      assertThat(Client.json(refused).path("message").asString()).isEqualTo("service unavailable");
      assertThat(client.updateNote(Client.EMPTY, note, "changed").statusCode()).isEqualTo(503);
      assertThat(client.events(Client.EMPTY, "").path("count").intValue()).isEqualTo(2);
      assertThat(client.removeNote(Client.EMPTY, note).statusCode()).isEqualTo(200);
      assertThat(said)
          .containsExactly(
              "the mock is full: it keeps 2 notes (--max-notes); notes are refused with 503 until"
                  + " POST /__admin/leadmock/reset");

      mock.reset();
      assertThat(client.addNote(Client.EMPTY, "three").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void suggestsNoRequestWhileNoneWouldBeTaken() {
    LeadmockConfig small = LeadmockConfig.defaults().withNotes(new NoteLimits(1, 1_000));
    try (Leadmock mock = Leadmock.start(small)) {
      Client client = new Client(mock.baseUrl());
      client.addNote(Client.EMPTY, "one");

      for (Response refused :
          List.of(
              client.addNote(Client.EMPTY, "two"),
              client.updateNote(Client.EMPTY, UUID.randomUUID().toString(), "two"))) {
        JsonNode explanation = explanation(client, refused);
        assertThat(explanation.get("corrected").isNull()).isTrue();
        assertThat(explanation.get("field").isNull()).isTrue();
        assertThat(explanation.get("hint").asString()).startsWith("The mock is full");
      }
    }
  }

  @Test
  void suggestsAShorterTextForOneThatIsTooLong() {
    LeadmockConfig small = LeadmockConfig.defaults().withNotes(new NoteLimits(9, 100));
    try (Leadmock mock = Leadmock.start(small)) {
      Client client = new Client(mock.baseUrl());

      Response refused = client.addNote(Client.EMPTY, "x".repeat(101));

      assertThat(refused.header("X-Leadmock-Hint"))
          .isEqualTo(
              "This note takes 101 bytes, and the mock keeps 100 for all notes (--max-note-bytes);"
                  + " send a shorter text.");
      JsonNode explanation = explanation(client, refused);
      assertThat(explanation.get("field").asString()).isEqualTo("/message");
      assertThat(explanation.at("/corrected/body").asString())
          .isEqualTo("{\"message\":\"Called back\"}");
    }
  }

  private static JsonNode explanation(Client client, Response refused) {
    String id = refused.header("X-Leadmock-Explain").replaceFirst(".*/", "");
    return Client.json(client.anonymous().get("/__admin/leadmock/requests/" + id))
        .get("explanation");
  }
}
