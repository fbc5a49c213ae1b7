package io.github.leadmock.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** The page where requests come in. */
class RequestsPageTest extends ConsoleTestBase {

  private static final String SUMMARY = "/api/v1/leads/summary/";

  RequestsPageTest(Browser browser) {
    super(browser);
  }

  private int rows() {
    return browser.all(".rows a.request").size();
  }

  private void openFirst() {
    browser.one(".rows a.request").click();
    browser.one(".details [role=tablist]");
  }

  @Test
  void showsARequestOnOneLineThatEndsWithWhatDiffers() {
    browser.open(base, "requests");
    browser.awaitText("main", "No requests yet");
    assertThat(browser.text(".live")).isEqualTo("Live");

    assertThat(app.addNote("{\"text\":1}")).isEqualTo(400);
    browser.awaitText(".rows", "/note");

    assertThat(browser.text(".rows a.request").replaceAll("\\s+", " "))
        .matches(
            "400 POST Add a note /companies/…000000/leads/…000001/note \\S+ [\\d.]+ ms"
                + " \\d\\d:\\d\\d:\\d\\d");
    assertThat((Long) browser.script("return document.querySelector('a.request').offsetHeight"))
        .isLessThan(40);
  }

  @Test
  void saysWhyARequestFailedAndSendsTheCorrectedOne() {
    browser.open(base, "requests");
    app.addNote("{\"text\":1}");
    openFirst();
    browser.click("Why");

    browser.awaitText(".details", "400 Bad Request: the mock refused the request.");
    browser.awaitText(".details", "Response: the parameter message is missing");
    browser.awaitText(".details", "Where: member /message of the body");
    browser.awaitText(".details", "This works");
    browser.click("Send corrected call");
    browser.awaitText(".details", "Corrected call sent. The response differs.");
    browser.awaitText(
        ".details", "It is listed as a console call, hidden unless Console calls is ticked.");
    assertThat(browser.text(".details [aria-label=Before]")).contains("400");
    assertThat(browser.text(".details [aria-label=Now]")).contains("200", "event_id");
    browser.click("Why");
    browser.click("ML-NO-06");
    browser.awaitText("main .wanted", "ML-NO-06");
  }

  @Test
  void opensALinkToARequestOnWhy() {
    app.addNote("{\"text\":1}");
    app.addNote("{\"message\":\"Call\" back}");
    browser.open(base, "requests");
    browser.await("both", () -> rows() == 2);
    openFirst();
    browser.click("Headers");
    browser.awaitText(".details .headers", "authorization");
    String link = address();
    browser.press("j");
    browser.await("the next", () -> !address().equals(link));
    browser.awaitText(".details [aria-selected=true]", "Headers");

    browser.press("k");
    browser.await("the first again", () -> address().equals(link));
    browser.awaitText(".details [aria-selected=true]", "Headers");
    browser.press(Keys.ESCAPE);
    browser.await("closed", () -> browser.all(".details").isEmpty());
    browser.script("location.hash = arguments[0]", link);

    browser.awaitText(".details [aria-selected=true]", "Why");
    browser.awaitText(
        ".why", "Response: the body is not JSON (line 1, column 19)\nWhere: the request's body");
  }

  private String address() {
    return String.valueOf(browser.script("return location.hash"));
  }

  @Test
  void replaysARequestAndShowsTheNewAnswerBesideTheOld() {
    browser.open(base, "requests");
    app.addNote("{\"text\":1}");
    openFirst();

    browser.click("Replay");
    browser.awaitText(".details", "Sent again. The response is the same.");
    assertThat(browser.text(".details [aria-label=Now]")).contains("400");
    assertThat(rows()).as("without what the console sent").isEqualTo(1);
    browser.one(".filters input[type=checkbox]").click();
    browser.await("both", () -> rows() == 2);
  }

  @Test
  void takesNoBrokenConnectionForTheSameResponse() {
    app.force("{\"operation\":\"liveforce/lead-summary\",\"fault\":\"truncated\"}");
    assertThatThrownBy(() -> app.get(SUMMARY + "1")).isInstanceOf(UncheckedIOException.class);
    browser.open(base, "requests");
    openFirst();

    browser.click("Replay");
    browser.awaitText(".details", "Sent again. The response differs.");
    assertThat(browser.text(".details [aria-label=Before] h3")).contains("truncated");
  }

