package io.github.leadmock.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What somebody new wants first, from the Start page and by what the pages say. */
class FirstMinuteTest extends ConsoleTestBase {

  FirstMinuteTest(Browser browser) {
    super(browser);
  }

  @Test
  void makesTheThirdNoteFail() {
    browser.open(base, "start");

    browser.click("Make something fail");
    browser.click("Add rule");
    browser.awaitText(".rules-list", "Add a note: lets 2 calls through, then fails the next one");

    assertThat(app.addNote(NOTE)).isEqualTo(200);
    assertThat(app.addNote(NOTE)).isEqualTo(200);
    assertThat(app.addNote(NOTE)).isEqualTo(429);
    browser.awaitText(
        ".rules-list", "Add a note: fired once; lets 2 calls through, then fails one");
  }

  @Test
  void seesWhyACallFailedAndRepeatsItMended() {
    assertThat(app.addNote("{\"text\":1}")).isEqualTo(400);
    browser.open(base, "start");

    browser.click("Watch your app's requests");
    browser.one(".rows a.request").click();
    browser.click("Why");
    browser.awaitText(".details", "Where: member /message of the body");
    browser.click("Send corrected call");
    browser.awaitText(".details", "Corrected call sent. The response differs.");
    assertThat(browser.text(".details [aria-label=Now]")).contains("200");
    assertThat(browser.all(".details mark")).as("an error and a success differ anyway").isEmpty();
  }

  @Test
  void seesThatARuleMadeACallFailAndThatNothingChanged() {
    app.force("{\"operation\":\"metroleads/add-note\",\"status\":429}");
    assertThat(app.addNote(NOTE)).isEqualTo(429);
    browser.open(base, "requests");

    browser.one(".rows a.request").click();
    browser.click("Why");
    browser.awaitText(
        ".why", "Failed by your rule Add a note → 429.\nNothing was read or changed.");
  }

  @Test
  void findsTheLeadWithRightToLeftText() {
    browser.open(base, "start");

    browser.click("Browse the leads");
    browser.click("right-to-left text, emoji, combining marks");
    browser.awaitText("h1", "right-to-left text, emoji, combining marks");
    browser.one(".timeline .event");
  }

  @Test
  void seesThatTheClockIsFrozenAndFreesIt() {
    app.patchControls("{\"clock\":{\"frozen\":\"2017-02-23T10:21:08Z\"}}");
    browser.open(base, "start");

    browser.awaitText(".banner", "Clock frozen at 2017-02-23 10:21:08 UTC");
    browser.one(".banner .chip button").click();
    browser.awaitText("#toast", "Clock runs in real time");
    browser.await("no banner", () -> browser.all(".banner").isEmpty());
  }
}
