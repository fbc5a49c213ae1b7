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
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Fetch events for a lead. */
interface ListEventsPact extends MetroLeadsPact {

  @Pact(consumer = Wire.CONSUMER)
  default RequestResponsePact page(PactDslWithProvider builder) {
    DslPart body =
        LambdaDsl.newJsonBody(
                page ->
                    page.integerType("count", 56)
                        .numberValue("start", 0)
                        .minMaxArrayLike("events", 1, 2, EventShape::envelope))
            .build();
    return answers(
            authorized(
                    builder.given(States.LEAD_WITH_EVENTS),
                    "a page of events",
                    "GET",
                    "/events",
                    LISTED)
                .query("start=0&size=2"),
            200)
        .body(body)
        .toPact();
  }

  @Test
  @PactTestFor(pactMethod = "page")
  default void readsAPageOfEvents(MockServer server) {
    Answer page = client(server, LISTED).events(0, 2);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body().path("count").intValue()).isEqualTo(56);
    assertThat(page.body().at("/events/0/data/event_id").asString()).matches(Wire.UUID);
  }

  @Pact(consumer = Wire.CONSUMER)
  default RequestResponsePact listedNote(PactDslWithProvider builder) {
    return listed(builder, "note", 0, EventShape.pageWithANote());
  }

  @Test
  @PactTestFor(pactMethod = "listedNote")
  default void readsANoteInTheList(MockServer server) {
    Answer page = client(server, LISTED).events(0, 1);

    assertThat(page.body().at("/events/0/type").asString()).isEqualTo("note");
    assertThat(page.body().at("/events/0/data/message").asString()).isEqualTo("This is a note ");
  }

  @Pact(consumer = Wire.CONSUMER)
  default RequestResponsePact listedSms(PactDslWithProvider builder) {
    return listed(builder, "sms", 1, EventShape.pageWithAnSms());
  }

  @Test
  @PactTestFor(pactMethod = "listedSms")
  default void readsAnSmsInTheList(MockServer server) {
    Answer page = client(server, LISTED).events(1, 1);

    assertThat(page.body().at("/events/0/type").asString()).isEqualTo("sms");
    assertThat(page.body().at("/events/0/data/message").asString()).isEqualTo("A sample SMS");
  }

  private static RequestResponsePact listed(
      PactDslWithProvider builder, String type, int start, DslPart page) {
    return answers(
            authorized(
                    builder.given(States.LISTED_EVENT, Map.of("type", type)),
                    "a page that starts with an event of type " + type,
                    "GET",
                    "/events",
                    LISTED)
                .query("size=1")
                .queryParameterFromProviderState("start", "${start}", String.valueOf(start)),
            200)
        .body(page)
        .toPact();
  }

  @Pact(consumer = Wire.CONSUMER)
  default RequestResponsePact eventsWithoutCredentials(PactDslWithProvider builder) {
    return refuses(
        request(
                builder.given(States.LEAD),
                "a page of events, without credentials",
                "GET",
                "/events",
                LISTED)
            .query("start=0&size=2"),
        401);
  }

  @Test
  @PactTestFor(pactMethod = "eventsWithoutCredentials")
  default void isRefusedEventsWithoutCredentials(MockServer server) {
    assertThat(anonymous(server, LISTED).events(0, 2).status()).isEqualTo(401);
  }

  @Pact(consumer = Wire.CONSUMER)
  default RequestResponsePact eventsOfNoLead(PactDslWithProvider builder) {
    return refuses(
        authorized(
                builder.given(States.NO_LEAD),
                "a page of events of an unknown lead",
                "GET",
                "/events",
                NO_LEAD)
            .query("start=0&size=2"),
        404);
  }

  @Test
  @PactTestFor(pactMethod = "eventsOfNoLead")
  default void findsNoEventsOfAnUnknownLead(MockServer server) {
    assertThat(lost(server).events(0, 2).status()).isEqualTo(404);
  }

  @Pact(consumer = Wire.CONSUMER)
  default RequestResponsePact badStart(PactDslWithProvider builder) {
    return refuses(
        authorized(
                builder.given(States.REFUSES_BAD_START).given(States.LEAD),
                "a page of events that starts at -1",
                "GET",
                "/events",
                LISTED)
            .query("start=-1&size=2"),
        400);
  }

  @Test
  @PactTestFor(pactMethod = "badStart")
  default void isRefusedAPageThatStartsBelowZero(MockServer server) {
    assertThat(client(server, LISTED).events(-1, 2).status()).isEqualTo(400);
  }
}
