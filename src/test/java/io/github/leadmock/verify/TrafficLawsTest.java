package io.github.leadmock.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.contract.Rule;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What one who only looks on can tell from several exchanges. */
class TrafficLawsTest {

  private static final String COMPANY = "5245533b-e8c4-4292-b6b0-62ac6ecedb3e";
  private static final String LEAD = "2633fdaf-77f2-48bb-9f7b-6c88a760e5b6";
  private static final String PATH = "/companies/" + COMPANY + "/leads/" + LEAD;
  private static final String NOTE = "11111111-2222-4333-8444-555555555555";
  private static final String OTHER = "21111111-2222-4333-8444-555555555555";

  private final TrafficCheck check =
      new TrafficCheck("metroleads", URI.create("http://localhost"), Rule.Status.INFERRED, false);

  private static String note(String id, String message, int second, boolean listed) {
    return """
        {"inbound":true,"type":"note","online":true,"data":{
          "event_time":"2017-02-23T10:21:%02dZ",%s"event_id":"%s",
          "created_by_entity":{%s"name":"Ana","company_id":"%s"},"created_by":"user:%s",
          "attached_entities":[{"type":"lead","lead":{"id":"%s"}}],"message":"%s"}}
        """
        .formatted(
            second,
            listed ? "\"comment_count\":0," : "\"tags\":[],",
            id,
            listed ? "\"user_id\":\"%s\",\"group_id\":\"%s\",".formatted(OTHER, OTHER) : "",
            COMPANY,
            OTHER,
            LEAD,
            message);
  }

  private List<String> page(int second, int count, int start, String... events) {
    return pass(
        "list-events",
        "GET",
        "/events?start=%s&size=%s".formatted(start, Math.max(1, events.length)),
        Optional.empty(),
        "{\"count\":%s,\"start\":%s,\"events\":[%s]}"
            .formatted(count, start, String.join(",", events)),
        second,
        true);
  }

  private List<String> write(
      String operation, String path, String text, int second, String answer) {
    return pass(
        operation,
        "POST",
        path,
        text.isEmpty() ? Optional.empty() : Optional.of("{\"message\":\"%s\"}".formatted(text)),
        answer,
        second,
        true);
  }

  private List<String> pass(
      String operation,
      String method,
      String path,
      Optional<String> sent,
      String answer,
      int second,
      boolean quiet) {
    return check.pass(passed(operation, method, path, sent, 200, answer, second, quiet)).stream()
        .map(finding -> finding.rule() + ": " + finding.message())
        .toList();
  }

  private static TrafficCheck.Passed passed(
      String operation,
      String method,
      String path,
      Optional<String> sent,
      int status,
      String answer,
      int second,
      boolean quiet) {
    return new TrafficCheck.Passed(
        Optional.of(operation),
        new Exchange(
            method,
            URI.create("http://localhost" + PATH + path),
            "ana@example.com",
            "secret",
            Optional.of("application/json"),
            sent,
            status,
            Map.of("Content-Type", List.of("application/json")),
            answer.getBytes(UTF_8)),
        Map.of(),
        List.of(),
        Optional.empty(),
        !operation.startsWith("list"),
        TimeUnit.SECONDS.toNanos(second),
        TimeUnit.SECONDS.toNanos(second) + 1,
        quiet);
  }

  private List<String> busyPage(int second, String event) {
    return pass(
        "list-events",
        "GET",
        "/events?start=0&size=1",
        Optional.empty(),
        "{\"count\":1,\"start\":0,\"events\":[%s]}".formatted(event),
        second,
        false);
  }

  private List<String> busyUpdate(int second, String text) {
    return pass(
        "update-note",
        "POST",
        "/note/" + NOTE,
        Optional.of("{\"message\":\"%s\"}".formatted(text)),
        note(NOTE, text, 8, false),
        second,
        false);
  }

  private List<String> oneComment(int second) {
    return pass(
        "list-comments",
        "GET",
        "/events/note/" + NOTE + "/comments",
        Optional.empty(),
        """
        {"total_count":1,"sub_events":[{"sub_event_id":"%s","data":{
          "comment":"c","sub_event_type":"comment","event_time":"2017-02-23T10:21:09Z",
          "created_by_entity":{"user_id":"%s","name":"Ana","group_id":"%s","company_id":"%s"},
          "sub_event_id":"%s","created_by":"user:%s"}}]}
        """
            .formatted(OTHER, OTHER, OTHER, COMPANY, OTHER, OTHER),
        second,
        true);
  }

  @Test
  void saysNothingOfANoteThatIsAddedChangedAndRemoved() {
    assertThat(page(1, 0, 0)).isEmpty();
    assertThat(write("add-note", "/note", "Hi", 2, note(NOTE, "Hi", 8, false))).isEmpty();
    assertThat(page(9, 1, 0, note(NOTE, "Hi", 8, true))).isEmpty();
    assertThat(write("update-note", "/note/" + NOTE, "Ho", 10, note(NOTE, "Ho", 8, false)))
        .isEmpty();
    assertThat(page(20, 1, 0, note(NOTE, "Ho", 8, true))).isEmpty();
    assertThat(
            write("remove-note", "/note/" + NOTE + "/remove", "", 21, note(NOTE, "Ho", 8, false)))
        .isEmpty();
    assertThat(page(30, 0, 0)).isEmpty();
  }

