package io.github.leadmock.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.Operation;
import io.github.leadmock.api.Isolation;
import io.github.leadmock.control.FailedWrites;
import io.github.leadmock.control.FaultKind;
import io.github.leadmock.scorecard.Scorecard;
import io.github.leadmock.scorecard.Scorecards;
import io.github.leadmock.scorecard.Verdict;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A client is judged by what it really sent, in Java and over HTTP. */
class ScorecardTest {

  private static final String SCORECARD = "/__admin/leadmock/scorecard";

  private final Leadmock mock = Leadmock.start(LeadmockConfig.defaults());
  private final Client client = new Client(mock.baseUrl());
  private final Admin admin = new Admin(client);

  @AfterEach
  void stop() {
    mock.close();
  }

  private JsonNode json(String path) {
    return Client.json(client.anonymous().get("/__admin/leadmock/" + path));
  }

  private static List<String> broken(Scorecard card) {
    return card.broken().stream().map(Verdict::id).toList();
  }

  @Test
  void hasNothingAgainstAnOrdinaryClient() {
    client.events(Client.VERY_LONG, "?start=0&size=20");
    client.events(Client.VERY_LONG, "?start=20&size=20");
    String note = Client.json(client.addNote(Client.EMPTY, "one")).at("/data/event_id").asString();
    client.updateNote(Client.EMPTY, note, "two");
    client.removeNote(Client.EMPTY, note);

    Scorecard card = mock.scorecard();
    assertThat(card.broken()).isEmpty();
    assertThat(card.requests()).isEqualTo(5);
    assertThat(card.kept())
        .extracting(Verdict::id)
        .contains("CL-PG-01", "CL-WR-01", "CL-WR-02", "CL-AU-01", "CL-BD-01", "CL-BD-04");
  }

