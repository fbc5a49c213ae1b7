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
