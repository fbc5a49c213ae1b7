package io.github.leadmock.metroleads;

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
import io.github.leadmock.world.NamedLead;
import io.github.leadmock.world.World;
import io.github.leadmock.world.WorldConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call which operation, and operations on existing and unknown leads. */
class MetroLeadsTest {

  private static final Credentials LISTED = new Credentials("jane@example.com", "secret");
  private static final Duration LIFE = Duration.ofHours(1);

  private final SettableClock clock = new SettableClock("2030-01-01T00:00:00Z");
  private final World world = new World(new WorldConfig(1, 10, clock), List.of());

  @Test
  @Cites({"ML-AU-01", "ML-AU-02"})
  void acceptsAnyWellFormedCredentialsByDefault() {
    Api api = api(AuthPolicy.REQUIRED);
    assertPasses(api, list().credentials("anybody", "anything"));
    assertRefused(
        api,
        list(),
        "Send HTTP Basic with any e-mail address and any token, for example curl -u"
            + " you@example.com:secret.");
    assertRefused(
        api,
        list().header("Authorization", "Bearer anything"),
        "The Authorization header is not well-formed: expected the scheme Basic. Send HTTP Basic with any e-mail address and any token, for example curl -u"
            + " you@example.com:secret.");
  }

  @Test
  @Cites("ML-AU-07")
  void acceptsListedCredentialsAndTokensIssuedToThem() {
    Api api = api(new AuthPolicy(Mode.REQUIRED, List.of(LISTED), LIFE));
    String hint =
        "Send HTTP Basic with one of the pairs that the mock was started with (--credential), for"
            + " example curl -u EMAIL:TOKEN.";
    assertPasses(api, list().credentials("jane@example.com", "secret"));
    assertRefused(api, list().credentials("jane@example.com", "other"), hint);
    assertRefused(api, list().credentials("john@example.com", "secret"), hint);
    String token = token(api, "jane@example.com", "secret");
    assertPasses(api, list().credentials("jane@example.com", token));
    assertRefused(
        api,
        list().credentials("john@example.com", token),
        "This token was issued to another user. " + hint);
    clock.advance(LIFE);
    assertRefused(
        api,
        list().credentials("jane@example.com", token),
        "This token has expired (--token-ttl says how long a token is valid). " + hint);
    assertPasses(api, list().credentials("jane@example.com", "secret"));
  }

  @Test
  @Cites({"ML-AU-03", "ML-AU-05", "ML-AU-07"})
  void acceptsOnlyIssuedTokensWhenToldTo() {
    Api api = api(new AuthPolicy(Mode.ISSUED, List.of(), LIFE));
    String hint =
        "Get a token with GET /auth/issue_token?username=EMAIL&password=PASSWORD, then send HTTP"
            + " Basic with EMAIL:TOKEN (curl -u EMAIL:TOKEN).";
    String unknown = "The password is not a token that this mock issued. " + hint;
    assertRefused(api, list(), hint);
    assertRefused(api, list().credentials("jane@example.com", "secret"), unknown);
    assertRefused(
        api, list().credentials("jane@example.com", UUID.randomUUID().toString()), unknown);
    String token = token(api, "jane@example.com", "any password");
    assertPasses(api, list().credentials("jane@example.com", token));
    assertRefused(
        api,
        list().credentials("john@example.com", token),
        "This token was issued to another user. " + hint);
    clock.advance(LIFE.minusSeconds(1));
    assertPasses(api, list().credentials("jane@example.com", token));
    clock.advance(Duration.ofSeconds(1));
    assertRefused(
        api,
        list().credentials("jane@example.com", token),
        "This token has expired (--token-ttl says how long a token is valid). " + hint);
    clock.advance(LIFE.multipliedBy(-2));
    assertRefused(
        api,
        list().credentials("jane@example.com", token),
        "This token was issued later than the time on the mock's clock. " + hint);
  }