  @Test
  void findsANoteThatComesBackChangedOnceTheListHasHadItsTime() {
    write("add-note", "/note", "Hi", 2, note(NOTE, "Hi", 8, false));

    assertThat(page(3, 1, 0, note(NOTE, "Hey", 8, true))).isEmpty();
    assertThat(page(6, 1, 0, note(NOTE, "Hey", 8, true)))
        .containsExactly("ML-NO-04: the listed note is not as it was saved");
    write("update-note", "/note/" + NOTE, "Ho", 10, note(NOTE, "Ho", 8, false));
    assertThat(page(20, 1, 0, note(NOTE, "Hi", 8, true)))
        .containsExactly("ML-NO-10: the list does not show the new text");
  }

  @Test
  void findsARemovedNoteThatIsStillListedOrChanged() {
    write("add-note", "/note", "Hi", 2, note(NOTE, "Hi", 8, false));
    write("remove-note", "/note/" + NOTE + "/remove", "", 3, note(NOTE, "Hi", 8, false));

    assertThat(page(9, 1, 0, note(NOTE, "Hi", 8, true)))
        .containsExactly("ML-NO-12: a removed note is still listed");
    assertThat(write("update-note", "/note/" + NOTE, "Ho", 10, note(NOTE, "Ho", 8, false)))
        .containsExactly("ML-NO-12: a call for a removed note is answered with 200");
  }

  @Test
  void findsATimeAndATextThatChangeOnTheirOwn() {
    write("add-note", "/note", "Hi", 2, note(NOTE, "Hi", 8, false));

    assertThat(write("update-note", "/note/" + NOTE, "Ho", 3, note(NOTE, "Ho", 9, false)))
        .containsExactly("ML-NO-09: the time has changed");
    assertThat(write("remove-note", "/note/" + NOTE + "/remove", "", 4, note(NOTE, "Hi", 8, false)))
        .containsExactly("ML-NO-11: the answer is not the note's last state");
    assertThat(write("add-note", "/note", "Hi", 5, note(NOTE, "Hi", 8, false)))
        .containsExactly("ML-NO-01: the added note has the id of an event that was there before");
  }

  @Test
  void findsPagesThatOverlapOrAreOutOfOrder() {
    page(1, 3, 0, note(NOTE, "a", 8, true));
    assertThat(page(2, 3, 1, note(OTHER, "b", 9, true)))
        .containsExactly("ML-EV-01: an event is newer than the one before it");
    assertThat(page(3, 3, 2, note(NOTE, "a", 8, true)))
        .containsExactly("ML-EV-12: event %s is repeated on the next page".formatted(NOTE));
  }

  @Test
  void findsACommentCountThatIsAnotherOneBeforeAndAfter() {
    page(1, 1, 0, note(NOTE, "a", 8, true));
    oneComment(4);

    assertThat(page(5, 1, 0, note(NOTE, "a", 8, true))).as("the list may lag").isEmpty();
    assertThat(busyPage(7, note(NOTE, "a", 8, true))).as("during a write").isEmpty();
    assertThat(page(8, 1, 0, note(NOTE, "a", 8, true)))
        .containsExactly(
            "ML-CO-03: the event's comment_count in the list of events is another one");
  }

  @Test
  void saysNothingOfWhatHappenedDuringAWrite() {
    write("add-note", "/note", "Hi", 2, note(NOTE, "Hi", 8, false));

    assertThat(busyPage(9, note(NOTE, "x", 8, true))).isEmpty();
  }

  @Test
  void saysNothingOfCommentsThatMayBeOlderThanTheCount() {
    page(1, 1, 0, note(NOTE, "a", 8, true));
    oneComment(2);

    assertThat(page(9, 1, 0, note(NOTE, "a", 8, true))).isEmpty();
  }

  @Test
  void takesNoNoteForAnOlderOneThatAListShowsBeforeTheAnswer() {
    busyPage(1, note(NOTE, "Hi", 8, true));

    assertThat(write("add-note", "/note", "Hi", 1, note(NOTE, "Hi", 8, false))).isEmpty();
    busyPage(2, note(NOTE, "Hi", 8, true));
    assertThat(write("add-note", "/note", "Ho", 3, note(OTHER, "Ho", 9, false))).isEmpty();
    assertThat(write("add-note", "/note", "Ha", 4, note(OTHER, "Ha", 9, false)))
        .containsExactly("ML-NO-01: the added note has the id of an event that was there before");
  }

  @Test
  void takesNoneOfTwoUpdatesAtOnceForTheLastOne() {
    write("add-note", "/note", "Hi", 2, note(NOTE, "Hi", 8, false));
    busyUpdate(3, "first");
    busyUpdate(3, "second");

    assertThat(page(9, 1, 0, note(NOTE, "first", 8, true))).isEmpty();
  }

