package io.github.leadmock.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** What one does with the console, and what comes of it. */
class ConsoleUseTest extends ConsoleTestBase {

  private static final String HOSTILE = "<img src=x onerror=alert(1)><b id=injected>&amp;\"'</b>";

  ConsoleUseTest(Browser browser) {
    super(browser);
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
