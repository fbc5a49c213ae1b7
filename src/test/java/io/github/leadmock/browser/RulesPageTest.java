package io.github.leadmock.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The rule catalogue. */
class RulesPageTest extends ConsoleTestBase {

  RulesPageTest(Browser browser) {
    super(browser);
  }

  @Test
  void groupsRulesByTopicWithAnIndex() {
    browser.open(base, "rules");

    browser.awaitText("#topic-ML-EV", "MetroLeads: Events");
    assertThat(browser.text(".index")).contains("Paths", "Authentication", "Notes", "Summary");
    browser.one(".index li:nth-child(5) button").click();
    browser.await(
        "the topic on top",
        () ->
            Boolean.TRUE.equals(
                browser.script(
                    "const top = document.getElementById('topic-ML-NO').getBoundingClientRect().top;"
                        + "return top >= 0 && top < 200;")));
  }

  @Test
  void showsInItsListsWhatIsChosen() {
    browser.open(base, "rules");

    browser.choose("Status", "assumed");
    browser.await("no documented ones", () -> browser.all(".tag.documented").isEmpty());
    browser.script("location.hash = '#/rules/ML-EV-03'");
    browser.awaitText(".wanted", "ML-EV-03");
    assertThat(browser.chosen("Status")).isEqualTo("Any status");
  }

  @Test
  void searchesForSeveralWords() {
    browser.open(base, "rules");

    browser.press("/");
    browser.press("ML-EV-03 ");
    browser.await("one rule", () -> browser.all(".rules li").size() == 1);
    browser.press("size");
    assertThat(browser.one("input[type=search]").getDomProperty("value"))
        .isEqualTo("ML-EV-03 size");
    browser.awaitText(".rules li", "ML-EV-03");
  }

  @Test
  void findsARuleBySearchAndNamesItsSource() {
    browser.open(base, "rules");

    browser.press("/");
    browser.press("ML-EV-03");
    browser.await("one rule", () -> browser.all(".rules li").size() == 1);
    assertThat(browser.text(".rules li"))
        .contains("documented", "size defaults to 20 events.", "metroleads-events.txt › ");
    browser.one("input[type=search]").sendKeys(" nonsense");
    browser.awaitText("main", "No rule matches");
  }
}
