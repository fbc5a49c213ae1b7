package io.github.leadmock.pact;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.PactDslRequestWithPath;
import au.com.dius.pact.consumer.dsl.PactDslWithProvider;
import au.com.dius.pact.consumer.dsl.PactDslWithState;
import au.com.dius.pact.consumer.junit5.PactConsumerTest;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.consumer.model.MockServerImplementation;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.RequestResponsePact;
import au.com.dius.pact.core.model.annotations.Pact;
import au.com.dius.pact.core.model.annotations.PactDirectory;
import io.github.leadmock.pact.JsonClient.Answer;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a consumer needs of LiveForce; writes its pact. Paths are below the documented base URL. */
// There is no newer way to choose a server that needs only the JDK, and only newer compilers report
// this one.
@SuppressWarnings("deprecation")
@ExtendWith(CommittedPact.class)
@PactConsumerTest
@PactTestFor(
    providerName = Wire.LIVEFORCE,
    pactVersion = PactSpecVersion.V3,
    mockServerImplementation = MockServerImplementation.JavaHttpServer)
@PactDirectory("target/pacts/liveforce")
class LiveForceConsumerPactTest {

  private static final String KNOWN = "1";
  static final String UNKNOWN = "999999999";

  @Pact(consumer = Wire.CONSUMER)
  RequestResponsePact summary(PactDslWithProvider builder) {
    return authorized(builder.given(States.SUMMARY), "the summary of a lead", KNOWN)
        .willRespondWith()
        .status(200)
        .matchHeader("Content-Type", Wire.JSON, "application/json")
        .body(SummaryShape.ofALead())
        .toPact();
  }

  @Test
  @PactTestFor(pactMethod = "summary")
  void readsTheSummaryOfALead(MockServer server) {
    Answer summary = call(server, Optional.of(Wire.AUTHORIZATION), KNOWN);

    assertThat(summary.status()).isEqualTo(200);
    assertThat(summary.body().at("/data/name").asString()).isEqualTo("john");
    assertThat(summary.body().at("/data/notes_count").isInt()).isTrue();
  }

  @Pact(consumer = Wire.CONSUMER)
  RequestResponsePact summaryWithoutCredentials(PactDslWithProvider builder) {
    return request(
            builder.given(States.SUMMARY), "the summary of a lead, without credentials", KNOWN)
        .willRespondWith()
        .status(401)
        .toPact();
  }

  @Test
  @PactTestFor(pactMethod = "summaryWithoutCredentials")
  void isRefusedASummaryWithoutCredentials(MockServer server) {
    assertThat(call(server, Optional.empty(), KNOWN).status()).isEqualTo(401);
  }

  @Pact(consumer = Wire.CONSUMER)
  RequestResponsePact summaryOfNoLead(PactDslWithProvider builder) {
    return authorized(builder.given(States.NO_SUMMARY), "the summary of an unknown lead", UNKNOWN)
        .willRespondWith()
        .status(404)
        .toPact();
  }

  @Test
  @PactTestFor(pactMethod = "summaryOfNoLead")
  void findsNoSummaryOfAnUnknownLead(MockServer server) {
    assertThat(call(server, Optional.of(Wire.AUTHORIZATION), UNKNOWN).status()).isEqualTo(404);
  }

  private static Answer call(MockServer server, Optional<String> authorization, String lead) {
    return new JsonClient(URI.create(server.getUrl()), authorization).get("/leads/summary/" + lead);
  }

  private static PactDslRequestWithPath authorized(
      PactDslWithState state, String description, String lead) {
    return request(state.given(States.CREDENTIALS), description, lead)
        .headerFromProviderState("Authorization", "${authorization}", Wire.AUTHORIZATION);
  }

  private static PactDslRequestWithPath request(
      PactDslWithState state, String description, String lead) {
    return state
        .uponReceiving(description)
        .method("GET")
        .pathFromProviderState("/leads/summary/${lead_id}", "/leads/summary/" + lead);
  }
}
