package io.github.leadmock.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The first page. */
class StartPageTest extends ConsoleTestBase {

  StartPageTest(Browser browser) {
    super(browser);
  }

  @Test
  void runsACallAndShowsTheAnswerBelow() {
    browser.open(base, "start");

    browser.awaitText(".call", "Fetch events for a lead");
    browser.click("Run");
    browser.awaitText(".answer", "\"count\"");
    assertThat(browser.text(".answer .badge")).isEqualTo("200");
    browser.click("Add a note");
    assertThat(browser.all(".answer")).as("of another call").isEmpty();
    browser.click("fetch");
    assertThat(browser.text(".call pre")).startsWith("const response = await fetch(");
    browser.click("Run");
    browser.awaitText(".answer", "Please give him a 5% discount");
  }

  @Test
  void showsNoLateAnswerBelowAnotherCall() {
    browser.open(base, "start");
    browser.script(
        """
        const real = window.fetch;
        window.fetch = (url, ...rest) => String(url).includes("/events")
          ? real(url, ...rest).then((response) => new Promise((resolve) => (window.answerNow = () => resolve(response))))
          : real(url, ...rest);
        """);
    browser.click("Run");
    browser.await(
        "the answer that is held back",
        () -> Boolean.TRUE.equals(browser.script("return 'answerNow' in window")));

    browser.click("Add a note");
    browser.click("Run");
    browser.awaitText(".answer", "Please give him a 5% discount");
    browser.script("window.answerNow()");
    browser.click("fetch"); // Which paints anew.

    browser.awaitText(".call pre", "await fetch(");
    assertThat(browser.text(".answer")).contains("Please give him a 5% discount");
  }

  @Test
  void turnsToAnotherCallWithTheArrowKeysAndToTheTypes() {
    browser.open(base, "start");

    browser.tabTo("e.matches('[role=tab]')");
    browser.press(Keys.ARROW_RIGHT);
    browser.awaitText(".call", "Fetch comments for an event");
    browser.click("TypeScript types");
    browser.awaitText("main", "npx openapi-typescript " + base);
  }

  @Test
  void remembersTheChosenCallAndKeepsTheTabsInPlace() {
    browser.open(base, "start");
    int before = browser.one("#call-types").getRect().getX();

    browser.click("Update a note");
    assertThat(browser.one("#call-types").getRect().getX()).isBetween(before - 1, before + 1);
    browser.click("Rules");
    browser.awaitText("h1", "Rules");
    browser.click("Start");

    browser.awaitText("[role=tab][aria-selected=true]", "Update a note");
  }

  @Test
  void neverBreaksAnAddress() {
    browser.resize(390, 800);
    browser.open(base, "start");

    assertThat(
            browser.script(
                """
                return [...document.querySelectorAll("main code, main pre")]
                  .filter((one) => getComputedStyle(one).whiteSpace.includes("wrap") && !getComputedStyle(one).whiteSpace.startsWith("nowrap"))
                  .map((one) => one.textContent).join(" ");
                """))
        .isEqualTo("");
    assertThat(browser.overflow()).isNotPositive();
    assertThat(
            browser.script(
                "const nav = document.querySelector('.top nav'); return nav.scrollWidth - nav.clientWidth"))
        .as("how much of the menu is cut off")
        .isEqualTo(0L);
  }

  @Test
  void leadsANewcomerToWhyACallFailedAndToTheMendedCall() {
    app.addNote("{\"text\":\"Please call back\"}");
    browser.open(base, "start");

    browser.click("Watch your app's requests");
    browser.one(".rows a.request.failed").click();
    browser.awaitText(".details", "400 Bad Request: the mock refused the request.");
    browser.awaitText(".details", "Where: member /message of the body");
    browser.click("Send corrected call");

    browser.awaitText(".details [aria-label=Now]", "200");
  }

  @Test
  void leadsANewcomerToTheLeadForRightToLeftText() {
    browser.open(base, "start");

    browser.click("Browse the leads");
    browser.click("right-to-left text, emoji, combining marks");

    browser.awaitText("h1", "right-to-left text");
    browser.one(".timeline .text[dir=auto]");
  }

  @Test
  void tellsANewcomerThatTheClockIsFrozenAndFreesIt() {
    app.patchControls("{\"clock\":{\"frozen\":\"2017-02-23T10:21:08Z\"}}");
    browser.open(base, "start");

    browser.awaitText(".banner", "Clock frozen at 2017-02-23 10:21:08 UTC");
    browser.one(".banner .chip button").click();

    browser.await("no banner", () -> browser.all(".banner").isEmpty());
    assertThat(app.controls().at("/clock/mode").asString()).isEqualTo("real");
  }
}
