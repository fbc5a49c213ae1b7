package io.github.leadmock.pact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CommittedPactTest {

  @Test
  void saysHowToRefreshAFileThatIsOutOfDate() {
    assertThat(
            CommittedPact.outOfDate(
                Path.of("schemas", "liveforce", "pacts", "a.json"), "LiveForceConsumerPactTest"))
        .isEqualTo(
            "schemas/liveforce/pacts/a.json is out of date; look at the difference, then refresh it with ./mvnw"
                + " -Dpact.update=true -Dtest=LiveForceConsumerPactTest test");
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
