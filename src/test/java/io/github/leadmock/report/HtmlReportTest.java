package io.github.leadmock.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.baseline.Review;
import io.github.leadmock.contract.RuleCatalogue;
import io.github.leadmock.verify.Report;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

final class HtmlReportTest {

  private static final Set<String> ELEMENTS =
      Set.of(
          "html", "head", "meta", "title", "style", "body", "header", "main", "footer", "nav",
          "section", "article", "div", "h1", "h2", "h3", "h4", "p", "a", "span", "code", "pre",
          "wbr", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td", "details",
          "summary");
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "lang",
          "charset",
          "http-equiv",
          "content",
          "name",
          "id",
          "class",
          "href",
          "title",
          "dir",
          "role",
          "aria-label",
          "tabindex",
          "scope",
          "rowspan",
          "colspan");

  /** Hostile text could otherwise add elements or attributes. */
  @ParameterizedTest
  @MethodSource("io.github.leadmock.report.Samples#all")
  void holdsNothingButItsOwnElementsAndAttributes(Report report) throws Exception {
    for (Element element : elements(parse(report), "*")) {
      assertThat(element.getTagName()).isIn(ELEMENTS);
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        assertThat(element.getAttributes().item(i).getNodeName()).isIn(ATTRIBUTES);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.leadmock.report.Samples#all")
  void linksOnlyToPlacesOfItsOwn(Report report) throws Exception {
    Document page = parse(report);
    List<String> ids =
        elements(page, "*").stream()
            .map(element -> element.getAttribute("id"))
            .filter(id -> !id.isEmpty())
            .toList();
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(elements(page, "a"))
        .isNotEmpty()
        .allSatisfy(
            link -> {
              assertThat(link.getAttribute("href")).startsWith("#");
              assertThat(ids).contains(link.getAttribute("href").substring(1));
            });
  }

  @Test
  void forbidsScriptsAndRemoteLoads() throws Exception {
    Element policy =
        elements(parse(Samples.mixed()), "meta").stream()
            .filter(meta -> meta.getAttribute("http-equiv").equals("Content-Security-Policy"))
            .findFirst()
            .orElseThrow();
    assertThat(policy.getAttribute("content"))
        .matches(
            "default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; base-uri 'none';"
                + " form-action 'none'");
    String style = elements(parse(Samples.mixed()), "style").get(0).getTextContent();
    assertThat(style).doesNotContain("url(", "@import");
    assertThat(Samples.write(ReportFormat.HTML, Samples.mixed()))
        .as("the browser hashes the text as it stands in the file")
        .contains("<style>" + style + "</style>");
  }

  @Test
  void showsWarningsApartFromWhatFailsTheRun() throws Exception {
    Document page = parse(Samples.warned());
    assertThat(text(page, "header"))
        .contains("Contract met1 case passed, 1 with warnings only, 0 skipped.")
        .contains("Fails ondocumented and inferred rules")
        .contains("Warnings (1)");
    assertThat(text(page, "main")).contains("a comment is newer than the one before it");
  }

  @Test
  void saysFirstWhatWasCheckedAndHowItWent() throws Exception {
    Document page = parse(Samples.mixed());
    assertThat(text(page, "title"))
        .isEqualTo("Contract not met: metroleads at http://localhost:8080");
    assertThat(text(page, "header"))
        .contains("Contract not met3 causes, 3 findings in 2 of 63 cases; 60 passed, 1 skipped.")
        .contains("1 note that this run created could not be removed.")
        .contains("2026-11-21 20:16:05 UTC", "2.35 s, 63 requests", "Modelenient");
    assertThat(text(parse(Samples.passed()), "header"))
        .contains("Contract met1 case passed, 0 skipped.")
        .contains("none, read-only run")
        .doesNotContain("could not be removed");
    assertThat(text(parse(Samples.empty()), "header"))
        .contains("Nothing was checkedno case was run.");
  }

  @Test
  void putsFindingsFirstAndFoldsTheRest() throws Exception {
    Document page = parse(Samples.mixed());
    assertThat(elements(page, "section"))
        .extracting(section -> section.getAttribute("id"))
        .startsWith("failed")
        .containsSubsequence("failed", "coverage", "readings", "cases", "skipped", "passed");
    assertThat(elements(section(page, "coverage"), "details").get(0).getAttribute("class"))
        .isEqualTo("part");
    assertThat(elements(section(page, "failed"), "h2")).hasSize(1);
    assertThat(elements(section(parse(Samples.passed()), "coverage"), "details"))
        .as("open where there is no finding")
        .noneMatch(details -> details.getAttribute("class").equals("part"));
  }

  @Test
  void breaksAddressesBetweenTheirPartsOnly() throws Exception {
    Element request =
        elements(section(parse(Samples.mixed()), "failed"), "code").stream()
            .filter(code -> code.getAttribute("class").equals("address"))
            .findFirst()
            .orElseThrow();
    assertThat(elements(request, "span"))
        .extracting(Element::getTextContent)
        .contains("5245533b-e8c4-4292-b6b0-62ac6ecedb3e/", "leads/");
    String style = elements(parse(Samples.mixed()), "style").get(0).getTextContent();
    assertThat(style).contains(".address span { white-space: nowrap; }", "@media print");
  }

  @Test
  void showsTheCoverageOfOperationsStatusesAndRules() throws Exception {
    Element coverage = section(parse(Samples.mixed()), "coverage");
    assertThat(elements(coverage, "th"))
        .extracting(Element::getTextContent)
        .startsWith("Operation", "none", "200", "400", "401", "402", "404", "405", "429", "500")
        .contains("list-events1 failed, 12 passed, 1 skipped", "issue-tokenno case");
    assertThat(coverage.getTextContent())
        .contains("1 –", "13 ✗", "12 ✓", "1 ✗")
        .contains("ML-EV-03 ✗", "ML-EV-02 –", "ML-EV-12 –", "ML-CO-02 ✓")
        .contains(
            "%s rules of this API that no case of this run checks"
                .formatted(RuleCatalogue.of("metroleads").rules().size() - Samples.CHECKED));
  }

  @Test
  void showsAFindingWithItsRuleAndItsCurlLine() throws Exception {
    Element findings = section(parse(Samples.mixed()), "failed");
    assertThat(findings.getTextContent().replaceAll("\\s+", " "))
        .contains("the page holds 10 events")
        .contains("metroleads/list-events/default-size A page without a size holds 20 events")
        .contains("ML-EV-03 size defaults to 20 events. documented Source: metroleads-events")
        .contains("Where list-events, status 200, at /events")
        .contains("Expected 20 events, as count says that there are 56")
        .contains("But was 10 events")
        .contains("Reproduce curl -i -u \"$LEADMOCK_USER:$LEADMOCK_TOKEN\" 'http://localhost:8080/")
        .contains("GET http://localhost:8080/companies/");
    assertThat(section(parse(Samples.mixed()), "cases").getTextContent().replaceAll("\\s+", " "))
        .contains("metroleads/list-events/default-size took 12 ms")
        .contains("The case also checks ML-EV-02.");
  }

  @Test
  void showsOneCauseOnceAndLinksItsCases() throws Exception {
    Document page = parse(List.of(Samples.sameCause()));
    Element findings = section(page, "failed");
    assertThat(elements(findings, "article")).hasSize(1);
    assertThat(findings.getTextContent().replaceAll("\\s+", " "))
        .contains("the content type does not say JSON new")
        .contains("2 findings in 2 cases, the first below");
    assertThat(elements(findings, "a"))
        .extracting(link -> link.getAttribute("href"))
        .containsExactly("#case-1", "#case-2");
    assertThat(section(page, "known").getTextContent()).contains("metroleads/list-events/size");
    assertThat(section(page, "fixed").getTextContent()).contains("the page holds * events");
    assertThat(section(page, "changes").getTextContent())
        .contains(
            "Since the run of 2026-11-20 10:00:00 UTC, by case and cause: 2 new, 1 gone, 1 the same.");
  }

  @Test
  void saysOnTopWhyTheRunDidNotEnd() throws Exception {
    assertThat(text(parse(Samples.unreachable()), "header"))
        .startsWith("Nothing was checkedcannot reach http://localhost:8080: connection refused.");
    assertThat(text(parse(Samples.interrupted()), "header"))
        .startsWith(
            "The run did not endthe run was interrupted after 1 of 15 cases; 1 case passed, 0"
                + " skipped.");
  }

  @Test
  void holdsSeveralRunsWithAnchorsOfTheirOwn() throws Exception {
    Document page = parse(List.of(Samples.sameCause(), Review.of(Samples.passed())));
    List<String> ids =
        elements(page, "*").stream()
            .map(element -> element.getAttribute("id"))
            .filter(id -> !id.isEmpty())
            .toList();
    assertThat(ids).doesNotHaveDuplicates().contains("case-1", "run-2-case-1", "run-2-failed");
    assertThat(elements(page, "a"))
        .allSatisfy(link -> assertThat(ids).contains(link.getAttribute("href").substring(1)));
    assertThat(text(page, "nav")).isEqualTo("metroleads: Contract not metliveforce: Contract met");
    assertThat(text(page, "title"))
        .isEqualTo(
            "Contract not met: metroleads at http://localhost:8080, liveforce at"
                + " http://localhost:8080");
  }

  @Test
  void showsReadingsLedgerSkippedAndPassedCases() throws Exception {
    Document page = parse(Samples.mixed());
    assertThat(section(page, "readings").getTextContent()).contains("unknown page start: 400");
    assertThat(section(page, "ledger").getTextContent())
        .contains("7c9e6679-7425-40de-944b-e07fc1f90ae7", "NOT REMOVED");
    assertThat(section(page, "skipped").getTextContent())
        .contains("the timeline grew from 56 to 57 events while it was walked")
        .contains("→ no response", "timed out after 5 s");
    Element passed = section(page, "passed");
    assertThat(elements(passed, "summary").get(0).getTextContent()).isEqualTo("Passed cases (60)");
    assertThat(elements(passed, "details")).as("one around all, one for each").hasSize(61);
    assertThat(passed.getTextContent())
        .contains("POST http://localhost:8080/companies/", "Authorization: Basic ***")
        .contains("X-Twice: 1\nX-Twice: 2\n", "{\"message\":\"He said \\\"hi\\\" \ud83d\ude00\"}");
  }

  @Test
  void showsHostileTextAsText() throws Exception {
    Document page = parse(Samples.hostile());
    String text =
        section(page, "failed").getTextContent() + section(page, "cases").getTextContent();
    assertThat(text)
        .contains("</pre></script><script>alert(1)</script><img src=x onerror=alert(2)>\n]]>&amp;")
        .contains("half \\ud83d half \\ude00 whole \ud83d\ude00", "\\u202egpj.exe\\u202c")
        .contains("NO-SUCH-RULE is in no catalogue of this version.")
        .contains("more characters are not shown.");
    assertThat(Samples.write(ReportFormat.HTML, Samples.hostile())).hasSizeLessThan(200_000);
  }

  /** The page is also well-formed XML, so the JDK can parse it. */
  private static Document parse(Report report) throws Exception {
    return parse(List.of(Review.of(report)));
  }

  private static Document parse(List<Review> runs) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(Samples.write(ReportFormat.HTML, runs))));
  }

  private static Element section(Document page, String id) {
    return elements(page, "section").stream()
        .filter(section -> section.getAttribute("id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String text(Document page, String name) {
    return elements(page, name).get(0).getTextContent().replaceAll("\n", "");
  }

  private static List<Element> elements(Document page, String name) {
    return elements(page.getDocumentElement(), name);
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
