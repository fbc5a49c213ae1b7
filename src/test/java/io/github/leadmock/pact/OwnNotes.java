package io.github.leadmock.pact;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.provider.ProviderResponse;
import io.github.leadmock.pact.JsonClient.Answer;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The notes that a run added, so that it changes no others and leaves none behind. */
final class OwnNotes {

  private static final JsonMapper JSON = new JsonMapper();

  private final MetroLeadsClient client;
  private final Set<String> made = new LinkedHashSet<>();

  OwnNotes(MetroLeadsClient client) {
    this.client = client;
  }

  /** Adds a note and returns its id. */
  String make(String message) {
    Answer saved = client.addNote(Map.of("message", message));
    remember(saved.status(), saved.body());
    assertThat(made)
        .as("cannot make a note to work on: adding one was answered with %d", saved.status())
        .isNotEmpty();
    return saved.body().at("/data/event_id").asString();
  }

  /**
   * Looks at the answer to an interaction's write, because a faulty server may save what it should
   * refuse.
   */
  void lookAt(ProviderResponse response) {
    String body = response.getBody() == null ? "" : response.getBody().valueAsString();
    try {
      remember(response.getStatusCode(), JSON.readTree(body));
    } catch (JacksonException noJson) {
      // Then it is not a note.
    }
  }

  private void remember(int status, JsonNode body) {
    JsonNode id = body.at("/data/event_id");
    if (status / 100 == 2 && id.isString()) {
      made.add(id.asString());
    }
  }

  /** Removes them; notes that are already gone are fine. */
  void removeAll() {
    for (String note : Set.copyOf(made)) {
      int status = client.removeNote(note).status();
      assertThat(status)
          .as(
              "note %s of lead %s is left behind: its removal was answered with %d; remove it by hand",
              note, client.lead(), status)
          .isIn(200, 404);
      made.remove(note);
    }
  }
}