  @Test
  void leavesANoteThatWasListedToOthers() {
    write("add-note", "/note", "Hi", 2, note(NOTE, "Hi", 8, false));
    page(9, 1, 0, note(NOTE, "Hi", 8, true));

    assertThat(page(12, 1, 0, note(NOTE, "edited by somebody else", 8, true))).isEmpty();
    assertThat(page(15, 1, 0, note(NOTE, "edited by somebody else", 9, true)))
        .as("but nobody can change its time")
        .containsExactly("ML-NO-09: the time has changed");
    assertThat(
            write(
                "remove-note",
                "/note/" + NOTE + "/remove",
                "",
                16,
                note(NOTE, "edited by somebody else", 8, false)))
        .isEmpty();
  }

  @Test
  void leavesANoteToOthersAfterAMinute() {
    write("add-note", "/note", "Hi", 2, note(NOTE, "Hi", 8, false));

    assertThat(page(63, 1, 0, note(NOTE, "Hey", 8, true))).isEmpty();
    assertThat(page(61, 1, 0, note(NOTE, "Hey", 8, true)))
        .containsExactly("ML-NO-04: the listed note is not as it was saved");
    assertThat(
            write("remove-note", "/note/" + NOTE + "/remove", "", 63, note(NOTE, "Ho", 8, false)))
        .isEmpty();
  }

  @Test
  void leavesARemovedNoteThatAListLacksToOthers() {
    write("add-note", "/note", "Hi", 2, note(NOTE, "Hi", 8, false));
    write("remove-note", "/note/" + NOTE + "/remove", "", 3, note(NOTE, "Hi", 8, false));
    page(9, 0, 0);

    assertThat(page(12, 1, 0, note(NOTE, "Hi", 8, true))).as("somebody undid it").isEmpty();
    assertThat(write("update-note", "/note/" + NOTE, "Ho", 13, note(NOTE, "Ho", 8, false)))
        .isEmpty();
  }

  @Test
  void doesNotTakeAnotherPageForOneThatLacksARemovedNote() {
    write("add-note", "/note", "Hi", 2, note(NOTE, "Hi", 8, false));
    write("remove-note", "/note/" + NOTE + "/remove", "", 3, note(NOTE, "Hi", 8, false));
    page(9, 2, 0, note(OTHER, "newer", 9, true));
    page(10, 2, 1, note(OTHER, "older", 7, true));

    assertThat(page(12, 2, 1, note(NOTE, "Hi", 8, true)))
        .containsExactly("ML-NO-12: a removed note is still listed");
  }

  @Test
  void forgetsWhatAWriteWithoutAReadableAnswerMayHaveChanged() {
    Optional<String> sent = Optional.of("{\"message\":\"Ho\"}");
    String path = "/note/" + NOTE;
    write("add-note", "/note", "Hi", 2, note(NOTE, "Hi", 8, false));
    check.pass(passed("update-note", "POST", path, sent, 503, "{}", 3, true));
    assertThat(page(9, 1, 0, note(NOTE, "Ho", 8, true))).isEmpty();

    write("update-note", path, "Hi", 10, note(NOTE, "Hi", 8, false));
    check.passUnanswered(
        passed("update-note", "POST", path, sent, 200, "", 11, true), "a body too large to keep");
    assertThat(page(19, 1, 0, note(NOTE, "Ho", 8, true))).isEmpty();

    write("update-note", path, "Hi", 20, note(NOTE, "Hi", 8, false));
    check.passUnchecked("more traffic than could be checked");
    assertThat(page(29, 1, 0, note(NOTE, "Ho", 8, true))).isEmpty();

    write("update-note", path, "Hi", 30, note(NOTE, "Hi", 8, false));
    check.pass(passed("update-note", "POST", path, sent, 429, "{}", 31, true));
    assertThat(page(39, 1, 0, note(NOTE, "Ho", 8, true)))
        .containsExactly("ML-NO-10: the list does not show the new text");
  }

  @Test
  void hasCheckedNothingWithoutAnAnswer() {
    check.passUnanswered(
        passed("list-events", "GET", "/events", Optional.empty(), 200, "", 1, true),
        "a body packed in a way that cannot be read here");
    assertThat(check.report().isChecked()).isFalse();
    assertThat(check.report().cases())
        .filteredOn(result -> result.operation().equals("list-events"))
        .extracting(CaseResult::reason)
        .containsExactly(
            "nothing is wrong with the requests, but no answer of the server could be checked",
            "no answer to list-events could be checked",
            "no answer to list-events could be checked");

    page(2, 0, 0);

    assertThat(check.report().isChecked()).isTrue();
    assertThat(check.report().cases())
        .filteredOn(result -> result.operation().equals("list-events"))
        .extracting(CaseResult::outcome)
        .containsOnly(CaseResult.Outcome.PASSED);
  }
}
