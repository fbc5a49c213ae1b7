package io.github.leadmock.scorecard;

import static io.github.leadmock.scorecard.Verdict.Outcome.BROKEN;
import static io.github.leadmock.scorecard.Verdict.Outcome.KEPT;
import static io.github.leadmock.scorecard.Verdict.Outcome.NOT_SEEN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is broken, what is kept, and above all what cannot be known. */
class JudgesTest {

  private final Traffic traffic = new Traffic();

  @Test
  void seesNothingInNothing() {
    assertThat(traffic.atTheEnd().notSeen()).hasSize(Duty.values().length);
  }

  @Test
  void findsARepeatBeforeRetryAfterIsOver() {
    traffic.retryAfter(2).list(429).after(1_900).list(200);

    Verdict verdict = traffic.atTheEnd().verdict("CL-BO-01");
    assertThat(verdict.outcome()).isEqualTo(BROKEN);
    assertThat(verdict.evidence().get(0).what())
        .isEqualTo("repeated 1900 ms after a 429 that asked to wait 2000 ms");
    assertThat(verdict.evidence().get(0).calls()).hasSize(2);
  }

  @Test
  void allowsForTheToleranceOfTimers() {
    traffic.retryAfter(2).list(429).after(1_960).list(200);
    assertThat(traffic.outcome(Duty.RETRY_AFTER)).isEqualTo(KEPT);
  }

  @Test
  void takesNoOtherRequestForARepeat() {
    traffic.retryAfter(2).list(429).after(5).query("start=20").list(200);
    assertThat(traffic.outcomeAtTheEnd(Duty.RETRY_AFTER)).isEqualTo(NOT_SEEN);
  }

  @Test
  void takesNoRequestAfterAResetForARepeat() {
    traffic.retryAfter(2).list(429).reset().after(5).list(200);
    assertThat(traffic.outcomeAtTheEnd(Duty.RETRY_AFTER)).isEqualTo(NOT_SEEN);
  }

  @Test
  void takesNoParallelRequestForARepeat() {
    traffic
        .fate(new Call.Fate(false, false, false, 30))
        .retryAfter(1)
        .startList()
        .after(10)
        .list(200);
    assertThat(traffic.outcomeAtTheEnd(Duty.RETRY_AFTER)).isEqualTo(NOT_SEEN);
  }

  @Test
  void holdsAWishedFailureAgainstNobody() {
    for (int time = 0; time < 30; time++) {
      traffic.fate(new Call.Fate(false, true, false, 0)).list(503).after(1);
    }
    assertThat(traffic.atTheEnd().broken()).isEmpty();
  }

  @Test
  void finds503sThatAreRepeatedAtOnce() {
    traffic.list(503).after(1).list(503).after(2).list(503);
    assertThat(traffic.outcome(Duty.PAUSE)).isEqualTo(NOT_SEEN);
    traffic.after(1).list(200);
    assertThat(traffic.outcome(Duty.PAUSE)).isEqualTo(BROKEN);
  }

  @Test
  void takesAShortWaitOfFullJitterForNoSin() {
    for (long wait : new long[] {3, 400, 900, 9, 300}) {
      traffic.list(503).after(wait).list(200).after(50);
    }
    assertThat(traffic.outcome(Duty.PAUSE)).isEqualTo(KEPT);
  }

  @Test
  void findsWaitsThatDoNotGrow() {
    traffic.add(503).after(500).add(503).after(505).add(503).after(498).add(503);
    assertThat(traffic.outcome(Duty.GROWING_WAITS)).isEqualTo(NOT_SEEN);
    traffic.after(501).add(503);
    assertThat(traffic.outcome(Duty.GROWING_WAITS)).isEqualTo(BROKEN);
  }

  @Test
  void praisesWaitsThatGrow() {
    traffic.add(503).after(200).add(503).after(400).add(503).after(800).add(200);
    assertThat(traffic.outcome(Duty.GROWING_WAITS)).isEqualTo(KEPT);
  }

  @Test
  void cannotTellSlowRepeatsOfAReadFromPolling() {
    for (int time = 0; time < 40; time++) {
      traffic.list(503).after(2_000);
    }
    assertThat(traffic.atTheEnd().broken()).isEmpty();
  }

  @Test
  void lets429sThatSayHowLongToWaitBeRepeatedEvenly() {
    for (int time = 0; time < 8; time++) {
      traffic.retryAfter(1).list(429).after(1_000);
    }
    assertThat(traffic.list(200).atTheEnd().broken()).isEmpty();
  }

