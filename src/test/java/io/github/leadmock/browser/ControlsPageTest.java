package io.github.leadmock.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;

/** The page that makes calls fail, slows them down and freezes the clock. */
class ControlsPageTest extends ConsoleTestBase {

  private static final String SUMMARY = "/api/v1/leads/summary/1";

  ControlsPageTest(Browser browser) {
    super(browser);
  }

  private void turn(String control) {
    browser.one("[data-control=%s] [role=switch]".formatted(control)).click();
  }

  private void awaitState(String control, boolean on) {
    browser.one("[data-control=%s] [role=switch][aria-checked=%s]".formatted(control, on));
  }

  private void unfold(String control) {
    browser.one("[data-control=%s] .unfold".formatted(control)).click();
    browser.one("[data-control=%s] form".formatted(control));
  }

  private void enter(String control, String field, String value) {
    var input = browser.one("[data-control=%s] input[name=%s]".formatted(control, field));
    input.sendKeys(Keys.chord(Keys.CONTROL, "a"), value);
  }

  private String words(String control) {
    return browser.text("[data-control=%s] .words".formatted(control));
  }

  @Test
  void letsANewcomerMakeTheThirdAddNoteCallFail() {
    browser.open(base, "start");

    browser.click("Make something fail");
    browser.click("Add rule");
    browser.awaitText(".banner", "Add a note → 429");

    assertThat(List.of(app.addNote(NOTE), app.addNote(NOTE), app.addNote(NOTE), app.addNote(NOTE)))
        .containsExactly(200, 200, 429, 200);
    browser.awaitText(
        ".rules-list", "Add a note: fired once; lets 2 calls through, then fails one");
    assertThat(browser.all(".banner")).isEmpty();
    browser.click("Again");
    browser.awaitText(".rules-list", "Add a note: lets 2 calls through, then fails the next one");
    assertThat(List.of(app.addNote(NOTE), app.addNote(NOTE), app.addNote(NOTE)))
        .containsExactly(200, 200, 429);
  }

  @Test
  void forcesAnOutcomeByKeyboardAlone() {
    browser.open(base, "controls");

    browser.tabTo("e.name === 'skip'");
    browser.press(Keys.chord(Keys.CONTROL, "a"), "0");
    browser.tabTo("e.name === 'operation'");
    browser.press("Leads S");
    browser.tabTo("e.name === 'times'");
    browser.press(Keys.chord(Keys.CONTROL, "a"), "2");
    browser.tabTo("e.name === 'outcome'");
    browser.press("503");
    browser.tabTo("e.matches('button.primary')");
    browser.press(Keys.ENTER);
    browser.awaitText(".banner", "503");

    assertThat(app.get(SUMMARY)).isEqualTo(503);
    browser.open(base, "rules");
    browser.tabTo("e.textContent === 'Turn all off'");
    browser.press(Keys.ENTER);
    browser.await("no banner", () -> browser.all(".banner").isEmpty());
    assertThat(app.get(SUMMARY)).isEqualTo(200);
  }