  @Test
  @Cites("ML-AU-05")
  void namesTheMethodOfIssueTokenToThoseWhoHaveNoCredentialsYet() {
    Reply.Failure refusal =
        (Reply.Failure)
            api(AuthPolicy.REQUIRED)
                .answerUnknown(RequestBuilder.post().build(), Map.of("GET", "issue-token"));

    assertThat(refusal.status()).isEqualTo(405);
    assertThat(refusal.rule()).isEqualTo("ML-ER-03");
    assertThat(refusal.hint()).isEqualTo("Send this request with GET.");
  }

  @Test
  @Cites("ML-AU-07")
  void issuesTokensToListedPairsOnly() {
    for (Mode mode : Mode.values()) {
      Api api = api(new AuthPolicy(mode, List.of(LISTED), LIFE));
      assertThat(token(api, "jane@example.com", "secret")).hasSize(36);
      Reply.Failure refusal =
          (Reply.Failure) api.answer("issue-token", login("jane@example.com", "wrong"));
      assertThat(refusal.status()).isEqualTo(401);
      assertThat(refusal.rule()).isEqualTo("ML-AU-07");
      assertThat(refusal.model()).containsEntry("message", "\"unknown username or password\"");
      assertThat(refusal.headers()).containsKey("WWW-Authenticate");
      assertThat(refusal.hint())
          .isEqualTo(
              "Use one of the pairs that the mock was started with (--credential USER:PASSWORD).");
    }
  }

  @Test
  void needsNoCredentialsWhenAuthenticationIsOff() {
    assertPasses(api(new AuthPolicy(Mode.OFF, List.of(LISTED), LIFE)), list());
  }

