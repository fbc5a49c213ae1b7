package io.github.leadmock.pact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.pact.ContractTarget.Login;
import io.github.leadmock.pact.DeviantServer.Deviation;
import io.github.leadmock.pact.DeviantServer.Reply;
import java.io.File;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests the verification itself: what it catches, what it accepts, and what it must not do. */
class ProviderVerificationTest {

  private static final String SECRET = "very-secret";
  private static final String EMPTY_LEAD = "c0ffee00-1ead-4000-8000-000000000001";

  private static Leadmock mock;

  @BeforeAll
  static void startMock() {
    mock = Leadmock.start(LeadmockConfig.defaults());
  }

  @AfterAll
  static void stopMock() {
    mock.close();
  }

  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "count is dropped         | a page of events | .* | '\"count\": \\d+,'          | '' | $: Actual map is missing the following keys: count",
        "count is text            | a page of events | .* | '\"count\": (\\d+)'         | '\"count\": \"$1\"' | $.count",
        "start is not echoed      | a page of events | .* | '\"start\": 0'              | '\"start\": 1' | $.start",
        "events is renamed        | a page of events | .* | '\"events\":'               | '\"items\":' | $: Actual map is missing the following keys: events",
        "an id is no UUID         | a page of events | .* | '\"event_id\": \"'          | '\"event_id\": \"x' | $.events[0].data.event_id",
        "a time has no zone       | a page of events | .* | '(\\d)Z\"'                  | '$1\"' | $.events[0].data.event_time",
        "a number is null         | a page that starts with an event of type note | .* | '\"comment_count\": \\d+'   | '\"comment_count\": null' | $.events[0].data.comment_count",
        "a boolean is text        | a page that starts with an event of type note | .* | '\"inbound\": (\\w+)'       | '\"inbound\": \"$1\"' | $.events[0].inbound",
        "an author has no company | a page that starts with an event of type note | .* | '\"company_id\"' | '\"companyId\"' | created_by_entity: Actual map is missing the following keys: company_id",
        "an SMS has no message    | a page that starts with an event of type sms  | .* | '\"message\": \"' | '\"text\": \"' | data: Actual map is missing the following keys: message",
        "a sum is null            | the comments of an event | .*/comments | '\"total_count\": \\d+' | '\"total_count\": null' | $.total_count",
        "an author has no user id | the comments of an event | .*/comments | '\"user_id\": \"[^\"]*\",' | '' | created_by_entity: Actual map is missing the following keys: user_id",
        "a saved note has no tags | a new note | .* | '\"tags\": \\[\\],' | '' | $.data: Actual map is missing the following keys: tags",
        "a text is mangled        | a new note | .* | '5% discount'     | '5%25 discount' | $.data.message",
        "a note takes another id  | a new text for a note | .*/note/[^/]+ | '(\"event_id\": \").{36}' | '$100000000-1ead-4000-8000-000000000000' | $.data.event_id",
        "a text is not updated    | a new text for a note | .*/note/[^/]+ | '50% discount'    | '5% discount' | $.data.message",
        "a removed note is null   | the removal of a note | .*/remove     | '(?s)^.*$'        | 'null' | body",
        "a token is in an object  | a token | .* | '^\\s*(\"[^\"]*\")\\s*$' | '{\"token\": $1}' | body"
      })
  void catchesAServerWhoseBodyDeviates(
      String fault,
      String interaction,
      String path,
      String pattern,
      String replacement,
      String where) {
    assertCaught(interaction, Deviation.text(path, pattern, replacement), where);
  }

  @ParameterizedTest(name = "{2}: {0} becomes {1}")
  @CsvSource({
    "401, 200, 'a page of events, without credentials'",
    "401, 403, 'the comments of an event, without credentials'",
    "404, 200, a page of events of an unknown lead",
    "404, 500, the comments of an unknown event",
    "404, 200, a new text for an unknown note",
    "404, 200, the removal of an unknown note",
    "400, 200, 'a new note, without a message'",
    "400, 422, 'a token, without a password'",
    "200, 202, a page of events"
  })
  void catchesAServerWhoseStatusDeviates(int right, int wrong, String interaction) {
    assertCaught(
        interaction,
        Deviation.status(right, wrong),
        "status: expected status of %d but was %d".formatted(right, wrong));
  }

  @Test
  void catchesAnErrorPageInHtml() {
    assertCaught(
        "a page of events of an unknown lead",
        (path, reply) -> new Reply(reply.status(), "text/html", "<h1>Not found</h1>"),
        "header: Content-Type: Expected 'text/html'");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a count is text          | '\"notes_count\": (\\d+)' | '\"notes_count\": \"$1\"' | $.data.notes_count",
        "it is another lead       | '\"id\": \"1\"'           | '\"id\": \"2\"' | $.data.id",
        "a title is a number      | '\"title\": null'         | '\"title\": 5' | $.data.title",
        "a member is dropped      | '\"color\": \"[^\"]*\",'  | '' | $.data: Actual map is missing the following keys: color",
        "text is no longer JSON   | '\"chat\": \"\\['         | '\"chat\": \"' | $.data.analytics.chat"
      })
  void catchesALiveForceThatDeviates(
      String fault, String pattern, String replacement, String where) {
    try (DeviantServer deviant =
        DeviantServer.start(mock.baseUrl(), Deviation.text(".*", pattern, replacement))) {
      Verification run =
          Verification.of(LiveForceProviderPactTest.class, target(deviant.baseUrl(), true));

      assertThat(run.failed()).containsOnlyKeys("the summary of a lead");
      assertThat(run.messages()).contains(where);
    }
  }

  /** 1 is the documented lead; 2 has null and 3 has text in every member that may have either. */
  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "3", "77"})
  void leavesSummariesAloneWhateverIsNull(String leadId) {
    ContractTarget target =
        new ContractTarget(
            mock.baseUrl().resolve("/api/v1"),
            login(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(leadId),
            false,
            false);

    Verification run = Verification.of(LiveForceProviderPactTest.class, target);

    assertThat(run.failed()).isEmpty();
    assertThat(run.skipped()).isEmpty();
    assertThat(run.passed()).hasSize(3);
  }

  @Test
  void leavesAServerAloneThatSaysMoreAndWritesTimesAndIdsInItsOwnWay() {
    Deviation sensible =
        (path, reply) ->
            new Reply(
                reply.status(),
                "application/json;charset=utf-8",
                reply
                    .body()
                    .replaceAll("(\\d)Z\"", "$1.125+00:00\"")
                    .replaceAll("\"tags\": \\[\\]", "\"tags\": [\"vip\"]")
                    .replaceAll("\"online\": true", "\"online\": true, \"pinned\": false")
                    .replaceAll("\"user_id\": \"c", "\"user_id\": \"C"));
    try (DeviantServer server = DeviantServer.start(mock.baseUrl(), sensible)) {
      Verification run =
          Verification.of(MetroLeadsProviderPactTest.class, target(server.baseUrl(), true));

      assertThat(run.failed()).isEmpty();
      assertThat(run.skipped()).isEmpty();
      assertThat(run.passed()).hasSameSizeAs(interactions(one -> true));
    }
  }

  /** All of it is a warning of verify at most. */
  @Test
  void leavesAServerAloneThatDoesNotKeepWhatIsOnlyAssumed() {
    Deviation sensible =
        (path, reply) ->
            new Reply(
                reply.status(),
                reply.contentType(),
                reply
                    .body()
                    .replaceAll("\"group_id\": \"[^\"]*\"", "\"group_id\": null")
                    .replaceAll("\"created_by\": \"user:[^\"]*\"", "\"created_by\": \"import\"")
                    .replaceAll("\"user_id\": \"[^\"]*\"", "\"user_id\": \"42\"")
                    .replaceAll("\"company_id\": \"[^\"]*\"", "\"company_id\": \"7\"")
                    .replaceAll("\"phone\": \"[^\"]*\"", "\"phone\": null")
                    .replaceAll("\"extra_data\": \\{[^}]*\\},?", "")
                    .replaceAll(
                        "\"attached_entities\": \\[",
                        "\"attached_entities\": [{\"type\": \"deal\"},"));
    try (DeviantServer server = DeviantServer.start(mock.baseUrl(), sensible)) {
      Verification run =
          Verification.of(MetroLeadsProviderPactTest.class, target(server.baseUrl(), true));

      assertThat(run.failed()).isEmpty();
      assertThat(run.passed()).hasSameSizeAs(interactions(one -> true));
    }
  }

  @Test
  void leavesEventsOfOtherTypesAlone() {
    String call =
        "{\"type\": \"call\", \"data\": {\"event_id\": \"791e239e-fcf1-478a-8fb1-9d9f4a9dca1b\","
            + " \"event_time\": \"2016-07-01T00:00:00Z\"}}";
    Deviation calls =
        (path, reply) ->
            reply.status() == 200
                ? new Reply(
                    200,
                    reply.contentType(),
                    "{\"count\": 1, \"start\": 0, \"events\": [%s]}".formatted(call))
                : reply;
    try (DeviantServer server = DeviantServer.start(mock.baseUrl(), calls)) {
      Verification run =
          Verification.of(
              MetroLeadsProviderPactTest.class, target(server.baseUrl(), true), "a page of events");

      assertThat(run.failed()).isEmpty();
      assertThat(run.passed()).hasSize(1);
    }
  }

  @Test
  void leavesFractionsInADateOfLiveForceAlone() {
    try (DeviantServer server =
        DeviantServer.start(
            mock.baseUrl(), Deviation.text(".*", "(\"date\": \"[^\"]*)\"", "$1.5\""))) {
      Verification run =
          Verification.of(LiveForceProviderPactTest.class, target(server.baseUrl(), true));

      assertThat(run.failed()).isEmpty();
    }
  }

  private static List<JsonNode> interactions(Predicate<JsonNode> which) {
    File pact = new File("schemas/metroleads/pacts/leadmock-contract-metroleads.json");
    List<JsonNode> found =
        new JsonMapper().readTree(pact).path("interactions").valueStream().filter(which).toList();
    assertThat(found).isNotEmpty();
    return found;
  }

  private static boolean writes(JsonNode interaction) {
    return !interaction.at("/request/method").asString().equals("GET")
        || interaction.path("providerStates").findValuesAsString("name").contains(States.NOTE);
  }

  @Test
  void writesNothingUnlessItIsAllowed() {
    try (DeviantServer server = DeviantServer.start(mock.baseUrl(), Deviation.none())) {
      Verification run =
          Verification.of(MetroLeadsProviderPactTest.class, target(server.baseUrl(), false));

      assertThat(server.methods()).isNotEmpty().containsOnly("GET");
      assertThat(run.failed()).isEmpty();
      assertThat(run.passed()).hasSameSizeAs(interactions(one -> !writes(one)));
      assertThat(run.skipped())
          .hasSameSizeAs(interactions(ProviderVerificationTest::writes))
          .allSatisfy(
              (interaction, reason) ->
                  assertThat(reason)
                      .contains("SKIPPED: it writes; allow it with -Dcontract.allow-writes=true"));
    }
  }

  @Test
  void leavesNoNoteBehindEvenWhereOneIsSavedThatShouldNotBe() {
    int before = count();
    String saved = "{\"data\": {\"event_id\": \"%s\"}}".formatted(addNote());
    Deviation careless =
        (path, reply) -> reply.status() == 401 ? new Reply(200, "application/json", saved) : reply;
    try (DeviantServer server = DeviantServer.start(mock.baseUrl(), careless)) {
      Verification run =
          Verification.of(MetroLeadsProviderPactTest.class, target(server.baseUrl(), true));

      assertThat(run.failed()).containsKey("a new note, without credentials");
    }
    assertThat(count()).isEqualTo(before);
  }

  @Test
  void namesANoteThatItCannotRemove() {
    Deviation stubborn =
        (path, reply) ->
            path.endsWith("/remove") ? new Reply(503, "application/json", "{}") : reply;
    try (DeviantServer server = DeviantServer.start(mock.baseUrl(), stubborn)) {
      Verification run =
          Verification.of(
              MetroLeadsProviderPactTest.class, target(server.baseUrl(), true), "a new note");

      assertThat(run.messages())
          .containsPattern(
              "note [0-9a-f-]{36} of lead c0ffee00-1ead-4000-8000-000000000004 is left behind: its removal was"
                  + " answered with 503; remove it by hand");
    }
    mock.reset();
  }

  @Test
  void skipsWhatTheLeadDoesNotHave() {
    ContractTarget some = target(mock.baseUrl(), false);
    ContractTarget empty =
        new ContractTarget(
            some.baseUrl(),
            some.login(),
            some.company(),
            Optional.of(EMPTY_LEAD),
            Optional.empty(),
            false,
            false);

    Verification run = Verification.of(MetroLeadsProviderPactTest.class, empty);

    assertThat(run.failed()).isEmpty();
    assertThat(run.skipped().get("a page of events"))
        .contains("SKIPPED: the lead does not have any events");
    assertThat(run.skipped().get("a page that starts with an event of type sms"))
        .contains("SKIPPED: no event of type sms among the newest 100 events of the lead");
    assertThat(run.skipped().get("the comments of an event"))
        .contains("SKIPPED: no event with comments among the newest 100 events of the lead");
    assertThat(run.skipped().get("a page of events that starts at -1"))
        .contains("SKIPPED: no document says what happens; check it with -Dcontract.assumed=true");
  }

  @Test
  void showsNoSecretWhenItFails() {
    try (DeviantServer server =
        DeviantServer.start(
            mock.baseUrl(),
            (path, reply) ->
                new Reply(
                    path.contains("note") ? 500 : reply.status(),
                    "text/" + SECRET,
                    "{\"token\": \"issued-" + SECRET + "\"}"))) {
      Verification run =
          Verification.of(MetroLeadsProviderPactTest.class, target(server.baseUrl(), true));

      assertThat(run.passed()).isEmpty();
      assertThat(run.failed().get("a token"))
          .contains("deviates; it is not shown, because a token may stand in it");
      assertThat(run.messages())
          .contains("***")
          .doesNotContain("issued-")
          .doesNotContain(SECRET)
          .doesNotContain(login().authorization().orElseThrow().substring("Basic ".length()));
    }
  }

  private static void assertCaught(String interaction, Deviation deviation, String where) {
    try (DeviantServer deviant = DeviantServer.start(mock.baseUrl(), deviation)) {
      Verification run =
          Verification.of(
              MetroLeadsProviderPactTest.class, target(deviant.baseUrl(), true), interaction);

      assertThat(run.failed()).containsOnlyKeys(interaction);
      assertThat(run.messages())
          .contains("'%s' is not answered as the contract says:".formatted(interaction))
          .contains(where);
    }
  }

  private static ContractTarget target(URI baseUrl, boolean allowWrites) {
    ContractTarget ofMock = ContractTargetExtension.ofMock(baseUrl);
    return new ContractTarget(
        baseUrl,
        login(),
        ofMock.company(),
        ofMock.lead(),
        ofMock.leadId(),
        allowWrites,
        ofMock.assumed());
  }

  private static Login login() {
    return Login.from(
        Map.of(Login.USER, "jane.doe@example.com", Login.TOKEN, SECRET, Login.PASSWORD, SECRET));
  }

  private static int count() {
    return client().events(0, 1).body().path("count").intValue();
  }

  private static String addNote() {
    return client().addNote(Map.of("message", "saved")).body().at("/data/event_id").asString();
  }

  private static MetroLeadsClient client() {
    return MetroLeadsStates.client(target(mock.baseUrl(), true));
  }
}