  @Test
  void findsAWriteThatIsNeverGivenUp() {
    for (int time = 0; time < 9; time++) {
      traffic.add(503).after(100L << time);
    }
    assertThat(traffic.outcome(Duty.GIVES_UP)).isNotEqualTo(BROKEN);
    assertThat(traffic.add(503).outcome(Duty.GIVES_UP)).isEqualTo(BROKEN);
  }

  @Test
  void seesThatAClientGivesUpOnlyWhenNothingMoreComes() {
    traffic.add(503).after(200).add(503);
    assertThat(traffic.outcome(Duty.GIVES_UP)).isEqualTo(NOT_SEEN);
    assertThat(traffic.outcomeAtTheEnd(Duty.GIVES_UP)).isEqualTo(KEPT);
  }

  @Test
  void findsARefusalThatIsRepeated() {
    traffic.list(404).after(300).list(404).after(600);
    assertThat(traffic.outcomeAtTheEnd(Duty.HOPELESS)).isEqualTo(NOT_SEEN);
    assertThat(traffic.list(404).outcome(Duty.HOPELESS)).isEqualTo(BROKEN);
  }

  @Test
  void praisesWhoTakesARefusalForAnAnswer() {
    assertThat(traffic.list(404).outcomeAtTheEnd(Duty.HOPELESS)).isEqualTo(KEPT);
  }

  @Test
  void findsANoteThatIsThereTwice() {
    Call.Fate happened = new Call.Fate(false, false, true, 0);
    traffic.fate(happened).lost().add(200).after(800).fate(happened).add(200);

    assertThat(traffic.atTheEnd().verdict("CL-RE-02").evidence().get(0).what())
        .isEqualTo(
            "sent again 800 ms after its answer was lost, without reading the events; the note is"
                + " there twice now");
  }

