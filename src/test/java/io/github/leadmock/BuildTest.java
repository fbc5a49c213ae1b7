package io.github.leadmock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/**
 * Properties of the build that are noticed only by someone who waits for it or reads its output.
 */
class BuildTest {

  @Test
  void skipsTheTestsOfTheJarsWhenTestsAreSkipped() throws Exception {
    assertThat(pom("/project/properties/skipITs")).isEqualTo("${skipTests}");
    assertThat(
            pom(
                "//plugin[artifactId='maven-failsafe-plugin']//*[self::skip or self::skipITs or"
                    + " self::skipTests]"))
        .as("what would win over the property")
        .isEmpty();
  }

  @Test
  void usesNoVersionOfJqwikThatPrintsInstructionsToItsReader() throws Exception {
    assertThat(pom("/project/properties/jqwik.version")).doesNotStartWith("1.10");
  }

  private static String pom(String path) throws Exception {
    Document pom =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Path.of("pom.xml").toFile());
    return XPathFactory.newInstance().newXPath().evaluate(path, pom);
  }
}