  @Test
  void makesTheBackendSlowAndFlakyAndRateLimited() {
    browser.open(base, "controls");

    unfold("latency");
    enter("latency", "millis", "400");
    assertThat(words("latency")).isEqualTo("Every response is delayed by 400 ms.");
    turn("latency");
    awaitState("latency", true);
    long before = System.nanoTime();
    assertThat(app.get(SUMMARY)).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(399));
    turn("latency");
    awaitState("latency", false);
    unfold("rateLimit");
    enter("rateLimit", "requests", "1");
    enter("rateLimit", "seconds", "60");
    assertThat(words("rateLimit"))
        .isEqualTo("More than 1 call per minute to one API get 429 with Retry-After.");
    browser.one("[data-control=rateLimit] button.primary").click();
    awaitState("rateLimit", true);
    app.get(SUMMARY);
    assertThat(app.get(SUMMARY)).isEqualTo(429);
    turn("failedWrites");
    awaitState("failedWrites", true);
    assertThat(app.controls().path("failedWrites").asString()).isEqualTo("apply");
  }

  @Test
  void appliesChangesOfAControlThatIsOn() {
    app.patchControls("{\"errors\":{\"rate\":0.1,\"statuses\":[500,503]}}");
    browser.open(base, "controls");
    awaitState("errors", true);
    assertThat(words("errors"))
        .isEqualTo("10% of calls fail with 500 Internal Server Error or 503 Service Unavailable.");

    unfold("errors");
    assertThat(browser.text("[data-control=errors] fieldset")).startsWith("4xx");
    browser.all("[data-control=errors] input[type=checkbox]").get(0).click();
    enter("errors", "rate", "25");
    assertThat(words("errors")).startsWith("25% of calls fail with 400 Bad Request, 500");
    assertThat(app.controls().at("/errors/rate").doubleValue()).as("until applied").isEqualTo(0.1);
    browser.click("Apply");

    browser.awaitText(".banner", "Errors 25%: 400, 500, 503");
    assertThat(app.controls().at("/errors/rate").doubleValue()).isEqualTo(0.25);
  }

  @Test
  void switchesAPresetOnAndOff() {
    app.patchControls("{\"rateLimit\":{\"requests\":1,\"perMillis\":1000}}");
    browser.open(base, "controls");

    browser.one(".presets button:last-child").click();
    browser.awaitText(".banner", "Errors 100%: 503");
    assertThat(app.get(SUMMARY)).isEqualTo(503);
    assertThat(app.controls().path("on")).as("a preset replaces the others").hasSize(1);
    browser.one(".presets button[aria-pressed=true]").click();
    browser.await("nothing on", () -> browser.all(".banner").isEmpty());
    assertThat(app.get(SUMMARY)).isEqualTo(200);
  }

  @Test
  void freezesTheClockMovesItAndLetsItGo() {
    browser.open(base, "controls");

    turn("clock");
    browser.awaitText("[data-control=clock]", "Clock frozen at");
    unfold("clock");
    browser.click("+1 day");
    browser.await(
        "a day later",
        () ->
            app.controls().at("/clock/mode").asString().equals("frozen")
                && app.controls()
                        .at("/clock/now")
                        .asString()
                        .compareTo(Instant.now().plusSeconds(86_000).toString())
                    > 0);
    turn("clock");
    browser.awaitText("[data-control=clock]", "Runs in real time; new notes get the current time.");
    assertThat(app.controls().at("/clock/mode").asString()).isEqualTo("real");
  }

  @Test
  void freezesTheClockAtTheMomentOfTheClick() {
    browser.open(base, "controls");
    Instant shown = mockTime();
    browser.await("a later moment", () -> mockTime().isAfter(shown.plusMillis(500)));

    Instant before = mockTime();
    turn("clock");
    awaitState("clock", true);

    assertThat(mockTime()).isBetween(before, before.plusSeconds(60));
    turn("clock");
    awaitState("clock", false);
    unfold("clock");
    browser.click("+1 hour");
    browser.await("ahead", () -> app.controls().at("/clock/mode").asString().equals("shifted"));
    assertThat(app.controls().at("/clock/offsetMillis").longValue()).isEqualTo(3_600_000);
  }

  private Instant mockTime() {
    return Instant.parse(app.controls().at("/clock/now").asString());
  }

  @Test
  void keepsTheSwitchesInPlaceWhenTheFirstOneIsTurnedOn() {
    browser.open(base, "controls");
    browser.awaitText(".all-off", "No controls are on.");
    long before = top("latency");

    turn("latency");
    browser.awaitText(".banner", "Latency 800 ms");

    assertThat(top("latency")).isBetween(before - 1, before + 1);
  }

  private long top(String control) {
    return browser.one("[data-control=%s] [role=switch]".formatted(control)).getRect().getY();
  }

  @Test
  void unfoldsAControlByAClickOnItsText() {
    browser.open(base, "controls");

    browser.one("[data-control=latency] .words").click();
    browser.one("[data-control=latency] form");
    browser.one("[data-control=latency] h3").click();

    browser.await("folded", () -> browser.all("[data-control=latency] form").isEmpty());
    awaitState("latency", false);
  }

  @Test
  void saysCallsInTheRightNumber() {
    browser.open(base, "controls");
    browser.awaitText(".sentence", "calls to");

    browser.one("input[name=skip]").sendKeys(Keys.chord(Keys.CONTROL, "a"), "1");
    browser.await("one call", () -> !browser.text(".sentence").contains("calls to"));
    browser.one("input[name=times]").sendKeys(Keys.chord(Keys.CONTROL, "a"), "2");
    browser.click("Add rule");
    browser.awaitText(".banner", "Add a note → 429 after 1 call");
    for (int call = 0; call < 3; call++) {
      app.addNote(NOTE);
    }

    browser.awaitText(
        ".rules-list", "Add a note: fired 2 times; lets 1 call through, then fails 2");
  }

  @Test
  void exportsAndImportsTheControls() {
    app.patchControls(
        "{\"latency\":{\"kind\":\"uniform\",\"min\":200,\"max\":900},\"faults\":{\"rate\":0.05,\"kinds\":[\"reset\"]},"
            + "\"forced\":[{\"operation\":\"metroleads/add-note\",\"status\":429,\"skip\":2}]}");
    JsonNode before = app.controls();
    browser.open(base, "controls");

    browser.click("As serve options");
    assertThat(browser.text(".transfer pre"))
        .contains("./leadmock serve", "--latency 200ms..900ms", "--faults 5%:reset")
        .contains("# no option for rules that count calls");
    browser.click("As JSON");
    browser.awaitText(".transfer pre", "uniform");
    String json = browser.text(".transfer pre");
    app.startOver();
    browser.click("Import JSON");
    browser.one("textarea[name=controls]").sendKeys("{");
    browser.click("Import");
    browser.awaitText(".transfer", "This is not JSON");
    browser.one("textarea[name=controls]").clear();
    browser.one("textarea[name=controls]").sendKeys(json);
    browser.click("Import");

    browser.awaitText(".banner", "Latency 200–900 ms");
    assertThat(app.controls().path("on")).isEqualTo(before.path("on"));
  }

  @Test
  void keepsASpentRuleWhoseRepetitionIsRefused() {
    app.patchControls(
        "{\"forced\":[{\"operation\":\"metroleads/add-note\",\"status\":429}%s]}"
            .formatted(
                ",{\"operation\":\"liveforce/lead-summary\",\"status\":503,\"times\":9}"
                    .repeat(99)));
    app.addNote(NOTE);
    app.force("{\"operation\":\"liveforce/lead-summary\",\"status\":503,\"times\":9}");
    browser.open(base, "controls");

    // A hundred chips leave no room to click.
    browser.script("arguments[0].click()", browser.control("Again"));

    browser.awaitText("[aria-labelledby=forced] .notice", "100");
    assertThat(browser.text(".rules-list .spent")).contains("Add a note: fired once");
    assertThat(app.controls().path("spent")).hasSize(1);
  }

  @Test
  void keepsTheOutcomeOfARuleWhenAnotherOperationIsChosen() {
    browser.open(base, "controls");

    browser.one("select[name=outcome] option[value='503']").click();
    browser.one("select[name=operation] option[value='liveforce/lead-summary']").click();
    browser.click("Add rule");

    browser.awaitText(".banner", "→ 503");
    assertThat(app.controls().at("/forced/0/status").intValue()).isEqualTo(503);
  }

  @Test
  void turnsAControlOnAgainAsItWas() {
    app.patchControls("{\"latency\":{\"kind\":\"uniform\",\"min\":100,\"max\":300}}");
    browser.open(base, "controls");

    browser.one(".banner .chip button").click();
    awaitState("latency", false);
    assertThat(words("latency")).isEqualTo("Every response is delayed by 100–300 ms.");
    turn("latency");

    browser.awaitText(".banner", "Latency 100–300 ms");
  }

  @Test
  void showsARateThatIsTinyAsItIs() {
    app.patchControls("{\"errors\":{\"rate\":0.0004,\"statuses\":[503]}}");
    browser.open(base, "controls");
    browser.awaitText(".banner", "Errors 0.04%: 503");

    unfold("errors");
    browser.all("[data-control=errors] input[type=checkbox]").get(0).click();
    browser.click("Apply");

    browser.awaitText(".banner", "Errors 0.04%: 400, 503");
    assertThat(app.controls().at("/errors/rate").doubleValue()).isEqualTo(0.0004);
    enter("errors", "rate", "12.34");
    browser.click("Apply");
    browser.awaitText(".banner", "Errors 12.34%: 400, 503");
    assertThat(app.controls().at("/errors/rate").doubleValue()).isEqualTo(0.1234);
  }

  @Test
  void saysWhyAChangeIsRefused() {
    browser.open(base, "controls");

    unfold("latency");
    browser.click("Range");
    enter("latency", "min", "900");
    enter("latency", "max", "200");
    browser.one("[data-control=latency] button.primary").click();

    browser.awaitText(
        "[data-control=latency] .notice", "/latency/max: expected a whole number from 900");
    awaitState("latency", false);
  }

  @Test
  void resetsTheDataAfterASecondThought() {
    app.addNote(NOTE);
    browser.open(base, "controls");

    browser.click("Reset the data");
    browser.click("Yes, discard all writes");
    browser.awaitText("#toast", "Data reset");

    browser.open(base, "leads" + App.LEAD.replace("/companies", "").replace("/leads", ""));
    assertThat(browser.text("main")).doesNotContain("Please call back");
  }

  @Test
  void keepsTheConsolesOwnCallsOutOfTheWayUnlessTheyAreToTakePart() {
    app.patchControls("{\"errors\":{\"rate\":1,\"statuses\":[503]}}");
    browser.open(base, "leads/liveforce/1");
    browser.awaitText("main", "john");

    browser.open(base, "controls");
    browser.one("[aria-labelledby=own] input[type=checkbox]").click();
    browser.open(base, "leads/liveforce/1");
    browser.awaitText("main", "503");

    // The choice lasts as long as the tab, which the tests share.
    browser.open(base, "controls");
    browser.one("[aria-labelledby=own] input[type=checkbox]").click();
  }
}