  @Test
  void praisesWhoLooksBeforeRepeatingAWrite() {
    traffic.lost().add(200).after(800).page(0, 20, 3).after(5).add(200);
    assertThat(traffic.outcome(Duty.LOST_WRITE)).isEqualTo(KEPT);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503, 402})
  void letsAWriteBeRepeatedThatWasNotTaken(int status) {
    traffic.add(status).after(2_000).add(200);
    assertThat(traffic.outcomeAtTheEnd(Duty.LOST_WRITE)).isEqualTo(NOT_SEEN);
  }

  @Test
  void findsStartsThatSkipEvents() {
    traffic.page(0, 20, 90).page(21, 20, 90);
    assertThat(traffic.outcome(Duty.GAP)).isEqualTo(NOT_SEEN);
    traffic.page(42, 20, 90);
    assertThat(traffic.outcome(Duty.GAP)).isEqualTo(BROKEN);
  }

  @Test
  void findsPagesThatAreLeftOut() {
    traffic.page(0, 20, 90).page(40, 20, 90).page(80, 20, 90);
    assertThat(traffic.outcomeAtTheEnd(Duty.GAP)).isEqualTo(BROKEN);
  }

  @Test
  void takesPagesInParallelForNoGap() {
    traffic.page(0, 20, 90).page(80, 20, 90).page(40, 20, 90).page(20, 20, 90).page(60, 20, 90);
    assertThat(traffic.atTheEnd().broken()).isEmpty();
  }

  @Test
  void takesAPersonWhoJumpsForNoGap() {
    traffic.page(0, 20, 90).after(900).page(40, 20, 90).after(900).page(80, 20, 90);
    assertThat(traffic.atTheEnd().broken()).isEmpty();
  }

  @Test
  void takesEventsThatArriveMeanwhileForNoGap() {
    traffic.page(0, 20, 50).page(21, 20, 51).page(42, 20, 52);
    assertThat(traffic.atTheEnd().broken()).isEmpty();
  }

  @Test
  void findsPageNumbersInPlaceOfStarts() {
    traffic.page(0, 20, 90).page(1, 20, 90).page(2, 20, 90);
    assertThat(traffic.outcome(Duty.OVERLAP)).isEqualTo(BROKEN);
  }

  @Test
  void findsAPageBehindTheLast() {
    traffic.page(0, 20, 25).page(20, 20, 25).page(40, 20, 25);
    assertThat(traffic.outcome(Duty.END)).isEqualTo(BROKEN);
  }

  @Test
  void praisesAWalkThatEndsAtCount() {
    traffic.page(0, 20, 25).page(20, 20, 25);
    assertThat(traffic.outcomeAtTheEnd(Duty.END)).isEqualTo(KEPT);
  }

  @Test
  void findsAListThatIsFetchedAgainAndAgain() {
    for (int time = 0; time < 3; time++) {
      traffic.page(0, 20, 50).page(20, 20, 50).page(40, 20, 50).after(1_000);
    }
    assertThat(traffic.outcome(Duty.WHOLE_LIST)).isEqualTo(BROKEN);
  }

  @Test
  void takesOneExportForNoSin() {
    traffic.page(0, 20, 50).page(20, 20, 50).page(40, 20, 50);
    assertThat(traffic.outcomeAtTheEnd(Duty.WHOLE_LIST)).isEqualTo(NOT_SEEN);
  }

  @Test
  void findsAListThatIsFetchedAfterEachWrite() {
    traffic.add(200).after(20).page(0, 20, 25).page(20, 20, 25).after(3_000);
    assertThat(traffic.outcomeAtTheEnd(Duty.REFRESH)).isEqualTo(NOT_SEEN);
    traffic.update(200).after(20).page(0, 20, 25).page(20, 20, 25);
    assertThat(traffic.outcome(Duty.REFRESH)).isEqualTo(BROKEN);
  }

  @Test
  void findsParallelWritesToANote() {
    traffic.fate(new Call.Fate(false, false, true, 60)).startUpdate().after(20).update(200);
    assertThat(traffic.outcome(Duty.PARALLEL_WRITES)).isEqualTo(BROKEN);
  }

  @Test
  void takesAWriteAfterATimeOutForNoParallelOne() {
    traffic.fate(new Call.Fate(false, false, true, 900)).startUpdate().after(500).update(200);
    assertThat(traffic.outcomeAtTheEnd(Duty.PARALLEL_WRITES)).isEqualTo(NOT_SEEN);
  }

  @Test
  void findsRequestsWithoutCredentials() {
    for (int time = 0; time < 3; time++) {
      traffic.login(0).fate(new Call.Fate(true, false, false, 0)).list(401).login(7).list(200);
    }
    assertThat(traffic.outcome(Duty.CREDENTIALS)).isEqualTo(BROKEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"access_token=x", "start=0&apikey=x", "password=x"})
  void findsCredentialsInTheQuery(String query) {
    assertThat(traffic.query(query).list(200).outcome(Duty.SECRET_IN_QUERY)).isEqualTo(BROKEN);
  }

  @Test
  void letsIssueTokenHaveItsPassword() {
    assertThat(traffic.token().list(200).outcome(Duty.SECRET_IN_QUERY)).isEqualTo(KEPT);
  }

  @Test
  void findsCredentialsThatFollowARedirect() {
    traffic.location("http://localhost:8080" + Traffic.LEAD + "/events").list(307);
    traffic.host("localhost:8080").list(200);
    assertThat(traffic.outcome(Duty.REDIRECT)).isEqualTo(BROKEN);
  }

  @Test
  void praisesCredentialsThatStayBehind() {
    traffic.location("http://localhost:8080" + Traffic.LEAD + "/events").list(307);
    traffic.host("localhost:8080").login(0).list(401);
    assertThat(traffic.outcome(Duty.REDIRECT)).isEqualTo(KEPT);
  }

  @Test
  void findsATokenForEachCall() {
    for (int time = 0; time < 5; time++) {
      traffic.token().after(2).login(time + 1).list(200).after(100);
    }
    assertThat(traffic.outcome(Duty.TOKEN_KEPT)).isEqualTo(BROKEN);
  }

  @Test
  void letsARefusedTokenBeRenewed() {
    for (int time = 0; time < 9; time++) {
      traffic.token().login(time + 1).list(401).after(20_000);
    }
    assertThat(traffic.outcome(Duty.TOKEN_KEPT)).isEqualTo(NOT_SEEN);
  }

  @Test
  void findsALoopOf401s() {
    for (int time = 0; time < 4; time++) {
      traffic.token().login(time + 1).list(401).after(10);
    }
    assertThat(traffic.outcome(Duty.REFUSED_TOKEN)).isEqualTo(BROKEN);
  }

  @Test
  void praisesATokenThatIsRenewedOnce() {
    traffic.list(401).token().login(8).list(200);
    assertThat(traffic.outcome(Duty.REFUSED_TOKEN)).isEqualTo(KEPT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain;charset=UTF-8", "", "application/xml"})
  void findsANoteWithTheWrongType(String type) {
    assertThat(traffic.type(type).add(200).outcome(Duty.CONTENT_TYPE)).isEqualTo(BROKEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json; charset=utf-8",
        "Application/vnd.api+JSON",
        "application/x-www-form-urlencoded"
      })
  void takesJsonAndTheDocumentedForm(String type) {
    assertThat(traffic.type(type).add(200).outcome(Duty.CONTENT_TYPE)).isEqualTo(KEPT);
  }

  @Test
  void findsAnotherCharset() {
    traffic.type("application/json; charset=iso-8859-1").add(400);
    assertThat(traffic.outcome(Duty.ENCODING)).isEqualTo(BROKEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"undefined", "null", "NaN", "%7Blead_id%7D", "[object%20Object]"})
  void findsTextsInPlaceOfIds(String id) {
    traffic.get("/api/v1/leads/summary/" + id, "liveforce/lead-summary", 404);
    assertThat(traffic.outcome(Duty.IDS)).isEqualTo(BROKEN);
  }

  @Test
  void letsATestAskForAnIdThatIsNone() {
    traffic.get("/companies/c/leads/no-such-lead/events", Call.LIST_EVENTS, 404);
    assertThat(traffic.outcomeAtTheEnd(Duty.IDS)).isEqualTo(NOT_SEEN);
  }

  @Test
  void findsParametersThatNoDocumentNames() {
    traffic.query("_=1").list(200);
    assertThat(traffic.outcomeAtTheEnd(Duty.PARAMETERS)).isEqualTo(NOT_SEEN);
    assertThat(traffic.query("_=2").list(200).outcome(Duty.PARAMETERS)).isEqualTo(BROKEN);
  }

  @Test
  void letsARequestAskTheMockForSomething() {
    traffic.query("start=0&__delay=5").list(200).query("start=20&__delay=5").list(200);
    assertThat(traffic.outcomeAtTheEnd(Duty.PARAMETERS)).isEqualTo(KEPT);
  }

  @Test
  void findsATimeOutThatIsTooShort() {
    Call.Fate slow = new Call.Fate(false, false, false, 1_200);
    int connection = 100;
    for (int time = 0; time < 3; time++) {
      traffic.connection(connection++).fate(slow).startList().after(500);
    }
    assertThat(traffic.outcome(Duty.PATIENCE)).isEqualTo(BROKEN);
  }

  @Test
  void praisesPatience() {
    traffic.fate(new Call.Fate(false, false, false, 1_200)).list(200).after(5).list(200);
    assertThat(traffic.outcome(Duty.PATIENCE)).isEqualTo(KEPT);
  }

  @Test
  void findsAClientThatWaitsForEver() {
    traffic.fate(new Call.Fate(false, false, false, 90_000)).list(200).after(5).list(200);

    assertThat(traffic.atTheEnd().verdict("CL-TO-02").evidence().get(0).what())
        .isEqualTo("waited 90 s for an answer");
  }

  @Test
  void findsAStorm() {
    for (int time = 0; time < 30; time++) {
      traffic.list(200).after(10);
    }
    assertThat(traffic.outcome(Duty.STORM)).isEqualTo(BROKEN);
  }

  @Test
  void takesPollingForNoStorm() {
    for (int time = 0; time < 100; time++) {
      traffic.list(200).after(500);
    }
    assertThat(traffic.atTheEnd().broken()).isEmpty();
    assertThat(traffic.outcome(Duty.STORM)).isEqualTo(KEPT);
  }

  @Test
  void findsAConnectionForEachRequest() {
    for (int time = 0; time < 41; time++) {
      traffic.connection(1_000 + time).query("start=" + time).list(200).after(100);
    }
    assertThat(traffic.outcome(Duty.CONNECTIONS)).isEqualTo(BROKEN);
  }

  @Test
  void chargesNobodyWithConnectionsThatTheMockBroke() {
    for (int time = 0; time < 60; time++) {
      traffic.connection(1_000 + time).query("start=" + time).lost().list(200).after(100);
    }
    assertThat(traffic.outcomeAtTheEnd(Duty.CONNECTIONS)).isEqualTo(NOT_SEEN);
  }

  @Test
  void forgetsWhatIsOpenWhenCallsWereMissed() {
    traffic.retryAfter(2).list(429);
    traffic.judges().forget();
    traffic.after(5).list(200);

    assertThat(traffic.outcomeAtTheEnd(Duty.RETRY_AFTER)).isEqualTo(NOT_SEEN);
  }
}
