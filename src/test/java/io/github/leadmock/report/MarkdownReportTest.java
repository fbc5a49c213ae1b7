package io.github.leadmock.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MarkdownReportTest {

  @Test
  void saysTheVerdictFirstThenEachCauseThenTheNumbers() {
    String text = Samples.write(ReportFormat.MARKDOWN, Samples.mixed());

    assertThat(text)
        .startsWith("## Contract not met: metroleads\n\n")
        .containsSubsequence(
            "<code>http://localhost:8080</code>",
            "### Findings\n",
            "<details><summary>",
            "</summary>\n\n- where: ",
            "- expected: ",
            "- actual: ",
            "- rule ML-EV-03: ",
            " Source: ",
            "```sh\ncurl ",
            "\n```\n</details>\n",
            "### Notes that this run made and could not remove\n",
            "7c9e6679-7425-40de-944b-e07fc1f90ae7",
            "| operation | passed | failed | warned | known | skipped |\n|---|---:|");
  }

  @Test
  void saysWhyNothingWasChecked() {
    assertThat(Samples.write(ReportFormat.MARKDOWN, Samples.unreachable()))
        .startsWith("## Nothing was checked: metroleads\n")
        .contains("cannot reach http://localhost:8080: connection refused");
  }

  /**
   * Text of a server stays text: no markup of its own, no end of a line, of a block or of a cell.
   */
  @Test
  void takesTextOfServersForNothingElse() {
    String text = Samples.write(ReportFormat.MARKDOWN, Samples.hostile());
    String outside = text.replaceAll("(?s)\n(`{3,})sh\n.*?\n\\1\n", "\n");

    assertThat(outside).isNotEqualTo(text);
    assertThat(outside.replaceAll("</?(details|summary|code)>", ""))
        .doesNotContain("<", ">", "`", "*", "[", "@");
    assertThat(outside.lines())
        .allMatch(
            line ->
                line.isEmpty() || line.matches("(#{2,3} |- |\\||<details>|</details>|[A-Z0-9]).*"));
  }

  @Test
  void staysBelowWhatGithubShows() {
    String text = Samples.write(ReportFormat.MARKDOWN, Samples.loud(1_200));

    assertThat(text.length()).isLessThan(1 << 20);
    assertThat(text)
        .contains("a is wrong: ")
        .containsPattern("\\nAnd 1\\d{3} more, which the other reports show\\.\\n")
        .contains("\n| list-events | 0 | 1200 |");
  }
}
