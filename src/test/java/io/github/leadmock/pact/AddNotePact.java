package io.github.leadmock.pact;

import static io.github.leadmock.pact.MetroLeadsPact.answers;
import static io.github.leadmock.pact.MetroLeadsPact.authorized;
import static io.github.leadmock.pact.MetroLeadsPact.refuses;
import static io.github.leadmock.pact.MetroLeadsPact.request;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.PactDslWithProvider;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.RequestResponsePact;
import au.com.dius.pact.core.model.annotations.Pact;
import io.github.leadmock.pact.JsonClient.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Add a note. */
interface AddNotePact extends MetroLeadsPact {

  String ADDED = "Please give him a 5% discount";

  @Pact(consumer = Wire.CONSUMER)
  default RequestResponsePact addedNote(PactDslWithProvider builder) {
    return answers(
            authorized(builder.given(States.LEAD), "a new note", "POST", "/note", LEAD)
                .matchHeader("Content-Type", Wire.JSON, "application/json")
                .body(MetroLeadsPact.message(ADDED)),
            200)
        .body(EventShape.savedNote(ADDED))
        .toPact();
  }

  @Test
  @PactTestFor(pactMethod = "addedNote")
  default void addsANote(MockServer server) {
    Answer saved = client(server, LEAD).addNote(Map.of("message", ADDED));

    assertThat(saved.status()).isEqualTo(200);
    assertThat(saved.body().at("/data/event_id").asString()).matches(Wire.UUID);
    assertThat(saved.body().at("/data/message").asString()).isEqualTo(ADDED);
  }

  @Pact(consumer = Wire.CONSUMER)
  default RequestResponsePact addedNoteWithoutCredentials(PactDslWithProvider builder) {
    return refuses(
        request(
                builder.given(States.LEAD),
                "a new note, without credentials",
                "POST",
                "/note",
                LEAD)
            .matchHeader("Content-Type", Wire.JSON, "application/json")
            .body(MetroLeadsPact.message(ADDED)),
        401);
  }

  @Test
  @PactTestFor(pactMethod = "addedNoteWithoutCredentials")
  default void addsNoNoteWithoutCredentials(MockServer server) {
    assertThat(anonymous(server, LEAD).addNote(Map.of("message", ADDED)).status()).isEqualTo(401);
  }

  @Pact(consumer = Wire.CONSUMER)
  default RequestResponsePact addedNoteOfNoLead(PactDslWithProvider builder) {
    return refuses(
        authorized(
                builder.given(States.NO_LEAD),
                "a new note for an unknown lead",
                "POST",
                "/note",
                NO_LEAD)
            .matchHeader("Content-Type", Wire.JSON, "application/json")
            .body(MetroLeadsPact.message(ADDED)),
        404);
  }

  @Test
  @PactTestFor(pactMethod = "addedNoteOfNoLead")
  default void addsNoNoteToAnUnknownLead(MockServer server) {
    assertThat(lost(server).addNote(Map.of("message", ADDED)).status()).isEqualTo(404);
  }

  @Pact(consumer = Wire.CONSUMER)
  default RequestResponsePact addedNoteWithoutMessage(PactDslWithProvider builder) {
    return refuses(
        authorized(
                builder.given(States.LEAD), "a new note, without a message", "POST", "/note", LEAD)
            .body("{}", "application/json"),
        400);
  }

  @Test
  @PactTestFor(pactMethod = "addedNoteWithoutMessage")
  default void addsNoNoteWithoutAMessage(MockServer server) {
    assertThat(client(server, LEAD).addNote(Map.of()).status()).isEqualTo(400);
  }
}
