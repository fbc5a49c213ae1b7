package io.github.leadmock.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The output: the tables, the chart, and the page that contains them. */
class ResultTablesTest {

  @TempDir private Path folder;

  @Test
  void showsEveryServerWithItsSpreadAndRatio() {
    assertThat(new ResultTables(Samples.results()).text())
        .startsWith("Measured on 2026-11-22 by 2 cores of an abacus.\nTwo rounds.\n")
        .contains(
            """

            ### lead summary, 32 connections

            | server | requests/s | 50 % within | 99 % within | Leadmock : it, requests/s |
            | --- | ---: | ---: | ---: | ---: |
            | Leadmock | 25,200 (24,000–26,400) | 1.00 ms | 4.17 ms |  |
            | bare Jetty 12.1 | 31,500 (30,000–33,000) | 1.00 ms | 3.33 ms | 0.80 (0.80–0.80) |
            """)
        .contains(
            "| Leadmock, event page of 20 | 25,200 (24,000–26,400) | 1.00 ms | 4.17 ms | 0.60 (0.60–0.60) |\n")
        .contains("| 10,000 | 23,000 (19,000–27,000) | 0.93 (0.90–0.95) | 4.3 kB |\n")
        .contains("| ./leadmock serve | 0.55 (0.50–0.60) |\n")
        .contains("| Leadmock | 1,234 MB | serve; state,");
  }

  @Test
  void showsWhichTargetsAreMissed() {
    assertThat(new ResultTables(Samples.results()).text())
        .contains(
            "| lead summary, requests/s : WireMock 3.13.2, stock | 4.00 (4.00–4.00) | ≥ 5.00 | **no** |\n")
        .contains(
            "| start to first answer : WireMock, stock | 0.28 (0.25–0.30) | ≤ 0.35 | yes |\n");
  }

  @Test
  void reportsEachRoundWithErrors() {
    Contest.Entrant ours = new Contest.Entrant(Server.LEADMOCK, Workload.MIX);
    Contest mix = new Contest(Workload.MIX, 256, List.of(ours));
    Results results =
        new Results(
            "",
            "",
            List.of(
                new Score(
                    mix, Map.of(ours, List.of(new Load(9, 1, 1, 0, 0), new Load(9, 1, 1, 7, 2))))),
            List.of(),
            Map.of(),
            Map.of());

    assertThat(results.faults())
        .containsExactly(
            "Leadmock, 90 % reads, 10 % add note, 256 connections: 7 answers were no success, 2 connections broke");
    assertThat(Samples.results().faults()).isEmpty();
  }

  @Test
  void drawsABarForEachEntrant() throws ParserConfigurationException, IOException, SAXException {
    String svg = Chart.of(Samples.results().scores());

    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)))
            .getDocumentElement();
    NodeList bars = root.getElementsByTagName("rect");
    // The first is the background.
    assertThat(bars.getLength()).isEqualTo(1 + 5 + 6);
    double leadmock = Double.parseDouble(((Element) bars.item(1)).getAttribute("width"));
    double jetty = Double.parseDouble(((Element) bars.item(2)).getAttribute("width"));
    assertThat(leadmock / jetty).isBetween(0.79, 0.81);
    assertThat(root.getTextContent()).contains("lead summary", "WireMock 3.13.2, stock", "25,200");
  }

  @Test
  void replacesItsOwnPartOfThePageOnly() throws IOException {
    Path file = folder.resolve("performance.md");
    Files.writeString(file, "before\n%s\nold\n%s\nafter\n".formatted(Page.BEGIN, Page.END));

    new Page(file).write("new\n");

    assertThat(file).hasContent("before\n%s\nnew\n%s\nafter\n".formatted(Page.BEGIN, Page.END));
  }

  @Test
  void refusesAPageWithoutItsMarks() throws IOException {
    Path file = Files.writeString(folder.resolve("performance.md"), "mine");

    assertThatThrownBy(() -> new Page(file).write("new"))
        .hasMessage("%s has no lines '%s' and '%s'".formatted(file, Page.BEGIN, Page.END));
    assertThat(file).hasContent("mine");
  }

  @Test
  void findsItsPartInTheDocumentation() throws IOException {
    assertThat(Files.readString(Path.of("docs/performance.md")))
        .containsSubsequence(Page.BEGIN, Page.END);
  }
}
