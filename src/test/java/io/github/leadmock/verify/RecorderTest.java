package io.github.leadmock.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.contract.Rule;
import io.github.leadmock.contract.RuleCatalogue;
import io.github.leadmock.contract.Violation;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No part of a secret is left where a text is cut. */
class RecorderTest {

  private static final String TOKEN = "a-token-of-forty-characters-or-even-more";

  private final Recorder recorder =
      new Recorder(URI.create("http://localhost"), "me@example.com", TOKEN);

  @ParameterizedTest
  @ValueSource(ints = {255, 261, 270, 290, 299})
  void hidesASecretAcrossTheCutOfAFinding(int before) {
    String text = "x".repeat(before) + TOKEN + "y".repeat(300);

    Finding finding =
        recorder.finding(
            new Scale(RuleCatalogue.of("metroleads"), Rule.Status.INFERRED),
            "list-events",
            Call.get("/"),
            200,
            new Violation("ML-ER-01", "", "a message", text, text));

    assertThat(finding.expected()).doesNotContain("a-tok").startsWith("x".repeat(before) + "$");
    assertThat(finding.actual()).doesNotContain("a-tok").startsWith("x".repeat(before) + "$");
  }

  @Test
  void quotesABodyOfSeveralLinesOnOne() {
    assertThat(recorder.curl(Call.post("/", "{\n\t\"a\": \"it's \\\\n \u001b\"}\r\n")))
        .contains("--data-binary $'{\\n\\t\"a\": \"it\\'s \\\\\\\\n \\x1b\"}\\r\\n'");
    assertThat(recorder.curl(Call.post("/", "it's"))).contains("--data-binary 'it'\\''s'");
  }

  @ParameterizedTest
  @ValueSource(ints = {19_965, 19_980, 19_999})
  void hidesASecretAcrossTheCutOfACurlLine(int before) {
    String curl = recorder.curl(Call.post("/", "x".repeat(before) + TOKEN + "y".repeat(300)));

    assertThat(curl).doesNotContain("a-tok").contains("characters in all");
  }
}
