package io.github.leadmock.pact;

import static io.github.leadmock.pact.MetroLeadsPact.answers;
import static io.github.leadmock.pact.MetroLeadsPact.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.PactDslJsonRootValue;
import au.com.dius.pact.consumer.dsl.PactDslRequestWithPath;
import au.com.dius.pact.consumer.dsl.PactDslWithProvider;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.RequestResponsePact;
import au.com.dius.pact.core.model.annotations.Pact;
import io.github.leadmock.pact.JsonClient.Answer;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Get an access token for a user name and a password. */
interface IssueTokenPact extends MetroLeadsPact {

  @Pact(consumer = Wire.CONSUMER)
  default RequestResponsePact token(PactDslWithProvider builder) {
    return answers(
            forToken(builder, "a token")
                .queryParameterFromProviderState("password", "${password}", "secret"),
            200)
        .body(PactDslJsonRootValue.stringMatcher(Wire.UUID, "48d58b40-a31b-445b-bc0c-c8126e2c664a"))
        .toPact();
  }

  @Test
  @PactTestFor(pactMethod = "token")
  default void getsAToken(MockServer server) {
    Answer token =
        MetroLeadsClient.issueToken(anonymousHttp(server), "john.doe@example.com", "secret");

    assertThat(token.status()).isEqualTo(200);
    assertThat(token.body().asString()).matches(Wire.UUID);
  }

  @Pact(consumer = Wire.CONSUMER)
  default RequestResponsePact tokenWithoutPassword(PactDslWithProvider builder) {
    return refuses(forToken(builder, "a token, without a password"), 400);
  }

  @Test
  @PactTestFor(pactMethod = "tokenWithoutPassword")
  default void getsNoTokenWithoutAPassword(MockServer server) {
    Answer refused = anonymousHttp(server).get("/auth/issue_token?username=john.doe%40example.com");

    assertThat(refused.status()).isEqualTo(400);
  }

  private static PactDslRequestWithPath forToken(PactDslWithProvider builder, String description) {
    return builder
        .given(States.LOGIN)
        .uponReceiving(description)
        .method("GET")
        .path("/auth/issue_token")
        .queryParameterFromProviderState("username", "${username}", "john.doe@example.com");
  }

  private static JsonClient anonymousHttp(MockServer server) {
    return new JsonClient(URI.create(server.getUrl()), Optional.empty());
  }
}
