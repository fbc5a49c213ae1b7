package io.github.leadmock.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.Leadmock;
import io.github.leadmock.LeadmockConfig;
import io.github.leadmock.api.AuthPolicy;
import io.github.leadmock.api.Credentials;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every page of the console in both themes and three widths: it shows what it should, axe-core
 * finds no serious fault, nothing is asked of another host, the browser has nothing to complain of.
 * The pictures are in target/console.
 */
@Tag("slow")
@ExtendWith(BrowserExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class ConsoleWalkTest {

  private static final String COMPANY = "c0ffee00-1ead-4000-8000-000000000000";

  private final Browser browser;
  private final Leadmock mock = Leadmock.start(LeadmockConfig.defaults());
  private final URI base = mock.baseUrl();

  ConsoleWalkTest(Browser browser) {
    this.browser = browser;
  }

  @BeforeAll
  void makeSomethingToSee() {
    App app = new App(base);
    app.get("/api/v1/leads/summary/1");
    for (int again = 0; again < 3; again++) {
      app.get("/companies/" + COMPANY + "/leads/nobody/events");
    }
    app.addNote("{\"message\":\"Please give him a 5% discount\"}");
    app.get("/api/v1/leads/summary/1", "Prefer", "code=503");
    app.addNote("{\"text\":\"Please call back\"}");
    browser.leave();
  }

  @AfterAll
  void stop() {
    mock.close();
  }

  @Test
  void showsEveryPageInBothThemesAndAllWidths() {
    SoftAssertions softly = new SoftAssertions();
    look(softly, "start", "start", "Your mock is running");
    look(softly, "leads", "leads", "exactly one event");
    look(softly, "population", "leads?group=generated", "1–25 of");
    look(
        softly,
        "timeline",
        "leads/%s/%s".formatted(COMPANY, COMPANY.replaceFirst("0{12}$", "000000000009")),
        "500 comments");
    look(softly, "summary", "leads/liveforce/1", "Hello. How may I help you?");
    look(softly, "requests", "requests", "/api/v1/leads/summary/1");
    look(softly, "request", "requests/" + refused(), "Why");
    switchSomethingOn();
    look(softly, "controls", "controls", "Active");
    look(softly, "scorecard", "scorecard", "Not seen");
    look(softly, "verdict", "scorecard/CL-RE-01", "What to do");
    look(softly, "rules", "rules/ML-NO-03", "ML-NO-03");
    look(softly, "api", "api", "/companies/{company_uuid}/leads/{lead_uuid}/events");
    softly.assertThat(browser.complaints()).as("the browser's complaints").isEmpty();
    softly
        .assertThat(browser.requested())
        .as("what pages asked for")
        .hasSizeGreaterThan(20)
        .allMatch(url -> url.startsWith(base + "/"));
    softly.assertAll();
  }

  private void look(SoftAssertions softly, String name, String page, String text) {
    browser.resize(Browser.DESKTOP, 900);
    browser.open(base, page);
    browser.awaitText("body", text);
    if (name.equals("timeline")) {
      browser.click("500 comments");
      browser.one(".comments li");
    }
    if (name.equals("controls")) {
      browser.one("[data-control=errors] .unfold").click();
      browser.one("[data-control=errors] form");
    }
    for (String theme : List.of("light", "dark")) {
      browser.theme(theme);
      for (int width : List.of(390, 768, 1440)) {
        browser.resize(width, 900);
        String view = "%s-%s-%s".formatted(name, theme, width);
        softly.assertThat(browser.accessibilityFaults()).as(view).isEmpty();
        softly.assertThat(browser.overflow()).as("%s is too wide by", view).isNotPositive();
        browser.photograph(view, width);
      }
    }
    browser.theme("light");
  }

  private String refused() {
    browser.open(base, "requests?status=400");
    String link = browser.one(".rows a.request").getAttribute("href");
    return link.substring(link.lastIndexOf('/') + 1);
  }

  private void switchSomethingOn() {
    browser.open(base, "controls");
    browser.click("Add rule");
    browser.awaitText(".banner", "429");
    browser.one(".presets button").click();
    browser.awaitText(".banner", "Latency");
  }

  @Test
  void hasASampleThatWorksForEveryOperation() {
    assertAllSamplesWork(base);
  }

  @Test
  void hasSamplesForTheCredentialsOfTheMock() {
    AuthPolicy auth =
        new AuthPolicy(
            AuthPolicy.Mode.ISSUED,
            List.of(new Credentials("me@example.com", "top&secret")),
            AuthPolicy.TWO_WEEKS);
    try (Leadmock own = Leadmock.start(LeadmockConfig.defaults().withAuth(auth))) {
      assertAllSamplesWork(own.baseUrl());
      browser.leave();
    }
  }

  private void assertAllSamplesWork(URI base) {
    browser.open(base, "start");

    Object results =
        browser.script(
            """
            const { sampleOf, inOrder } = await import(new URL("console/samples.js", document.baseURI));
            const { operations, authOf } = await import(new URL("console/shared.js", document.baseURI));
            const { call } = await import(new URL("console/api.js", document.baseURI));
            const statuses = {};
            for (const { id, api } of inOrder(operations())) {
              const { method, url, body } = sampleOf(id, authOf(api));
              statuses[id] = (await call(authOf(api), { method, url, body: body && JSON.stringify(body) })).status;
            }
            return [operations().length, statuses];
            """);

    List<?> found = (List<?>) results;
    Map<?, ?> statuses = (Map<?, ?>) found.get(1);
    assertThat(statuses).hasSize(((Long) found.get(0)).intValue()).isNotEmpty();
    assertThat(statuses.values()).allMatch(Long.valueOf(200)::equals);
  }
}