  @Test
  void holdsABodyThatIsNotJsonAgainstAClientWhateverItsContentType() {
    client
        .authorized()
        .contentType("application/json")
        .body("{\"message\":\"Say \"hi\"\"}")
        .post(Client.path(Client.EMPTY) + "/note");

    Verdict verdict = mock.scorecard().verdict("CL-BD-01");
    assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.BROKEN);
    assertThat(verdict.evidence().get(0).what())
        .isEqualTo("the body of a note is not a JSON object");
    assertThat(mock.scorecard().verdict("CL-BD-02").outcome()).isEqualTo(Verdict.Outcome.KEPT);
  }

  @Test
  void knowsThatAWriteHappenedThoughItsAnswerWasLost() {
    mock.controls().change(controls -> controls.withFailedWrites(FailedWrites.APPLY));
    mock.failNext(Operation.ADD_NOTE, FaultKind.TRUNCATED);
    for (int time = 0; time < 2; time++) {
      try {
        client.addNote(Client.EMPTY, "Call back").asString();
      } catch (Exception lost) {
        assertThat(time).as(lost.toString()).isZero();
      }
    }

    Verdict verdict = mock.scorecard().verdict("CL-RE-02");
    assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.BROKEN);
    assertThat(verdict.evidence().get(0).what())
        .matches(
            "sent again \\d+ ms after its answer was lost, without reading the events; the note is"
                + " there twice now");
    assertThat(client.events(Client.EMPTY, "").path("count").intValue()).isEqualTo(2);
    UUID id = verdict.evidence().get(0).calls().get(0).id();
    assertThat(json("requests/" + id).path("fault").asString()).isEqualTo("truncated");
  }

  @Test
  void beginsAnewAtAFullResetAndKeepsTheSuite() {
    breakTheRateLimit();
    assertThat(broken(mock.scorecard())).containsExactly("CL-BO-01");

    mock.resetAll();
    client.events(Client.EMPTY, "");
    assertThat(mock.scorecard().broken()).as("an innocent later test").isEmpty();
    assertThat(mock.scorecard().requests()).isEqualTo(1);

    breakTheRateLimit();
    client.anonymous().post("/__admin/reset");
    assertThat(mock.scorecard().requests()).isZero();
    assertThat(json("scorecard").at("/summary/broken").intValue()).isZero();

    assertThat(broken(mock.finalScorecard())).containsExactly("CL-BO-01");
    assertThat(mock.finalScorecard().requests()).isEqualTo(7);
    assertThat(json("scorecard?since=start").path("requests").intValue()).isEqualTo(7);
    assertThat(json("scorecard?since=start").at("/summary/broken").intValue()).isEqualTo(1);

    mock.clearScorecards();
    assertThat(mock.finalScorecard().requests()).isZero();
  }

  @Test
  void keepsTheVerdictsWhenOnlyTheDataIsReset() {
    breakTheRateLimit();
    mock.reset();

    assertThat(broken(mock.scorecard())).containsExactly("CL-BO-01");
  }

  private void breakTheRateLimit() {
    admin.patch("{'rateLimit':{'requests':1,'perMillis':60000}}");
    client.events(Client.EMPTY, "");
    client.get(Client.path(Client.EMPTY) + "/events");
    client.get(Client.path(Client.EMPTY) + "/events");
  }

  @Test
  void judgesWhatTheRateLimiterRefused() {
    admin.patch("{'rateLimit':{'requests':1,'perMillis':60000}}");
    client.events(Client.EMPTY, "");
    client.get(Client.path(Client.EMPTY) + "/events");
    client.get(Client.path(Client.EMPTY) + "/events");

    assertThat(broken(mock.scorecard())).containsExactly("CL-BO-01");
    assertThat(mock.scorecard().verdict("CL-BO-01").toString())
        .startsWith("CL-BO-01 broken: After a 429 or 503 with Retry-After")
        .contains("that asked to wait 60000 ms [GET /companies/");
  }

  @Test
  void judgesEachSessionByItself() {
    for (int time = 0; time < 2; time++) {
      client
          .authorized()
          .header("X-Leadmock-Session", "one")
          .get(Client.path(Client.EMPTY) + "/events?_=" + time);
    }
    client.events(Client.EMPTY, "");

    assertThat(mock.scorecard().broken()).isEmpty();
    assertThat(broken(mock.scorecard("one"))).containsExactly("CL-BD-04");
    JsonNode json = json("scorecard?session=one");
    assertThat(json.path("session").asString()).isEqualTo("one");
    assertThat(json.path("requests").intValue()).isEqualTo(2);
    assertThat(json.at("/summary/broken").intValue()).isEqualTo(1);
    assertThat(json.path("sessions"))
        .extracting(one -> one.path("name").asString("-") + " " + one.path("broken"))
        .containsExactly("- []", "one [\"CL-BD-04\"]");
  }

  @Test
  void hasTheVerdictsOfAllSessionsInThatOfTheSuite() {
    int sessions = 2 * Scorecards.MAX_SESSIONS + 2;
    for (int session = 0; session < sessions; session++) {
      client
          .authorized()
          .header("X-Leadmock-Session", "s" + session)
          .get(Client.path(session == 0 ? "undefined" : Client.EMPTY) + "/events");
    }

    assertThat(mock.scorecard("s0").requests()).as("no scorecard of its own any more").isZero();
    assertThat(broken(mock.finalScorecard())).containsExactly("CL-BD-03");
    assertThat(mock.finalScorecard().requests()).isEqualTo(sessions);
    mock.resetAll();
    assertThat(mock.finalScorecard().requests()).isEqualTo(sessions);
    assertThat(json("scorecard?since=start&session=s" + (sessions - 1)).path("requests").intValue())
        .isEqualTo(1);
    mock.clearScorecards();
    assertThat(mock.finalScorecard().requests()).isZero();
  }

  @Test
  void judgesUsersWithNotesOfTheirOwnTogether() {
    LeadmockConfig config = LeadmockConfig.defaults().withIsolate(Isolation.Mode.USER);
    try (Leadmock isolated = Leadmock.start(config)) {
      Client users = new Client(isolated.baseUrl());
      users.get(Client.path(Client.EMPTY) + "/events?_=1");
      users
          .anonymous()
          .auth()
          .preemptive()
          .basic("joe", "x")
          .get(Client.path(Client.EMPTY) + "/events?_=2");
      users
          .authorized()
          .header("X-Leadmock-Session", "one")
          .get(Client.path("undefined") + "/events");

      assertThat(broken(isolated.scorecard())).containsExactly("CL-BD-04");
      assertThat(broken(isolated.scorecard("one"))).containsExactly("CL-BD-03");
      assertThat(Client.json(users.anonymous().get(SCORECARD)).path("sessions"))
          .extracting(one -> one.path("name").asString("-"))
          .containsExactly("-", "one");
    }
  }

  @Test
  void judgesWhatIsInTheLogWhenItIsCleared() {
    for (int time = 0; time < 5; time++) {
      client.get(Client.path("undefined") + "/events?size=" + (time + 1));
      client.anonymous().delete("/__admin/leadmock/requests");
    }

    assertThat(mock.scorecard().requests()).isEqualTo(5);
    assertThat(mock.scorecard().missed()).isZero();
  }

  @Test
  void refusesASessionThatNoRequestCanName() {
    String expected = "1 to 64 letters, digits or any of . _ : @ -";
    assertThatThrownBy(() -> mock.scorecard("a b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("session is 'a b'; expected " + expected);
    assertThatThrownBy(() -> mock.scorecard(null)).hasMessage("session is null");
    assertThat(mock.scorecard("").requests()).isEqualTo(mock.scorecard().requests());

    JsonNode json = json("scorecard?session=a%20b");
    assertThat(json.toString())
        .contains("\"query session\"", "\"got\":\"'a b'\"", "\"expected\":\"" + expected);
  }

  @Test
  void takesWhatComesAfterAResetForSomethingNew() {
    admin.patch("{'rateLimit':{'requests':1,'perMillis':600}}");
    client.events(Client.EMPTY, "");
    client.get(Client.path(Client.EMPTY) + "/events");
    mock.reset();
    client.get(Client.path(Client.EMPTY) + "/events");

    assertThat(mock.scorecard().broken()).isEmpty();
    assertThat(mock.scorecard().requests()).isEqualTo(3);
    mock.resetAll();
    assertThat(mock.finalScorecard().broken()).isEmpty();
    assertThat(mock.finalScorecard().requests()).isEqualTo(3);
  }

  @Test
  void countsRequestsThatCameTooFastToBeJudged() {
    client.getEach(Stream.generate(() -> "/api/v1/leads/summary/1").limit(3_000));

    Scorecard card = mock.scorecard();
    assertThat(card.requests() + card.missed()).isEqualTo(3_000);
  }

  @Test
  void startsOverOnDemand() {
    client.get(Client.path("undefined") + "/events");
    assertThat(broken(mock.scorecard())).containsExactly("CL-BD-03");

    assertThat(client.anonymous().delete(SCORECARD).statusCode()).isEqualTo(204);

    assertThat(mock.scorecard().requests()).isZero();
  }

  @Test
  void leavesOutTheConsole() {
    client.authorized().header("X-Leadmock-Console", "1").get(Client.path("undefined") + "/events");
    assertThat(mock.scorecard().requests()).isZero();
  }

  @Test
  void hasTheFormatsOfVerify() {
    client.get(Client.path("undefined") + "/events");

    String text = format("console").asString();
    assertThat(text)
        .startsWith("client at " + mock.baseUrl() + "\n")
        .contains(
            "FAIL  Broken: Ids in paths are real ids.",
            "    expected  Do not send a request before its ids are known.",
            "    actual    'undefined' stands in place of an id",
            "    rule      CL-BD-03, inferred: Ids in paths are real ids.",
            "Rules for clients broken: ");
    assertThat(format("markdown").asString()).contains("Rules for clients broken");
    assertThat(format("html").asString()).contains("Rules for clients broken", "CL-BD-03");
    assertThat(format("junit").asString()).contains("name=\"leadmock scorecard client\"");
    assertThat(format("sarif").asString()).contains("\"CL-BD-03\"");
    assertThat(format("json").asString()).contains("\"api\" : \"client\"");
    assertThat(format("pdf").asString())
        .contains("console, markdown, junit, html, json or sarif")
        .contains("\"got\":\"pdf\"");
  }

  private Response format(String name) {
    return client.anonymous().get(SCORECARD + "?format=" + name);
  }

  @Test
  void masksSecretsInEvidence() {
    client.get(Client.path(Client.EMPTY) + "/events?access_token=geheim");

    assertThat(mock.scorecard().verdict("CL-AU-02").toString())
        .contains("access_token=********")
        .doesNotContain("geheim");
  }
}
