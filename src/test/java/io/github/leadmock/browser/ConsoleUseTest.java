package io.github.leadmock.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/** What one does with the console, and what comes of it. */
@Tag("slow")
@ExtendWith(BrowserExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class ConsoleUseTest {

  private static final String HOSTILE = "<img src=x onerror=alert(1)><b id=injected>&amp;\"'</b>";
  private static final String NOTE = "{\"message\":\"Please call back\"}";

  private final Browser browser;
  private final Leadmock mock = Leadmock.start(LeadmockConfig.defaults());
  private final URI base = mock.baseUrl();
  private final App app = new App(base);

  ConsoleUseTest(Browser browser) {
    this.browser = browser;
  }

  @BeforeEach
  void startOver() {
    browser.resize(Browser.DESKTOP, 900);
    app.startOver();
  }

  @AfterAll
  void stop() {
    browser.leave();
    mock.close();
  }

  @Test
  void letsANewcomerMakeTheThirdAddNoteCallFail() {
    browser.open(base, "start");

    browser.click("Make something fail");
    browser.click("Switch on");
    browser.awaitText(".banner", "429");

    assertThat(List.of(app.addNote(NOTE), app.addNote(NOTE), app.addNote(NOTE), app.addNote(NOTE)))
        .containsExactly(200, 200, 429, 200);
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

    assertThat(app.get("/api/v1/leads/summary/1")).isEqualTo(503);
    browser.open(base, "rules");
    browser.tabTo("e.textContent === 'Turn all off'");
    browser.press(Keys.ENTER);
    browser.await("no banner", () -> browser.all(".banner").isEmpty());
    assertThat(app.get("/api/v1/leads/summary/1")).isEqualTo(200);
  }

  @Test
  void makesTheBackendSlowAndFlakyAndRateLimited() {
    browser.open(base, "controls");

    switchOn("latency", "millis", "400");
    long before = System.nanoTime();
    assertThat(app.get("/api/v1/leads/summary/1")).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(399));
    browser.one("[aria-labelledby=latency] button:not(.primary):last-of-type");
    switchOn("rateLimit", "requests", "1");
    app.get("/api/v1/leads/summary/1");
    assertThat(app.get("/api/v1/leads/summary/1")).isEqualTo(429);
    switchOn("errors", "rate", "100");
    browser.awaitText(".banner", "Latency 400 ms");
    assertThat(app.controls().path("on")).hasSize(3);

    browser.click("Turn all off");
    browser.await("no banner", () -> browser.all(".banner").isEmpty());
    assertThat(app.get("/api/v1/leads/summary/1")).isEqualTo(200);
  }

  private void switchOn(String card, String field, String value) {
    var input = browser.one("[aria-labelledby=%s] input[name=%s]".formatted(card, field));
    input.clear();
    input.sendKeys(value);
    browser.one("[aria-labelledby=%s] button.primary".formatted(card)).click();
    browser.one("[aria-labelledby=%s] .tag.hot".formatted(card));
  }

  @Test
  void freezesTheClock() {
    browser.open(base, "controls");

    browser.click("Freeze");
    browser.awaitText("[aria-labelledby=clock]", "frozen");
    browser.click("1 day");

    browser.await(
        "a day later",
        () ->
            app.controls().at("/clock/mode").asString().equals("frozen")
                && app.controls()
                        .at("/clock/now")
                        .asString()
                        .compareTo(java.time.Instant.now().plusSeconds(86_000).toString())
                    > 0);
  }

  @Test
  void keepsItsOwnCallsOutOfTheWayUnlessTheyAreToTakePart() {
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

  @Test
  void triesAnOperationOutInTheViewer() {
    browser.open(base, "api/liveforce");

    browser.one(".opblock-summary-control").click();
    browser.click("Try it out");
    browser.click("Execute");

    browser.awaitText(".live-responses-table .response-col_status", "200");
    browser.awaitText(".live-responses-table", "john");
    browser.awaitText(".request-url", base + "/api/v1/leads/summary/1");
  }

  @Test
  void addsEditsAndRemovesANoteOfALead() {
    browser.open(base, "leads" + App.LEAD.replace("/companies", "").replace("/leads", ""));
    browser.awaitText("main", "Nothing happened here yet");

    browser.one("#message").sendKeys("Call on Monday");
    browser.click("Add note");
    browser.awaitText(".timeline", "Call on Monday");
    browser.click("Edit");
    browser.one("#edited").clear();
    browser.one("#edited").sendKeys("Call on Tuesday");
    browser.click("Save");
    browser.awaitText(".timeline", "Call on Tuesday");
    browser.click("Remove");
    browser.awaitText("main", "Nothing happened here yet");
    browser.click("Add note");
    browser.awaitText(".notice", "400");
  }

  @Test
  void showsHostileTextsAsTexts() {
    app.addNote(
        "{\"message\":%s}"
            .formatted(new tools.jackson.databind.json.JsonMapper().writeValueAsString(HOSTILE)));
    app.get(
        "/api/v1/leads/summary/1?q=%3Cimg%20src=x%20onerror=alert(1)%3E",
        "X-Evil", HOSTILE, "X-Leadmock-Session", HOSTILE);

    browser.open(base, "leads" + App.LEAD.replace("/companies", "").replace("/leads", ""));
    browser.awaitText(".timeline .text", HOSTILE);
    harmless();
    browser.open(base, "requests");
    browser.awaitText(".rows", "onerror");
    browser.all(".rows a.request").stream()
        .filter(row -> row.getText().contains("onerror"))
        .findFirst()
        .orElseThrow()
        .click();
    browser.awaitText(".details", "onerror");
    browser.click("Headers");
    browser.awaitText(".details .headers", HOSTILE);
    harmless();
    browser.open(base, "leads/%3Cimg%20src=x%20onerror=alert(1)%3E/x");
    browser.awaitText("main", "<img src=x");
    harmless();
    browser.open(base, "requests?q=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E");
    harmless();
  }

  private void harmless() {
    assertThat(browser.all("#injected, img[src=x], [onerror]")).isEmpty();
    assertThat(browser.script("return document.title"))
        .isNotNull(); // An open alert would break this.
  }

  @Test
  void asksForTheAdminTokenAndKeepsItInTheTab() {
    try (Leadmock closed = Leadmock.start(LeadmockConfig.defaults().withAdminToken("s3cret"))) {
      browser.get(closed.baseUrl().resolve("/__admin/leadmock/"));
      browser.one("dialog input").sendKeys("wrong", Keys.ENTER);
      browser.awaitText("dialog", "That was not the token.");
      browser.one("dialog input").sendKeys("s3cret", Keys.ENTER);
      browser.awaitText("h1", "Your mock is running");
      browser.open(closed.baseUrl(), "rules");
      assertThat(browser.all("dialog")).isEmpty();
    }
  }
}
