package io.github.leadmock.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** What the console does with hostile texts and with secrets. */
class ConsoleSafetyTest extends ConsoleTestBase {

  private static final String HOSTILE = "<img src=x onerror=alert(1)><b id=injected>&amp;\"'</b>";

  ConsoleSafetyTest(Browser browser) {
    super(browser);
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
  void opensWithoutSiteDataAndKeepsTheTokenInThePage() {
    String blocked =
        "Object.defineProperty(window, 'sessionStorage', {get() { throw new DOMException('blocked', 'SecurityError'); }})";
    Runnable end = browser.before(blocked);
    try (Leadmock closed = Leadmock.start(LeadmockConfig.defaults().withAdminToken("s3cret"))) {
      browser.get(closed.baseUrl().resolve("/__admin/leadmock/"));
      browser.one("dialog input").sendKeys("s3cret", Keys.ENTER);
      browser.awaitText("h1", "Your mock is running");
      browser.click("Rules");
      browser.awaitText("h1", "Rules");
    } finally {
      end.run();
    }
  }

  @Test
  void asksForTheAdminTokenAndKeepsItInTheTab() {
    try (Leadmock closed = Leadmock.start(LeadmockConfig.defaults().withAdminToken("s3cret"))) {
      browser.get(closed.baseUrl().resolve("/__admin/leadmock/"));
      browser.one("dialog input").sendKeys("wrong", Keys.ENTER);
      browser.awaitText("dialog", "Wrong token.");
      browser.one("dialog input").sendKeys("s3cret\u200b", Keys.ENTER);
      browser.awaitText(
          "dialog [role=alert]", "A token has only letters, digits and any of - . _ ~ + / =");
      browser.one("dialog input").clear();
      for (int time = 0; time < 3; time++) {
        browser.press(Keys.ESCAPE); // Chromium closes a dialog at the second one.
      }
      browser.await("the dialog", () -> !browser.all("dialog[open]").isEmpty());
      browser.one("dialog input").sendKeys("s3cret", Keys.ENTER);
      browser.awaitText("h1", "Your mock is running");
      browser.open(closed.baseUrl(), "rules");
      assertThat(browser.all("dialog")).isEmpty();
    }
  }

  @Test
  void savesWhatALinkWithoutTheAdminTokenWouldNotGet() {
    try (Leadmock closed = Leadmock.start(LeadmockConfig.defaults().withAdminToken("s3cret"))) {
      new App(closed.baseUrl()).get("/api/v1/leads/summary/1");
      browser.get(closed.baseUrl().resolve("/__admin/leadmock/#/scorecard"));
      browser.one("dialog input").sendKeys("s3cret", Keys.ENTER);
      browser.control("JUnit");
      browser.script(
          """
          URL.createObjectURL = (blob) => { blob.text().then((text) => (window.saved = text)); return "blob:saved"; };
          HTMLAnchorElement.prototype.click = function () { window.savedAs = `${this.download} of ${this.href}`; };
          """);

      browser.click("HTML");
      assertSaved("scorecard.html", "<!doctype html>");
      browser.click("JUnit");
      assertSaved("scorecard.xml", "<testsuites");
      browser.click("API");
      browser.click("Download OpenAPI document");
      assertSaved("metroleads.yaml", "MetroLeads events");
      browser.script("location.hash = '#/api/admin'");
      browser.await(
          "the other document",
          () ->
              browser
                  .control("Download OpenAPI document")
                  .getAttribute("href")
                  .endsWith("openapi.yaml"));
      browser.click("Download OpenAPI document");
      assertSaved("openapi.yaml", "Leadmock admin API");
    }
  }

  private void assertSaved(String name, String part) {
    browser.awaitText("#toast", "Saved " + name);
    browser.await("its text", () -> browser.script("return window.saved") != null);
    assertThat(browser.script("return window.savedAs")).isEqualTo(name + " of blob:saved");
    assertThat(browser.script("return window.saved")).asString().containsIgnoringCase(part);
    browser.script("window.saved = null");
  }
}