  @Test
  void comparesALongResponseAsFarAsTheLogKeepsIt() {
    String head = "ä".repeat(30_000) + "\\n";
    stub(head + "-".repeat(40_000));
    app.get("/long");
    browser.open(base, "requests");
    openFirst();

    browser.click("Replay");
    browser.awaitText(
        ".details", "Sent again. The response is the same as far as the log keeps it.");
    browser.awaitText(".details", "Truncated: the log keeps only the beginning of long bodies.");
    stub(head + "+".repeat(40_000));
    browser.click("Replay");
    browser.awaitText(".details", "Sent again. The response differs.");
    assertThat(browser.all(".details [aria-label=Now] mark")).as("marked lines").hasSize(1);
  }

  private void stub(String body) {
    app.admin(
        "POST",
        "/mappings",
        "{\"request\":{\"urlPath\":\"/long\"},\"response\":{\"body\":\"%s\"}}".formatted(body));
  }

  @Test
  void comparesTheResponseToAHeadWithoutABody() {
    app.call("HEAD", SUMMARY + "1", "");
    browser.open(base, "requests");
    openFirst();

    browser.click("Replay");
    browser.awaitText(".details", "Sent again. The response is the same.");
  }

  @Test
  void comparesNoResponseWithASecretInIt() {
    stub("token=abc");
    app.get("/long");
    browser.open(base, "requests");
    openFirst();

    browser.click("Replay");
    browser.awaitText(
        ".details",
        "Sent again. The log keeps no secrets, and the response has one: it cannot be compared.");
    assertThat(browser.all(".details mark")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/leads/summary/1?password=abc, '', 'The log keeps no secrets, and this request has one'",
    "/nowhere, '{\"token\":\"abc\"}', 'The log keeps no secrets, and this request has one'",
    "/nowhere, long, The log keeps only the beginning of this body",
  })
  void saysWhyARequestCannotBeReplayed(String path, String body, String reason) {
    app.call("POST", path, body.equals("long") ? "x".repeat(70_000) : body);
    browser.open(base, "requests");
    openFirst();

    assertThat(browser.control("Replay").isEnabled()).isFalse();
    assertThat(browser.control("Replay").getAttribute("title")).isEqualTo(reason);
  }

  @Test
  void namesTheRuleThatMadeACallFail() {
    app.force("{\"operation\":\"metroleads/add-note\",\"status\":429}");
    app.addNote(NOTE);
    app.get(SUMMARY + "1", "Prefer", "code=503");
    browser.open(base, "requests");
    browser.await("both", () -> rows() == 2);

    openFirst();
    browser.click("Why");
    browser.awaitText(".details", "Failed as the request itself asked.");
    browser.press("j");
    browser.awaitText(".details", "Failed by your rule Add a note → 429.");
  }

  @Test
  void showsTheDetailInTabsThatTheArrowKeysTurn() {
    app.get(SUMMARY + "1");
    app.get(SUMMARY + "2", "Prefer", "delay=30");
    browser.open(base, "requests");
    openFirst();

    browser.click("Why");
    browser.press(Keys.ARROW_LEFT);
    browser.awaitText(".details", "Injected delay");
    browser.awaitText(".details", "30.0 ms");
    browser.press(Keys.ARROW_LEFT);
    browser.awaitText(".details .headers", "authorization");
    assertThat(browser.text(".details .headers")).contains("Basic ********");
    browser.click("Response");
    browser.awaitText(".details pre", "\"status\"");
    browser.click("Request");
    browser.awaitText(".details", "No body.");
  }

  @Test
  void walksThroughTheListByKeyboard() {
    app.get(SUMMARY + "1");
    app.get(SUMMARY + "2");
    browser.open(base, "requests");
    browser.await("both", () -> rows() == 2);

    browser.press("j");
    browser.awaitText(".details h2", "summary/2");
    browser.press("j");
    browser.awaitText(".details h2", "summary/1");
    browser.press("k");
    browser.awaitText(".details h2", "summary/2");
    browser.press(Keys.ESCAPE);
    browser.await("closed", () -> browser.all(".details").isEmpty());
    browser.await(
        "focus on the row",
        () ->
            Boolean.TRUE.equals(
                browser.script("return document.activeElement.matches('a.request')")));
  }

  @Test
  void focusesTheHeadOfARequestThatComesLate() {
    app.get(SUMMARY + "1");
    browser.open(base, "requests");
    browser.await("one", () -> rows() == 1);
    browser.hold("?all=true");

    browser.one(".rows a.request").click();
    browser.awaitText(".details", "Loading the request");
    browser.awaitTimers();
    browser.release();
    browser.awaitText(".details h2", "summary/1");
    browser.awaitFocus(".details h2");
  }

