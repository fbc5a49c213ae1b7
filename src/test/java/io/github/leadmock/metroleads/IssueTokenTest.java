package io.github.leadmock.metroleads;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import io.github.leadmock.RequestBuilder;
import io.github.leadmock.SettableClock;
import io.github.leadmock.api.AuthPolicy;
import io.github.leadmock.api.Reply;
import io.github.leadmock.api.Request;
import io.github.leadmock.message.JsonText;
import io.github.leadmock.world.Tokens.Validity;
import io.github.leadmock.world.World;
import io.github.leadmock.world.WorldConfig;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IssueTokenTest {

  private final World world =
      new World(new WorldConfig(1, 10, new SettableClock("2030-01-01T00:00:00Z")), List.of());
  private final IssueToken operation = new IssueToken(world.tokens(), AuthPolicy.REQUIRED);

  @Test
  @Cites("ML-AU-03")
  void answersAUuidThatIsValidForTheUser() {
    Reply.Success reply = (Reply.Success) operation.answer(login("jane", "any").build());
    String json = reply.model().get("token").toString();
    UUID token = UUID.fromString(json.substring(1, json.length() - 1));
    assertThat(world.tokens().validity(token, "jane", AuthPolicy.TWO_WEEKS))
        .isEqualTo(Validity.VALID);
  }

  @Test
  @Cites("ML-AU-06")
  void needsBothParameters() {
    assertRefused(RequestBuilder.get().build(), "the parameter username is missing");
    assertRefused(
        RequestBuilder.get().parameter("password", "x").build(),
        "the parameter username is missing");
    assertRefused(
        RequestBuilder.get().parameter("username", "x").build(),
        "the parameter password is missing");
    assertRefused(login("", "x").build(), "the parameter username is missing");
    assertRefused(login("x", " \t").build(), "the parameter password is missing");
    assertRefused(
        RequestBuilder.get().parameter("Username", "x").parameter("password", "x").build(),
        "the parameter username is missing");
  }

  @Test
  @Cites("ML-AU-06")
  void needsEachParameterOnce() {
    assertRefused(
        login("x", "y").parameter("username", "x", "x").build(),
        "the parameter username is given more than once");
    assertRefused(
        login("x", "y").parameter("password", "y", "z").build(),
        "the parameter password is given more than once");
  }

  private void assertRefused(Request request, String message) {
    assertThat(operation.answer(request))
        .isEqualTo(
            new Reply.Failure(
                400,
                "ML-AU-06",
                "Send GET /auth/issue_token?username=EMAIL&password=PASSWORD; percent-encode"
                    + " both.",
                Map.of(),
                Map.of("status", "400", "message", JsonText.of(message))));
  }

  private static RequestBuilder login(String user, String password) {
    return RequestBuilder.get().parameter("username", user).parameter("password", password);
  }
}
