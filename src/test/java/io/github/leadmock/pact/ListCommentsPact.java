package io.github.leadmock.pact;

import static io.github.leadmock.pact.MetroLeadsPact.answers;
import static io.github.leadmock.pact.MetroLeadsPact.authorized;
import static io.github.leadmock.pact.MetroLeadsPact.refuses;
import static io.github.leadmock.pact.MetroLeadsPact.request;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.PactDslWithProvider;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.RequestResponsePact;
import au.com.dius.pact.core.model.annotations.Pact;
import io.github.leadmock.pact.JsonClient.Answer;
import org.junit.jupiter.api.Test;

/** Fetch comments for an event. */
interface ListCommentsPact extends MetroLeadsPact {

  /** The event of the documented request. */
  String EVENT = "1c791e15-57e1-4991-bf93-3442598e4484";

  String PATH = "/events/${event_type}/${event}/comments";

  @Pact(consumer = Wire.CONSUMER)
  default RequestResponsePact comments(PactDslWithProvider builder) {
    DslPart body =
        LambdaDsl.newJsonBody(
                list ->
                    list.integerType("total_count", 2)
                        .minArrayLike(
                            "sub_events",
                            1,
                            comment ->
                                comment
                                    .object(
                                        "data",
                                        data ->
                                            data.stringType("comment", "This is comment number 2")
                                                .stringValue("sub_event_type", "comment")
                                                .stringMatcher(
                                                    "event_time", Wire.TIME, "2016-06-16T13:21:43Z")
                                                .object(
                                                    "created_by_entity",
                                                    author ->
                                                        author
                                                            .stringType(
                                                                "user_id",
                                                                "b9b3f157-95af-450b-8c5a-bbf2ca7a1841")
                                                            .stringType("name", "John Doe")
                                                            .stringType(
                                                                "company_id",
                                                                "e87afa78-2a79-11e3-b30e-12313b0ed8f1"))
                                                .stringMatcher(
                                                    "sub_event_id",
                                                    Wire.UUID,
                                                    "803eb710-6ead-4ebc-85d3-7d4de701c741")
                                                .stringType(
                                                    "created_by",
                                                    "user:b9b3f157-95af-450b-8c5a-bb12ca7a184c"))
                                    .stringMatcher(
                                        "sub_event_id",
                                        Wire.UUID,
                                        "803eb710-6ead-4ebc-85d3-7d4de701c74b")))
            .build();
    return answers(
            authorized(
                builder.given(States.COMMENTED_EVENT),
                "the comments of an event",
                "GET",
                PATH,
                COMMENTED),
            200)
        .body(body)
        .toPact();
  }

  @Test
  @PactTestFor(pactMethod = "comments")
  default void readsTheCommentsOfAnEvent(MockServer server) {
    Answer comments = client(server, COMMENTED).comments("note", EVENT);

    assertThat(comments.status()).isEqualTo(200);
    assertThat(comments.body().at("/sub_events/0/data/comment").asString())
        .isEqualTo("This is comment number 2");
  }

  @Pact(consumer = Wire.CONSUMER)
  default RequestResponsePact commentsWithoutCredentials(PactDslWithProvider builder) {
    return refuses(
        request(
            builder.given(States.COMMENTED_EVENT),
            "the comments of an event, without credentials",
            "GET",
            PATH,
            COMMENTED),
        401);
  }

  @Test
  @PactTestFor(pactMethod = "commentsWithoutCredentials")
  default void isRefusedCommentsWithoutCredentials(MockServer server) {
    assertThat(anonymous(server, COMMENTED).comments("note", EVENT).status()).isEqualTo(401);
  }

  @Pact(consumer = Wire.CONSUMER)
  default RequestResponsePact commentsOfNoLead(PactDslWithProvider builder) {
    return refuses(
        authorized(
            builder.given(States.NO_LEAD).given(States.NO_EVENT),
            "the comments of an event of an unknown lead",
            "GET",
            "/events/note/${unknown}/comments",
            NO_LEAD),
        404);
  }

  @Test
  @PactTestFor(pactMethod = "commentsOfNoLead")
  default void findsNoCommentsOfAnUnknownLead(MockServer server) {
    assertThat(lost(server).comments("note", NOBODY).status()).isEqualTo(404);
  }

  @Pact(consumer = Wire.CONSUMER)
  default RequestResponsePact commentsOfNoEvent(PactDslWithProvider builder) {
    return refuses(
        authorized(
            builder.given(States.LEAD).given(States.NO_EVENT),
            "the comments of an unknown event",
            "GET",
            "/events/note/${unknown}/comments",
            COMMENTED),
        404);
  }

  @Test
  @PactTestFor(pactMethod = "commentsOfNoEvent")
  default void findsNoCommentsOfAnUnknownEvent(MockServer server) {
    assertThat(client(server, COMMENTED).comments("note", NOBODY).status()).isEqualTo(404);
  }
}
