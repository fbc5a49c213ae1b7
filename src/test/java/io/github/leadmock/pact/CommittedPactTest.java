package io.github.leadmock.pact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommittedPactTest {

  @Test
  void saysHowToRefreshAFileThatIsOutOfDate() {
    assertThat(
            CommittedPact.outOfDate(
                Path.of("schemas", "liveforce", "pacts", "a.json"), 7, "LiveForceConsumerPactTest"))
        .isEqualTo(
            "schemas/liveforce/pacts/a.json is out of date from line 7; refresh it with ./mvnw"
                + " -Dpact.update=true -Dtest=LiveForceConsumerPactTest test, and commit what has changed");
  }

  @Test
  void seesEveryDifferenceBetweenTwoFiles() {
    List<String> lines = List.of("a", "b");

    assertThat(CommittedPact.firstDifference(lines, lines)).isEmpty();
    assertThat(CommittedPact.firstDifference(lines, List.of("a", "c"))).hasValue(2);
    assertThat(CommittedPact.firstDifference(lines, List.of("a"))).hasValue(2);
    assertThat(CommittedPact.firstDifference(lines, List.of("a", "b", "c"))).hasValue(3);
    assertThat(CommittedPact.firstDifference(lines, List.of())).hasValue(1);
  }

  @Test
  void commitsNoVersionsAndNoOrderOfTests() {
    assertThat(
            PactText.of(
                "{\"interactions\": [{\"description\": \"b\"}, {\"description\": \"a\"}],"
                    + " \"metadata\": {\"pact-jvm\": {\"version\": \"4.7.5\"}, \"pactSpecification\": {}}}"))
        .isEqualToIgnoringWhitespace(
            "{\"interactions\": [{\"description\": \"a\"}, {\"description\": \"b\"}],"
                + " \"metadata\": {\"pactSpecification\": {}}}");
  }
}
