package io.github.leadmock.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.verify.Report;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

final class JunitReportTest {

  @ParameterizedTest
  @MethodSource("io.github.leadmock.report.Samples#all")
  void isValidForJenkins(Report report) throws Exception {
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(getClass().getResource("/report-schemas/jenkins-junit.xsd"))
        .newValidator()
        .validate(new StreamSource(new StringReader(write(report))));
  }

  @ParameterizedTest
  @MethodSource("io.github.leadmock.report.Samples#all")
  void hasWhatAntWantsOnTop(Report report) throws Exception {
    Element suite = only(parse(report), "testsuite");
    assertThat(suite.getAttribute("timestamp")).isEqualTo("2026-11-21T20:16:05");
    assertThat(suite.getAttribute("hostname")).isEqualTo("localhost");
    assertThat(suite.getAttribute("package")).isNotEmpty();
    assertThat(suite.getAttribute("id")).isEqualTo("0");
    assertThat(children(suite)).startsWith("properties").endsWith("system-out", "system-err");
    for (Element test : elements(suite, "testcase")) {
      assertThat(children(test)).hasSizeLessThanOrEqualTo(1);
      assertThat(test.getAttribute("time")).matches("\\d+\\.\\d{3}");
      assertThat(test.getAttribute("classname")).isNotEmpty();
    }
  }

  @Test
  void countsTheCases() throws Exception {
    Element suite = only(parse(Samples.mixed()), "testsuite");
    assertThat(suite.getAttribute("tests")).isEqualTo("63");
    assertThat(suite.getAttribute("failures")).isEqualTo("2");
    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    assertThat(suite.getAttribute("errors")).isEqualTo("0");
    assertThat(suite.getAttribute("time")).isEqualTo("2.345");
    assertThat(elements(suite, "testcase")).hasSize(63);
  }

  @Test
  void failsACaseWithAllItsFindings() throws Exception {
    Element failure = elements(parse(Samples.mixed()).getDocumentElement(), "failure").get(0);
    assertThat(failure.getAttribute("type")).isEqualTo("ML-EV-03");
    assertThat(failure.getAttribute("message")).isEqualTo("the page holds 10 events (and 1 more)");
    assertThat(failure.getTextContent())
        .contains("A page without a size holds 20 events\n")
        .contains("rule: ML-EV-03 (documented): size defaults to 20 events.\n")
        .contains("source: metroleads-events.txt, Fetch events for a lead, Parameters\n")
        .contains("where: list-events, status 200, at /events\n")
        .contains("expected: 20 events, as count says that there are 56\n")
        .contains("but was: 10 events\n")
        .contains("reproduce: curl -i -u \"$LEADMOCK_USER:$LEADMOCK_TOKEN\" 'http://localhost")
        .contains("rule: ML-EV-04 (inferred)");
  }

  @Test
  void skipsACaseWithItsReason() throws Exception {
    Element skipped = only(parse(Samples.mixed()), "skipped");
    assertThat(skipped.getTextContent())
        .isEqualTo("the timeline grew from 56 to 57 events while it was walked");
  }

  @Test
  void listsRequestsReadingsAndLedger() throws Exception {
    assertThat(only(parse(Samples.mixed()), "system-out").getTextContent())
        .contains("metroleads/list-events/default-size: failed, ML-EV-03 ML-EV-04 ML-EV-02\n")
        .contains("/events?start=0&size=20 → no response\n")
        .contains("reading: ML-EV-08, unknown page start: 400\n")
        .contains(
            "note 63ecec2c-5047-4cd8-ae98-0dda952e21b8, created by metroleads/add-note/first:"
                + " removed\n")
        .contains("created by metroleads/add-note/texts: NOT REMOVED\n");
  }

  @Test
  void passesACaseWithWarningsOnlyAndPrintsThem() throws Exception {
    Document report = parse(Samples.warned());
    Element suite = only(report, "testsuite");
    assertThat(suite.getAttribute("failures")).isEqualTo("0");
    assertThat(suite.getAttribute("errors")).isEqualTo("0");
    assertThat(elements(suite, "failure")).isEmpty();
    assertThat(only(report, "system-out").getTextContent())
        .contains("metroleads/list-comments/order: warned, ML-CO-02\n")
        .contains("warning: a comment is newer than the one before it\n  rule: ML-CO-02 (");
  }

  @Test
  void isRedWhenNothingWasChecked() throws Exception {
    Element error = only(parse(Samples.skipped()), "error");
    assertThat(error.getAttribute("message"))
        .isEqualTo("Nothing was checked: 1 case skipped, none run");
    Element suite = only(parse(Samples.empty()), "testsuite");
    assertThat(suite.getAttribute("errors")).isEqualTo("1");
    assertThat(suite.getAttribute("tests")).isEqualTo("1");
  }

  @Test
  void isRedWithTheReasonWhenTheRunDidNotEnd() throws Exception {
    assertThat(only(parse(Samples.unreachable()), "error").getAttribute("message"))
        .isEqualTo("Nothing was checked: cannot reach http://localhost:8080: connection refused");
    Element suite = only(parse(Samples.interrupted()), "testsuite");
    assertThat(suite.getAttribute("tests")).isEqualTo("2");
    assertThat(suite.getAttribute("errors")).isEqualTo("1");
    assertThat(elements(suite, "error").get(0).getAttribute("message"))
        .isEqualTo(
            "The run did not end: the run was interrupted after 1 of 15 cases; 1 case passed, 0"
                + " skipped");
  }

  @Test
  void passesAKnownFindingAndPrintsIt() throws Exception {
    Document report = parse(Samples.sameCause().report());
    assertThat(only(report, "testsuite").getAttribute("failures")).isEqualTo("2");
    assertThat(only(report, "system-out").getTextContent())
        .contains("metroleads/list-events/size: known, ML-EV-01\nknown: the content type does");
  }

  @Test
  void spellsOutWhatXmlCannotHold() throws Exception {
    assertThat(only(parse(Samples.hostile()), "skipped").getTextContent())
        .contains("<script>alert(1)</script>", "]]>&amp;", "&#0;")
        .contains("NUL \\u0000 bell \\u0007 escape \\u001b[31m")
        .contains("half \\ud83d half \\ude00 whole \ud83d\ude00")
        .contains("\\u202egpj.exe\\u202c", "\\ufffe\\uffff", "\\u000d\nنص عربي");
  }

  private static String write(Report report) {
    return Samples.write(ReportFormat.JUNIT, report);
  }

  private static Document parse(Report report) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(write(report))));
  }

  private static Element only(Document document, String name) {
    List<Element> found = elements(document.getDocumentElement(), name);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static List<String> children(Element parent) {
    List<String> names = new ArrayList<>();
    for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        names.add(element.getTagName());
      }
    }
    return names;
  }
}
