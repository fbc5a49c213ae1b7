package io.github.leadmock.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineFileTest {

  private static final String GOOD =
      """
      format: 1
      findings:
        - rule: ML-EV-03
          says: the page holds * events
          at: /events
          status: 200
          was: a number
          reason: ticket 7
          cases:
            - order
            - size
      """;

  @TempDir private Path folder;

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("baseline.yaml"), text);
  }

  @Test
  void putsFindingsThatDifferInTheirCasesIntoOneEntry() {
    Baseline baseline =
        new Baseline(
            Map.of(
                Runs.key(
                    Runs.report(
                        Runs.failed("size", Runs.finding("the page holds 10 events", "10")))),
                "ticket 7",
                Runs.key(
                    Runs.report(
                        Runs.failed("order", Runs.finding("the page holds 7 events", "7")))),
                "ticket 7"),
            false);

    assertThat(BaselineFile.text(baseline)).startsWith("# Differences to").endsWith(GOOD);
  }

  @Test
  void saysThatAStrictRunHasWrittenIt() throws IOException {
    Baseline strict =
        Baseline.NONE.after(List.of(Runs.strict(Runs.failed("size", Runs.finding("x", "")))));

    assertThat(BaselineFile.text(strict)).contains("\nstrict: true\nfindings:\n");
    assertThat(BaselineFile.read(write(BaselineFile.text(strict)))).isEqualTo(strict);
    assertThatThrownBy(() -> BaselineFile.read(write("format: 1\nstrict: often\nfindings: []\n")))
        .hasMessageContaining("has 'strict: often'; expected true");
  }

  @Test
  void readsBackWhatItWrites() throws IOException {
    String[] texts = {
      "null", "*", "", "- x: 'y' # \"z\"", "true", "1e3", "\u0000\ud83d\ude00\n\t|"
    };
    Baseline baseline = Baseline.NONE;
    for (String text : texts) {
      baseline =
          baseline.after(
              List.of(Runs.report(Runs.failed("case " + text, Runs.finding(text, text)))));
    }

    assertThat(BaselineFile.read(write(BaselineFile.text(baseline)))).isEqualTo(baseline);
    assertThat(BaselineFile.read(write(BaselineFile.text(Baseline.NONE)))).isEqualTo(Baseline.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "format: 1|format: 2|has 'format: 2'",
        "findings:|found:|has no list 'findings'",
        "rule: ML|role: ML|has 'role' in finding 1; expected only rule, says, at, status, was,"
            + " reason, cases",
        "at: /events|at:|has no text 'at' in finding 1",
        "status: 200|status: ok|has 'status: ok' in finding 1; expected an HTTP status",
        "- size|- order|has finding 1 twice: order",
        "findings:|more: 1%findings:|has 'more'; expected only format, strict, findings",
        "status: 200|status: 200%    status: 404|is not YAML",
        "cases:|cases: {|is not YAML, line 9",
        "findings:|more: 1%---%findings:|has a second document, line 4",
        "cases:%      - order%      - size|cases: []|has no list 'cases' in finding 1"
      })
  void saysWhatIsWrongWithAFile(String good, String bad, String message) throws IOException {
    String there = good.replace("%", "\n");
    assertThat(GOOD).contains(there);
    Path file = write(GOOD.replace(there, bad.replace("%", "\n")));
    assertThatThrownBy(() -> BaselineFile.read(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("%s %s", file, message)
        .hasMessageEndingWith("; --write-baseline makes a file of the right form (--baseline)");
  }

  @Test
  void saysThatAFileIsNoText() throws IOException {
    Path file = Files.write(folder.resolve("baseline.yaml"), new byte[] {(byte) 0xff});
    assertThatThrownBy(() -> BaselineFile.read(file))
        .hasMessage("cannot read %s: expected a text file in UTF-8 (--baseline)", file);
  }

  @Test
  void saysThatAFileIsMissing() {
    Path file = folder.resolve("none.yaml");
    assertThatThrownBy(() -> BaselineFile.read(file))
        .hasMessage("cannot read %s; --write-baseline makes it (--baseline)", file);
  }
}
