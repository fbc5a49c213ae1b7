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

/** Remove a note. */
interface RemoveNotePact extends MetroLeadsPact {

  String REMOVED = "Please give me a 50% discount";

  @Pact(consumer = Wire.CONSUMER)
  default RequestResponsePact removedNote(PactDslWithProvider builder) {
    return answers(
            authorized(
                aNote(builder), "the removal of a note", "POST", "/note/${note}/remove", LEAD),
            200)
        .body(EventShape.sameNote(REMOVED))
        .toPact();
  }

  @Test
  @PactTestFor(pactMethod = "removedNote")
  default void removesANote(MockServer server) {
    Answer removed = client(server, LEAD).removeNote(EventShape.NOTE);

    assertThat(removed.status()).isEqualTo(200);
    assertThat(removed.body().at("/data/event_id").asString()).isEqualTo(EventShape.NOTE);
  }

  @Pact(consumer = Wire.CONSUMER)
  default RequestResponsePact removedNoteWithoutCredentials(PactDslWithProvider builder) {
    return refuses(
        request(
            aNote(builder),
            "the removal of a note, without credentials",
            "POST",
            "/note/${note}/remove",
            LEAD),
        401);
  }

  @Test
  @PactTestFor(pactMethod = "removedNoteWithoutCredentials")
  default void removesNoNoteWithoutCredentials(MockServer server) {
    assertThat(anonymous(server, LEAD).removeNote(EventShape.NOTE).status()).isEqualTo(401);
  }

  @Pact(consumer = Wire.CONSUMER)
  default RequestResponsePact removedNoteThatIsNotThere(PactDslWithProvider builder) {
    return refuses(
        authorized(
            builder.given(States.LEAD).given(States.NO_NOTE),
            "the removal of an unknown note",
            "POST",
            "/note/${unknown}/remove",
            LEAD),
        404);
  }

  @Test
  @PactTestFor(pactMethod = "removedNoteThatIsNotThere")
  default void removesNoUnknownNote(MockServer server) {
    assertThat(client(server, LEAD).removeNote(NOBODY).status()).isEqualTo(404);
  }

  private static PactDslWithState aNote(PactDslWithProvider builder) {
    return builder.given(States.NOTE, Map.of("message", REMOVED));
  }
}