  @Test
  void copiesARequestInThreeForms() {
    app.addNote(NOTE, "X-Leadmock-Session", "s1");
    browser.open(base, "requests");
    openFirst();
    browser.script(
        "window.copied = []; navigator.clipboard.writeText = async (text) => window.copied.push(text);");

    for (String form : new String[] {"curl", "fetch", ".http"}) {
      browser.one("[aria-label='Copy as %s']".formatted(form)).click();
      browser.awaitText("#toast", "Copied as " + form);
    }

    String copied = String.valueOf(browser.script("return window.copied.join('\\n---\\n')"));
    assertThat(copied)
        .contains("curl -u 'you@example.com:secret'", "-H 'x-leadmock-session: s1'")
        .contains("--data-raw '%s'".formatted(NOTE))
        .contains("await fetch(\"%s%s/note\"".formatted(base, App.LEAD))
        .contains("\"x-leadmock-session\": \"s1\"")
        .contains(
            "POST %s%s/note\nAuthorization: Basic you@example.com secret\n"
                .formatted(base, App.LEAD))
        .endsWith("\n\n" + NOTE);
  }

  @Test
  void pausesCountsWhatComesInAndResumes() {
    app.get(SUMMARY + "1");
    browser.open(base, "requests");
    browser.await("one", () -> rows() == 1);

    browser.press("p");
    browser.awaitText(".live", "Paused");
    app.get(SUMMARY + "2");
    app.get(SUMMARY + "3");
    app.get(SUMMARY + "none");
    browser.awaitText("main", "3 new");
    assertThat(rows()).isEqualTo(1);
    browser.click("3 new");
    browser.await("four", () -> rows() == 4);
    assertThat(browser.text(".live")).isEqualTo("Live");
    assertThat(browser.text(".rows a.request")).contains("none");
  }

