package io.github.leadmock.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The list of leads, a timeline and a summary. */
class LeadsPageTest extends ConsoleTestBase {

  private static final String COMPANY = "c0ffee00-1ead-4000-8000-000000000000";
  private static final String EMPTY =
      "leads/%s/c0ffee00-1ead-4000-8000-000000000001".formatted(COMPANY);

  LeadsPageTest(Browser browser) {
    super(browser);
  }

  @Test
  void listsEdgeCasesWithEventsNewestEventAndId() {
    browser.open(base, "leads");

    browser.awaitText("tbody", "right-to-left text, emoji, combining marks");
    assertThat(browser.text(".company")).contains(COMPANY);
    assertThat(browser.text("tbody tr:nth-child(5)").replaceAll("\\s+", " "))
        .matches(
            "very long timeline: 200,000 events 200,000 20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC c0ffee00\\S+0005");
    assertThat(browser.text("tbody tr:nth-child(1)").replaceAll("\\s+", " "))
        .startsWith("empty timeline 0 –");
    browser.script(
        "window.copied = []; navigator.clipboard.writeText = async (text) => window.copied.push(text);");
    browser.one("tbody tr:nth-child(7) [aria-label=\"Copy the lead's id\"]").click();
    browser.awaitText("#toast", "Copied the lead's id");
    assertThat(browser.script("return window.copied[0]"))
        .isEqualTo("c0ffee00-1ead-4000-8000-000000000007");
    browser.click("right-to-left text, emoji, combining marks");
    browser.awaitText("h1", "right-to-left text, emoji, combining marks");
  }

  @Test
  void showsTheUsersOwnLeadsFirst() {
    app.admin(
        "PUT",
        "/leadmock/data",
        "{\"leads\":[{\"company\":\"7d3c1f52-6f0e-4a55-9a0b-3f1de21c8a10\",\"lead\":\"7d3c1f52-6f0e-4a55-9a0b-3f1de21c8a11\",\"shows\":\"mine\",\"events\":[{\"note\":\"Call back\"}]}]}");
    browser.open(base, "leads");

    browser.awaitText("tbody", "mine");
    assertThat(browser.text(".segments [aria-pressed=true]")).isEqualTo("MetroLeads");
    assertThat(browser.text("[aria-label=Group] [aria-pressed=true]")).isEqualTo("Yours");
    browser.click("mine");
    browser.awaitText("h1", "mine");
    browser.awaitText(".timeline", "Call back");
  }

  @Test
  void opensALeadByItsId() {
    browser.open(base, "leads");

    browser.one(".byid [name=company]").sendKeys(COMPANY);
    browser.one(".byid [name=lead]").sendKeys("c0ffee00-1ead-4000-8000-000000000002");
    browser.click("Open");

    browser.awaitText("h1", "exactly one event");
  }

  @Test
  void jumpsWithinTwoHundredThousandEvents() {
    browser.open(base, "leads/%s/c0ffee00-1ead-4000-8000-000000000005".formatted(COMPANY));

    browser.awaitText(".pager", "1–20 of 200,000");
    browser.one(".pager [name=from]").sendKeys("150001");
    browser.click("Go");
    browser.awaitText(".pager", "150,001–150,020 of 200,000");
    browser.click("Oldest");
    browser.awaitText(".pager", "199,981–200,000 of 200,000");
  }

  @Test
  void offersNoActionsOfALeadThatDoesNotExist() {
    browser.open(base, "leads/%s/c0ffee00-1ead-4000-8000-0000000000ff".formatted(COMPANY));

    browser.awaitText(".notice", "404");
    assertThat(browser.all("main form, main .pager")).isEmpty();
    assertThat(browser.text("main")).doesNotContain("Copy as curl", "Leads of this company");
    browser.one(".notice summary").click();
    browser.awaitText(".notice pre", "\"message\"");
  }

  @Test
  void addsEditsAndRemovesANoteOfALead() {
    browser.open(base, EMPTY);
    browser.awaitText("main", "No events");

    browser.one("#message").sendKeys("Call on Monday");
    browser.click("Add note");
    browser.awaitText(".timeline", "Call on Monday");
    browser.click("Edit");
    browser.one("#edited").clear();
    browser.click("Save");
    browser.awaitText(".event .blank", "Enter a text");
    browser.one("#edited").sendKeys("Call on Tuesday");
    browser.click("Save");
    browser.awaitText(".timeline", "Call on Tuesday");
    browser.click("Remove");
    browser.awaitText("main", "No events");
  }

  @Test
  void keepsTheEditorOfANoteOpenWhileAnotherIsAdded() {
    app.addNote(NOTE);
    browser.open(base, EMPTY);
    browser.click("Edit");
    browser.one("#edited").sendKeys(", on Monday");

    browser.one("#message").sendKeys("  ");
    browser.click("Add note");
    browser.awaitText("#blank", "Enter a text");
    assertThat(browser.text(".event .blank")).as("of the other form").isEmpty();
    browser.one("#message").sendKeys("Another");
    browser.click("Add note");
    browser.awaitText(".timeline", "Another");

    assertThat(browser.script("return document.getElementById('edited').value"))
        .isEqualTo("Please call back, on Monday");
    browser.click("Save");
    browser.awaitText(".timeline", "Please call back, on Monday");
  }

  @Test
  void goesOnForAKeyboardWhereItWas() {
    app.addNote(NOTE);
    browser.open(base, EMPTY);

    browser.click("Edit");
    browser.awaitFocus("textarea");
    browser.press(Keys.ESCAPE); // Leaves the field.
    browser.press(Keys.ESCAPE);
    browser.awaitFocus("[id^=edit-]");
    browser.press(Keys.ENTER);
    browser.awaitFocus("textarea");
    browser.press("!");
    browser.click("Save");
    browser.awaitFocus("[id^=edit-]");
    browser.click("Remove");

    browser.awaitFocus("#timeline-title");
  }

  @Test
  void catchesAnEmptyNoteInTheForm() {
    browser.open(base, EMPTY);

    browser.one("#message").sendKeys("  ");
    browser.click("Add note");

    browser.awaitText("#blank", "Enter a text: the vendor refuses empty notes.");
    assertThat(browser.all(".notice")).isEmpty();
  }

  @Test
  void copiesATimelineAndShowsTheResponse() {
    browser.open(base, "leads/%s/c0ffee00-1ead-4000-8000-000000000002".formatted(COMPANY));
    browser.awaitText("h1", "exactly one event");
    browser.script(
        "window.copied = []; navigator.clipboard.writeText = async (text) => window.copied.push(text);");

    browser.click("Copy as curl");
    browser.awaitText("#toast", "Copied as curl");
    browser.click("Copy as JSON");
    browser.awaitText("#toast", "Copied as JSON");
    browser.click("Response");
    browser.awaitText("main pre", "\"event_id\"");

    assertThat(browser.script("return window.copied[0]")).asString().startsWith("curl -u");
    assertThat(browser.script("return JSON.parse(window.copied[1]).count")).isEqualTo(1L);
  }
}