  @ParameterizedTest
  @EnumSource
  @Cites("ML-FO-01")
  void forcesEveryDocumentedStatusOnEveryOperationAndChangesNothing(Mode mode) {
    Api api = api(new AuthPolicy(mode, List.of(), LIFE));
    for (String operation : api.operations()) {
      for (int status : List.of(400, 401, 402, 404, 405, 429, 500, 502, 503, 504)) {
        Request request =
            note(RequestBuilder.post(), NamedLead.EMPTY)
                .credentials("jane", "x")
                .body("{\"message\":\"x\"}")
                .header("Prefer", "code=" + status)
                .build();
        Reply.Failure forced = (Reply.Failure) api.answer(operation, request);
        assertThat(forced.status()).isEqualTo(status);
        assertThat(forced.rule()).isEqualTo("ML-ST-" + status + ", ML-FO-01");
      }
    }
    assertThat(
            world
                .timelines()
                .lead(NamedLead.COMPANY, NamedLead.EMPTY.id())
                .orElseThrow()
                .timeline()
                .count())
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"code=403", "code=412", "code=201", "code=nonsense"})
  @Cites("ML-FO-02")
  void refusesToForceWhatIsNotDocumented(String prefer) {
    Reply.Failure refusal =
        (Reply.Failure)
            api(AuthPolicy.REQUIRED).answer("list-events", list().header("Prefer", prefer).build());
    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.rule()).isEqualTo("ML-FO-02");
  }

  @ParameterizedTest
  @ValueSource(strings = {"list-events", "list-comments", "add-note", "update-note", "remove-note"})
  @Cites({"ML-PA-04", "ML-PA-05"})
  void findsNoUnknownLead(String operation) {
    Api api = api(AuthPolicy.REQUIRED);
    String company = NamedLead.COMPANY.toString();
    String lead = NamedLead.ONE_PAGE.id().toString();
    assertNoSuchLead(api.answer(operation, on(company, company)));
    assertNoSuchLead(api.answer(operation, on(lead, lead)));
    assertNoSuchLead(api.answer(operation, on(company, UUID.randomUUID().toString())));
    assertNoSuchLead(api.answer(operation, on(UUID.randomUUID().toString(), lead)));
    assertNotAUuid(api.answer(operation, on("1", lead)), "company_uuid", "1");
    assertNotAUuid(api.answer(operation, on(company, "..")), "lead_uuid", "..");
    assertNotAUuid(
        api.answer(operation, on("x".repeat(70), "..")), "company_uuid", "x".repeat(60) + "...");
  }

  @Test
  @Cites("ML-AU-01")
  void asksForCredentialsOnUnknownPathsToo() {
    Api api = api(AuthPolicy.REQUIRED);
    Reply.Failure nobody =
        (Reply.Failure) api.answerUnknown(RequestBuilder.get().build(), Map.of());
    assertThat(nobody.status()).isEqualTo(401);
    Request somebody = RequestBuilder.get().credentials("jane", "x").build();
    Reply.Failure unknown = (Reply.Failure) api.answerUnknown(somebody, Map.of());
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.rule()).isEqualTo("ML-ER-04");
    Reply.Failure otherMethod =
        (Reply.Failure) api.answerUnknown(somebody, Map.of("POST", "add-note"));
    assertThat(otherMethod.status()).isEqualTo(405);
    assertThat(otherMethod.rule()).isEqualTo("ML-ER-03");
    assertThat(api.unacceptable("too large", "").rule()).isEqualTo("ML-ER-06");
  }

  private Api api(AuthPolicy policy) {
    return MetroLeads.api(world, policy, new Isolation(Isolation.Mode.NONE, true));
  }

  private static RequestBuilder list() {
    return note(RequestBuilder.get(), NamedLead.ONE_PAGE);
  }

  private static RequestBuilder note(RequestBuilder request, NamedLead lead) {
    return request
        .variable("company_uuid", NamedLead.COMPANY)
        .variable("lead_uuid", lead.id())
        .variable("event_uuid", UUID.randomUUID())
        .variable("event_type", "note")
        .variable("note_or_event_uuid", UUID.randomUUID());
  }

  private static Request on(String company, String lead) {
    return RequestBuilder.post()
        .variable("company_uuid", company)
        .variable("lead_uuid", lead)
        .credentials("jane", "x")
        .body("{\"message\":\"x\"}")
        .build();
  }

  private static Request login(String user, String password) {
    return RequestBuilder.get().parameter("username", user).parameter("password", password).build();
  }

  private static String token(Api api, String user, String password) {
    Reply.Success issued = (Reply.Success) api.answer("issue-token", login(user, password));
    assertThat(issued.model()).containsOnlyKeys("token");
    String json = issued.model().get("token").toString();
    assertThat(json).matches("\"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\"");
    return json.substring(1, json.length() - 1);
  }

  private static void assertPasses(Api api, RequestBuilder request) {
    assertThat(api.answer("list-events", request.build())).isInstanceOf(Reply.Constant.class);
  }

  private static void assertRefused(Api api, RequestBuilder request, String hint) {
    assertThat(api.answer("list-events", request.build()))
        .isEqualTo(
            new Reply.Failure(
                401,
                "ML-AU-01",
                hint,
                Map.of("WWW-Authenticate", "Basic realm=\"MetroLeads\", charset=\"UTF-8\""),
                Map.of(
                    "status",
                    "401",
                    "message",
                    "\"no valid credentials in the Authorization header\"")));
  }

  private static void assertNotAUuid(Reply reply, String variable, String shown) {
    assertThat(reply)
        .isEqualTo(
            new Reply.Failure(
                404,
                "ML-PA-04",
                "%s is '%s'; expected a UUID such as c0ffee00-1ead-4000-8000-000000000001. ./leadmock leads prints ids to try."
                    .formatted(variable, shown),
                Map.of(),
                Map.of(
                    "status",
                    "404",
                    "message",
                    "\"no such lead: %s is not a UUID\"".formatted(variable))));
  }

  private static void assertNoSuchLead(Reply reply) {
    assertThat(reply)
        .isEqualTo(
            new Reply.Failure(
                404,
                "ML-PA-05",
                "The company has no such lead; ./leadmock leads prints ids to try.",
                Map.of(),
                Map.of("status", "404", "message", "\"no such lead\"")));
  }
}
