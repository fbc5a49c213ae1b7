package io.github.leadmock.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/**
 * What every page of the console has: keys, toasts, what is on, and the answer to a wrong address.
 */
class ConsoleShellTest extends ConsoleTestBase {

  ConsoleShellTest(Browser browser) {
    super(browser);
  }

  @Test
  void goesFromPageToPageByKeyboard() {
    browser.open(base, "start");

    browser.press("gu");
    browser.awaitText("h1", "Rules");
    browser.press("/");
    assertThat(browser.script("return document.activeElement.type")).isEqualTo("search");
    browser.press("gr");
    assertThat(browser.text("h1")).as("a field takes the keys").isEqualTo("Rules");
    browser.press(Keys.ESCAPE);
    browser.press("gr");
    browser.awaitText("h1", "Requests");
    browser.press("x");
    browser.press("s");
    assertThat(browser.text("h1")).isEqualTo("Requests");
  }

  @ParameterizedTest
  @ValueSource(strings = {"requests", "scorecard"})
  void forgetsWhatWasTypedOnAPageThatIsLeft(String page) {
    app.get("/api/v1/leads/summary/1");
    browser.open(base, page);
    browser.one("input[type=search]");

    browser.script(
        """
        const field = document.querySelector("input[type=search]");
        field.value = "word";
        field.dispatchEvent(new Event("input"));
        location.hash = "#/rules";
        """);
    browser.awaitText("h1", "Rules");
    browser.awaitTimers();
    assertThat(browser.script("return location.hash")).isEqualTo("#/rules");
    assertThat(browser.requested()).noneMatch(url -> url.contains("q=word"));
  }

  @Test
  void listsItsKeysAndClosesTheListWithEscape() {
    browser.open(base, "leads");

    browser.press("?");
    browser.awaitText("dialog", "Search on this page");
    assertThat(browser.text("dialog")).contains("Start", "Leads", "Controls", "This list");
    assertThat(browser.accessibilityFaults()).isEmpty();
    browser.press(Keys.ESCAPE);
    browser.await("no dialog", () -> browser.all("dialog").isEmpty());
  }

  @Test
  void saysThatAPageDoesNotExist() {
    browser.open(base, "recipes/7");

    assertThat(browser.text("h1")).isEqualTo("No such page");
    assertThat(browser.text("main")).contains("recipes", "Requests, Controls");
  }

  @Test
  void showsEachActiveControlAsAChipThatTurnsItOff() {
    app.patchControls(
        "{\"latency\":{\"kind\":\"fixed\",\"millis\":5},\"clock\":{\"frozen\":\"2017-02-23T10:21:08Z\"},"
            + "\"forced\":[{\"operation\":\"metroleads/add-note\",\"status\":429}]}");
    browser.open(base, "rules");

    browser.awaitText(".banner", "Clock frozen at 2017-02-23 10:21:08 UTC");
    assertThat(browser.text(".banner")).contains("Latency 5 ms", "Add a note → 429");
    browser.one("[aria-label='Turn off: Clock frozen at 2017-02-23 10:21:08 UTC']").click();
    browser.await("two chips", () -> browser.all(".banner .chip").size() == 2);
    browser.one("[aria-label='Turn off: Add a note → 429']").click();
    browser.await("one chip", () -> browser.all(".banner .chip").size() == 1);

    assertThat(app.controls().path("on").toString()).isEqualTo("[\"latency 5 ms\"]");
  }

  @Test
  void hearsAtOnceOfControlsThatOthersChange() {
    browser.open(base, "rules");
    assertThat(browser.all(".banner")).isEmpty();

    app.patchControls("{\"latency\":{\"kind\":\"fixed\",\"millis\":7}}");

    browser.awaitText(".banner", "Latency 7 ms");
    app.patchControls("{\"latency\":null}");
    browser.await("no banner", () -> browser.all(".banner").isEmpty());
  }

  @Test
  void showsTheSeedOfAMockThatWasStartedAnew() {
    int port;
    try (Leadmock first = Leadmock.start(LeadmockConfig.defaults().withSeed(41))) {
      port = first.port();
      browser.open(first.baseUrl(), "start");
      browser.awaitText(".facts", "41");
    }
    browser.awaitText(".banner.bad", "The mock does not answer.");
    try (Leadmock second =
        Leadmock.start(LeadmockConfig.defaults().withPort(port).withSeed(4242))) {
      browser.awaitText(".facts", "4242");
      browser.awaitText(".facts", second.baseUrl().toString());
      assertThat(browser.all(".banner.bad")).isEmpty();
      browser.leave();
    }
  }

  @Test
  void showsTheControlsOfAMockThatWasStartedAnewWhileNobodyLooked() {
    int port;
    try (Leadmock first = Leadmock.start(LeadmockConfig.defaults().withSeed(41))) {
      port = first.port();
      browser.open(first.baseUrl(), "start");
      browser.script(
          "Object.defineProperty(document, 'visibilityState', {value: 'hidden', configurable: true})");
      new App(first.baseUrl()).patchControls("{\"latency\":{\"kind\":\"fixed\",\"millis\":1}}");
      browser.awaitText(".banner", "Latency 1 ms");
    }
    try (Leadmock second =
        Leadmock.start(LeadmockConfig.defaults().withPort(port).withSeed(4242))) {
      new App(second.baseUrl()).patchControls("{\"latency\":{\"kind\":\"fixed\",\"millis\":2}}");
      browser.script(
          "delete document.visibilityState; document.dispatchEvent(new Event('visibilitychange'))");

      browser.awaitText(".banner", "Latency 2 ms");
      browser.awaitText(".facts", "4242");
      browser.leave();
    }
  }

  @Test
  void keepsTheChipsOnOneLineOfAPhone() {
    app.patchControls(
        "{\"latency\":{\"kind\":\"fixed\",\"millis\":5},\"clock\":{\"frozen\":\"2017-02-23T10:21:08Z\"},"
            + "\"errors\":{\"rate\":0.5,\"statuses\":[500,503]},\"faults\":{\"rate\":0.1,\"kinds\":[\"reset\"]}}");
    browser.open(base, "rules");
    browser.resize(390, 800);

    browser.awaitText(".banner", "Latency 5 ms");
    assertThat((Long) browser.script("return document.querySelector('.banner').offsetHeight"))
        .isLessThan(60);
    assertThat(browser.overflow()).isZero();
  }

  @Test
  void saysWhatItDidWhereNoButtonIsAndForgetsItOnTheNextPage() {
    app.patchControls("{\"latency\":{\"kind\":\"fixed\",\"millis\":5}}");
    browser.open(base, "rules");

    browser.click("Turn all off");
    browser.awaitText("#toast", "All controls are off");
    assertThat(
            browser.script(
                """
                const toast = document.getElementById("toast").getBoundingClientRect();
                return [...document.querySelectorAll("button, a")].filter((one) => {
                  const box = one.getBoundingClientRect();
                  return box.left < toast.right && box.right > toast.left && box.top < toast.bottom && box.bottom > toast.top;
                }).length;
                """))
        .isEqualTo(0L);
    browser.press("gc");
    browser.awaitText("h1", "Controls");
    assertThat(browser.text("#shell")).doesNotContain("All controls are off");
  }
}
