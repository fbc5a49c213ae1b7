package io.github.leadmock.pact;

import static io.github.leadmock.pact.MetroLeadsPact.answers;
import static io.github.leadmock.pact.MetroLeadsPact.authorized;
import static io.github.leadmock.pact.MetroLeadsPact.refuses;
import static io.github.leadmock.pact.MetroLeadsPact.request;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.PactDslWithProvider;
import au.com.dius.pact.consumer.dsl.PactDslWithState;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.RequestResponsePact;
import au.com.dius.pact.core.model.annotations.Pact;
import io.github.leadmock.pact.JsonClient.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Update a note. */
interface UpdateNotePact extends MetroLeadsPact {

  String UPDATED = "Please give me a 50% discount";

  @Pact(consumer = Wire.CONSUMER)
  default RequestResponsePact updatedNote(PactDslWithProvider builder) {
    return answers(
            authorized(aNote(builder), "a new text for a note", "POST", "/note/${note}", LEAD)
                .matchHeader("Content-Type", Wire.JSON, "application/json")
                .body(MetroLeadsPact.message(UPDATED)),
            200)
        .body(EventShape.sameNote(UPDATED))
        .toPact();
  }

  @Test
  @PactTestFor(pactMethod = "updatedNote")
  default void updatesANote(MockServer server) {
    Answer saved = client(server, LEAD).updateNote(EventShape.NOTE, Map.of("message", UPDATED));

    assertThat(saved.status()).isEqualTo(200);
    assertThat(saved.body().at("/data/event_id").asString()).isEqualTo(EventShape.NOTE);
    assertThat(saved.body().at("/data/message").asString()).isEqualTo(UPDATED);
  }

  @Pact(consumer = Wire.CONSUMER)
  default RequestResponsePact updatedNoteWithoutCredentials(PactDslWithProvider builder) {
    return refuses(
        request(
                aNote(builder),
                "a new text for a note, without credentials",
                "POST",
                "/note/${note}",
                LEAD)
            .matchHeader("Content-Type", Wire.JSON, "application/json")
            .body(MetroLeadsPact.message(UPDATED)),
        401);
  }

  @Test
  @PactTestFor(pactMethod = "updatedNoteWithoutCredentials")
  default void updatesNoNoteWithoutCredentials(MockServer server) {
    assertThat(
            anonymous(server, LEAD)
                .updateNote(EventShape.NOTE, Map.of("message", UPDATED))
                .status())
        .isEqualTo(401);
  }

  @Pact(consumer = Wire.CONSUMER)
  default RequestResponsePact updatedNoteThatIsNotThere(PactDslWithProvider builder) {
    return refuses(
        authorized(
                builder.given(States.LEAD).given(States.NO_NOTE),
                "a new text for an unknown note",
                "POST",
                "/note/${unknown}",
                LEAD)
            .matchHeader("Content-Type", Wire.JSON, "application/json")
            .body(MetroLeadsPact.message(UPDATED)),
        404);
  }

  @Test
  @PactTestFor(pactMethod = "updatedNoteThatIsNotThere")
  default void updatesNoUnknownNote(MockServer server) {
    assertThat(client(server, LEAD).updateNote(NOBODY, Map.of("message", UPDATED)).status())
        .isEqualTo(404);
  }

  @Pact(consumer = Wire.CONSUMER)
  default RequestResponsePact updatedNoteWithoutMessage(PactDslWithProvider builder) {
    return refuses(
        authorized(
                aNote(builder),
                "a new text for a note, without a message",
                "POST",
                "/note/${note}",
                LEAD)
            .body("{}", "application/json"),
        400);
  }

  @Test
  @PactTestFor(pactMethod = "updatedNoteWithoutMessage")
  default void updatesNoNoteWithoutAMessage(MockServer server) {
    assertThat(client(server, LEAD).updateNote(EventShape.NOTE, Map.of()).status()).isEqualTo(400);
  }

  private static PactDslWithState aNote(PactDslWithProvider builder) {
    return builder.given(States.NOTE, Map.of("message", AddNotePact.ADDED));
  }
}
