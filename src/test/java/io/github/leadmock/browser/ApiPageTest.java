package io.github.leadmock.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The viewer of the OpenAPI documents. */
class ApiPageTest extends ConsoleTestBase {

  ApiPageTest(Browser browser) {
    super(browser);
  }

  @Test
  void triesAnOperationOutInTheViewer() {
    browser.open(base, "api/liveforce");

    browser.one(".opblock-summary-control").click();
    browser.one(".answers");
    assertThat(browser.all(".answers[open]")).as("folded at first").isEmpty();
    browser.click("Try it out");
    browser.click("Execute");

    browser.awaitText(".live-responses-table .response-col_status", "200");
    browser.awaitText(".live-responses-table", "john");
    browser.awaitText(".request-url", base + "/api/v1/leads/summary/1");
  }

  @Test
  void leavesTheDarkPageAsItWas() {
    browser.open(base, "start");
    browser.theme("dark");
    String before = background();

    browser.script("location.hash = '#/api'");
    browser.one(".opblock-summary-control");
    browser.script("location.hash = '#/requests'");
    browser.awaitText("h1", "Requests");

    assertThat(background()).isEqualTo(before);
    browser.theme("light");
  }

  /** What is painted below the content: the colour of the root element, if it has one. */
  private String background() {
    return String.valueOf(
        browser.script(
            """
            const own = getComputedStyle(document.documentElement).backgroundColor;
            return own === "rgba(0, 0, 0, 0)" ? getComputedStyle(document.body).backgroundColor : own;
            """));
  }

  @Test
  void fillsParametersWithIdsThatWorkAndShowsTheErrorsOfTheMock() {
    browser.open(base, "api/metroleads");

    browser.one(".opblock-summary-control").click();
    browser.click("Responses");
    browser.awaitText(".answers", "too many requests");
    browser.click("Try it out");
    browser.click("Execute");

    browser.awaitText(".live-responses-table .response-col_status", "200");
    browser.awaitText(".request-url", "/companies/5245533b-e8c4-4292-b6b0-62ac6ecedb3e/leads/");
  }
}
