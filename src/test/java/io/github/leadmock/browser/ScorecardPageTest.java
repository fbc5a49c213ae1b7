package io.github.leadmock.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The page that says how the app treats the two APIs. */
class ScorecardPageTest extends ConsoleTestBase {

  private static final String MISSING = "/api/v1/leads/summary/999999999";

  ScorecardPageTest(Browser browser) {
    super(browser);
  }

  @BeforeEach
  void forget() {
    app.admin("DELETE", "/leadmock/scorecard", "");
  }

  private void insistOnAMissingLead(String... headers) {
    for (int call = 0; call < 3; call++) {
      assertThat(app.get(MISSING, headers)).isEqualTo(404);
    }
  }

  private int rows() {
    return browser.all(".rows a.verdict").size();
  }

  private String line(String css) {
    return browser.text(css).replaceAll("\\s+", " ");
  }

  @Test
  void saysWhatToDoAsLongAsThereIsNoRequest() {
    browser.open(base, "scorecard");

    browser.awaitText(".empty", "No requests yet");
    assertThat(browser.text(".empty")).contains("./leadmock drill -- COMMAND");
    app.get("/api/v1/leads/summary/1");
    browser.awaitText(".rows", "1 request judged.");
  }

  @Test
  void listsBrokenRulesFirstAndSaysWhatBreaksThem() {
    insistOnAMissingLead();
    browser.open(base, "scorecard");

    browser.one(".rows a.verdict");
    assertThat(rows()).isEqualTo(25);
    assertThat(line(".rows li:first-child a"))
        .matches(
            "broken CL-RE-01 retries .+ not repeated unchanged\\. Refused with 404 3 times in \\d+ ms");
    assertThat(line("[aria-label=Outcome]")).startsWith("All 25 Broken 1 Kept ");
    assertThat(browser.text(".rows")).contains("3 requests judged.");
  }

  @Test
  void showsTheEvidenceAndLeadsToItsRequests() {
    insistOnAMissingLead();
    browser.open(base, "scorecard");

    browser.one("#verdict-CL-RE-01").click();
    browser.awaitText(".details h2", "CL-RE-01");
    assertThat(browser.text(".details"))
        .contains(
            "broken once",
            "What to do\nShow the error; retry only 429, 5xx and lost answers.",
            "Not your app?",
            "Source\nRFC 9110, section 15.5");
    assertThat(browser.all(".evidence a.request")).hasSize(3);
    assertThat(line(".evidence a.request")).matches("404 GET " + MISSING + " \\d\\d:\\d\\d:\\d\\d");
    browser.one(".evidence a.request").click();
    browser.awaitText(".details h2", MISSING);
    assertThat(browser.text("h1")).isEqualTo("Requests");
  }

  @Test
  void filtersByOutcomeAndSearch() {
    insistOnAMissingLead();
    browser.open(base, "scorecard");

    browser.click("Broken 1");
    browser.await("one row", () -> rows() == 1);
    browser.click("All 25");
    browser.press("/");
    browser.press("paging");
    browser.await("four rows", () -> rows() == 4);
    assertThat(browser.script("return location.hash")).isEqualTo("#/scorecard?q=paging");
    browser.one("input[type=search]").sendKeys(" nonsense");
    browser.awaitText("main", "No rule matches");
  }

  @Test
  void goesFromRuleToRuleByKeysAndClosesWithEscape() {
    insistOnAMissingLead();
    browser.open(base, "scorecard");
    browser.one(".rows a.verdict");

    browser.press("f");
    browser.await("broken ones only", () -> rows() == 1);
    browser.press("f");
    browser.await("all", () -> rows() == 25);
    browser.press("j");
    browser.awaitText(".details h2", "CL-RE-01");
    browser.press("j");
    browser.await(
        "the next one", () -> !browser.all(".details h2").get(0).getText().contains("CL-RE-01"));
    browser.press("k");
    browser.awaitText(".details h2", "CL-RE-01");
    browser.press(Keys.ESCAPE);
    browser.await("closed", () -> browser.all(".details").isEmpty());
  }

  @Test
  void judgesEachSessionForItself() {
    insistOnAMissingLead("X-Leadmock-Session", "checkout");
    app.get("/api/v1/leads/summary/1");
    browser.open(base, "scorecard");

    browser.awaitText("[aria-label=Session]", "checkout: 3 requests, 1 broken");
    assertThat(line("[aria-label=Outcome]")).contains("Broken 0");
    browser.one("[aria-label=Session] option[value=checkout]").click();
    browser.awaitText("[aria-label=Outcome]", "Broken 1");
    assertThat(browser.one("[aria-label='Report as'] a").getAttribute("href"))
        .endsWith("/__admin/leadmock/scorecard?session=checkout&format=html");
  }

  @Test
  void keepsASpaceThatIsTypedAtTheEnd() {
    insistOnAMissingLead();
    browser.open(base, "scorecard");

    browser.one("input[type=search]").sendKeys("paging ");
    browser.await("four rows", () -> rows() == 4);
    assertThat(browser.one("input[type=search]").getDomProperty("value")).isEqualTo("paging ");
  }

  @Test
  void asksNoSecondTimeBeforeTheAnswer() {
    browser.open(base, "start");
    browser.script("window.setInterval = (tick) => { window.tick = tick; };");
    browser.script("location.hash = '#/scorecard'");
    browser.awaitText(".empty", "No requests yet");
    browser.hold("/scorecard");

    browser.script("window.tick(); window.tick(); window.tick();");
    assertThat(browser.held()).isEqualTo(1);
    browser.release();
    insistOnAMissingLead();
    browser.await(
        "the next answer",
        () -> {
          browser.script("window.tick()");
          return rows() == 25;
        });
  }

  @Test
  void startsOver() {
    insistOnAMissingLead();
    browser.open(base, "scorecard");
    browser.awaitText("[aria-label=Outcome]", "Broken 1");

    browser.click("Start over");
    browser.awaitText("#toast", "Scorecard cleared");
    browser.awaitText(".empty", "No requests yet");
  }

  @Test
  void namesARuleThatDoesNotExist() {
    browser.open(base, "scorecard/no-such-rule");

    browser.awaitText("main", "There is no such rule for clients.");
  }
}