  @Test
  void staysPausedWhenAFilterIsChosen() {
    app.get(SUMMARY + "1");
    app.get(SUMMARY + "none");
    browser.open(base, "requests");
    browser.await("both", () -> rows() == 2);

    browser.press("p");
    browser.awaitText(".live", "Paused");
    browser.press("f");
    browser.await("the failure", () -> rows() == 1);
    assertThat(browser.text(".live")).isEqualTo("Paused");
    app.get(SUMMARY + "none");
    browser.awaitText("main", "1 new");
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void showsWhatThereIsWhenItIsPausedBeforeThat() {
    app.get(SUMMARY + "1");
    browser.open(base, "start");
    browser.hold("/requests?");
    browser.script("location.hash = '#/requests'");
    browser.await("the first call", () -> browser.held() == 1);

    browser.press("p");
    browser.awaitText(".live", "Paused");
    browser.release();
    browser.await("one", () -> rows() == 1);
    app.get(SUMMARY + "2");
    browser.awaitText("main", "1 new");
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void showsInItsListsWhatIsChosen() {
    app.get(SUMMARY + "none", "X-Leadmock-Session", "checkout");
    app.get(SUMMARY + "1");
    browser.open(base, "requests");
    browser.await("both", () -> rows() == 2);

    browser.choose("Status", "404");
    browser.choose("Session", "checkout");
    browser.script("document.querySelector('[value=\"liveforce/lead-summary\"]').selected = true");
    browser.script(
        "document.querySelector('[aria-label=Operation]').dispatchEvent(new Event('change'))");
    browser.await("the failure", () -> rows() == 1);
    assertThat(address()).contains("status=404", "session=checkout", "operation=liveforce");
    browser.click("Clear filters");
    browser.await("both again", () -> rows() == 2);

    assertThat(browser.chosen("Status")).isEqualTo("Any status");
    assertThat(browser.chosen("Session")).isEqualTo("Any session");
    assertThat(browser.chosen("Operation")).isEqualTo("Any operation");
  }

  @Test
  void followsAnAddressWithFiltersWhenItIsOpen() {
    app.get(SUMMARY + "1");
    app.get(SUMMARY + "none");
    browser.open(base, "requests");
    browser.await("both", () -> rows() == 2);

    browser.script("location.hash = '#/requests?status=404&console=show'");
    browser.await("the failure", () -> rows() == 1);
    assertThat(browser.chosen("Status")).isEqualTo("404");
    assertThat(browser.one(".filters input[type=checkbox]").isSelected()).isTrue();
    browser.click("Requests");
    browser.await("both again", () -> rows() == 2);
    assertThat(browser.chosen("Status")).isEqualTo("Any status");
  }

  @Test
  void keepsASpaceThatIsTypedAtTheEnd() {
    app.get(SUMMARY + "1");
    browser.open(base, "requests");
    browser.await("one", () -> rows() == 1);

    browser.one("input[type=search]").sendKeys("summary ");
    browser.await("the search", () -> address().contains("q=summary"));
    browser.await("one", () -> rows() == 1);
    assertThat(browser.one("input[type=search]").getDomProperty("value")).isEqualTo("summary ");
  }

  @Test
  void offersTheLatestSessionsOfManyToChooseFrom() {
    for (int session = 1; session <= 120; session++) {
      app.get(SUMMARY + "1", "X-Leadmock-Session", "s" + session);
    }
    browser.open(base, "requests?session=s1");
    browser.await("one", () -> rows() == 1);
    browser.choose("Session", "Any session");
    browser.await("all", () -> rows() == 120);

    assertThat(browser.all("select[aria-label=Session] option")).hasSize(101);
    browser.choose("Session", "s120");
    browser.await("one", () -> rows() == 1);
  }

  @Test
  void doesNotComeBackWhenItIsLeftWhileTheLogIsCleared() {
    app.get(SUMMARY + "1");
    browser.open(base, "requests");
    openFirst();
    browser.hold("/requests");

    browser.click("Clear");
    browser.await("the call", () -> browser.held() > 0);
    browser.script("location.hash = '#/rules'");
    browser.awaitText("h1", "Rules");
    browser.release();
    browser.awaitTimers();
    assertThat(address()).isEqualTo("#/rules");
  }

  @Test
  void filtersFailuresSessionsAndClients() {
    app.get(SUMMARY + "1");
    app.get(SUMMARY + "none");
    app.get(SUMMARY + "2", "X-Leadmock-Session", "checkout", "User-Agent", "curl/8.5.0");
    browser.open(base, "requests");
    browser.await("all", () -> rows() == 3);

    browser.press("f");
    browser.await("the failure", () -> rows() == 1);
    assertThat(browser.text(".rows")).contains("summary/none");
    browser.click("Clear filters");
    browser.await("all again", () -> rows() == 3);
    browser.choose("Client", "curl/8.5.0");
    browser.await("those of curl", () -> rows() == 1);
    assertThat(browser.script("return location.hash")).asString().contains("client=curl");
    browser.click("Clear filters");
    browser.choose("Session", "checkout");
    browser.await("those of the session", () -> rows() == 1);
    browser.one("input[type=search]").sendKeys("nowhere");
    browser.awaitText(".rows", "No request matches");
  }

  @Test
  void namesStubsOfTheUserAndCallsTheRestUnmatched() {
    app.admin(
        "POST",
        "/mappings",
        "{\"name\":\"Price list\",\"request\":{\"url\":\"/prices\"},\"response\":{\"status\":204}}");
    app.get("/prices");
    app.get("/nowhere");
    browser.open(base, "requests");
    browser.await("both", () -> rows() == 2);

    assertThat(browser.all("a.request .operation").stream().map(one -> one.getText()))
        .containsExactly("Unmatched", "stub Price list");
    browser.all(".rows a.request").get(1).click();
    browser.click("Why");
    browser.awaitText(".details", "Answered by your stub “Price list”.");
    browser.choose("Operation", "Your stubs");
    browser.await("the stub", () -> rows() == 1);
  }

  @Test
  void clearsTheDetailWithTheList() {
    app.get(SUMMARY + "1");
    browser.open(base, "requests");
    openFirst();

    browser.click("Clear");

    browser.awaitText("main", "No requests yet");
    assertThat(browser.all(".details")).isEmpty();
    assertThat(browser.script("return location.hash")).isEqualTo("#/requests");
  }

  @Test
  void staysAliveUnderLoad() {
    browser.open(base, "requests");
    browser.awaitText("main", "No requests yet");
    browser.script(
        """
        window.frames = 0;
        const count = () => { window.frames++; requestAnimationFrame(count); };
        requestAnimationFrame(count);
        """);

    app.flood(SUMMARY + "1", 100);
    app.get(SUMMARY + "none");

    browser.awaitText(".rows", "summary/none");
    assertThat(rows()).isBetween(1, 300);
    assertThat((Long) browser.script("return document.querySelectorAll('*').length"))
        .as("elements of the page")
        .isLessThan(6_000);
    assertThat((Long) browser.script("return window.frames")).as("frames drawn").isPositive();
    browser.press("p");
    browser.awaitText(".live", "Paused");
  }
}
