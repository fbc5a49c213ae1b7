package io.github.leadmock.liveforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Cites;
import io.github.leadmock.RequestBuilder;
import io.github.leadmock.SettableClock;
import io.github.leadmock.api.Api;
import io.github.leadmock.api.AuthPolicy;
import io.github.leadmock.api.AuthPolicy.Mode;
import io.github.leadmock.api.Credentials;
import io.github.leadmock.api.Isolation;
import io.github.leadmock.api.Reply;
import io.github.leadmock.api.Request;
import io.github.leadmock.world.World;
import io.github.leadmock.world.WorldConfig;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiveForceTest {

  private final World world =
      new World(new WorldConfig(1, 10, new SettableClock("2030-01-01T00:00:00Z")), List.of());

  @ParameterizedTest
  @EnumSource(names = {"REQUIRED", "ISSUED"})
  @Cites({"LF-AU-01", "LF-AU-02"})
  void acceptsAnyWellFormedCredentialsEvenWhenMetroLeadsNeedsIssuedOnes(Mode mode) {
    Api api = api(new AuthPolicy(mode, List.of(), AuthPolicy.TWO_WEEKS));
    String hint =
        "Send HTTP Basic with any client id and any token, for example curl -u"
            + " my-client-id:secret.";
    assertThat(answer(api, lead().credentials("any", "any"))).isInstanceOf(Reply.Constant.class);
    assertRefused(answer(api, lead()), hint);
    assertRefused(
        answer(api, lead().header("Authorization", "Basic x")),
        "The Authorization header is not well-formed: expected Base64 after Basic. " + hint);
  }

  @Test
  @Cites("LF-AU-01")
  void acceptsListedCredentialsOnly() {
    Api api =
        api(
            new AuthPolicy(
                Mode.REQUIRED, List.of(new Credentials("client", "secret")), AuthPolicy.TWO_WEEKS));
    assertThat(answer(api, lead().credentials("client", "secret")))
        .isInstanceOf(Reply.Constant.class);
    assertRefused(
        answer(api, lead().credentials("client", "other")),
        "Send HTTP Basic with one of the pairs that the mock was started with (--credential), for"
            + " example curl -u CLIENT_ID:TOKEN.");
  }

  @Test
  void needsNoCredentialsWhenAuthenticationIsOff() {
    Api api = api(new AuthPolicy(Mode.OFF, List.of(), AuthPolicy.TWO_WEEKS));
    assertThat(answer(api, lead())).isInstanceOf(Reply.Constant.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 402, 403, 404, 412, 429, 500, 502, 503, 504})
  @Cites("LF-FO-01")
  void forcesEveryDocumentedStatus(int status) {
    Reply.Failure forced =
        (Reply.Failure) answer(api(AuthPolicy.REQUIRED), lead().header("Prefer", "code=" + status));
    assertThat(forced.status()).isEqualTo(status);
    assertThat(forced.rule()).isEqualTo("LF-ST-" + status + ", LF-FO-01");
  }

  @ParameterizedTest
  @ValueSource(ints = {405, 201, 409})
  @Cites("LF-FO-02")
  void refusesToForceWhatIsNotDocumented(int status) {
    Reply.Failure refusal =
        (Reply.Failure) answer(api(AuthPolicy.REQUIRED), lead().header("Prefer", "code=" + status));
    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.rule()).isEqualTo("LF-FO-02");
    assertThat(refusal.model()).containsEntry("code", "4001");
  }

  @Test
  void answersUnknownPathsAndMethods() {
    Api api = api(AuthPolicy.REQUIRED);
    Request request = RequestBuilder.get().credentials("client", "x").build();
    Reply.Failure unknown = (Reply.Failure) api.answerUnknown(request, Map.of());
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.rule()).isEqualTo("LF-ER-04");
    assertThat(unknown.model()).containsEntry("code", "4003");
    Reply.Failure method =
        (Reply.Failure) api.answerUnknown(request, Map.of("GET", "lead-summary"));
    assertThat(method.status()).isEqualTo(405);
    assertThat(method.rule()).isEqualTo("LF-ER-03");
    assertThat(api.unacceptable("too large", "").rule()).isEqualTo("LF-ER-06");
  }

  private Api api(AuthPolicy policy) {
    return LiveForce.api(world, policy, new Isolation(Isolation.Mode.NONE, true));
  }

  private static Reply answer(Api api, RequestBuilder request) {
    return api.answer("lead-summary", request.build());
  }

  private static RequestBuilder lead() {
    return RequestBuilder.get().variable("lead_id", "1");
  }

  private static void assertRefused(Reply reply, String hint) {
    assertThat(reply)
        .isEqualTo(
            new Reply.Failure(
                401,
                "LF-AU-01",
                hint,
                Map.of("WWW-Authenticate", "Basic realm=\"LiveForce\", charset=\"UTF-8\""),
                Map.of(
                    "status", "401",
                    "message", "\"no valid credentials in the Authorization header\"",
                    "code", "4004",
                    "type", "\"UNAUTHORIZED_ACCESS\"")));
  }
}
