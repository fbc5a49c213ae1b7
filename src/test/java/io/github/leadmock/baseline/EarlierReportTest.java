package io.github.leadmock.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.leadmock.contract.RuleCatalogue;
import io.github.leadmock.report.ReportFormat;
import io.github.leadmock.verify.Report;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EarlierReportTest {

  @TempDir private Path folder;

  /** The report, read back from its JSON form. */
  static EarlierReport earlier(Report report) {
    try {
      Path file = Files.createTempFile("report", ".json");
      try {
        StringWriter text = new StringWriter();
        ReportFormat.JSON.write(report, RuleCatalogue.all(), text);
        Files.writeString(file, text.toString());
        return EarlierReport.read(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Test
  void findsTheSameKeysAsTheRunThatWroteIt() {
    Report report =
        Runs.report(
            Runs.failed("size", Runs.finding("the page holds 10 events", "10")),
            Runs.passed("order"),
            Runs.skipped("start"));

    assertThat(earlier(report).findings("metroleads")).contains(Findings.of(report));
    assertThat(earlier(report).started("metroleads")).contains(report.started());
    assertThat(earlier(report).findings("liveforce")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not JSON",
        "[]",
        "{\"format\":3,\"runs\":[{\"api\":\"metroleads\",\"started\":\"2026-11-30T08:00:00Z\"}]}",
        "{\"format\":1,\"api\":\"metroleads\"}",
        "{\"runs\":[{\"api\":\"metroleads\",\"started\":\"yesterday\"}]}"
      })
  void saysThatAFileIsNotAReport(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("x.json"), text);
    assertThatThrownBy(() -> EarlierReport.read(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "%s is not a report that --report json=FILE of this version wrote (--since)", file);
  }

  @Test
  void saysThatAFileIsMissing() {
    Path file = folder.resolve("none.json");
    assertThatThrownBy(() -> EarlierReport.read(file))
        .hasMessage("cannot read %s; name a report that --report json=FILE wrote (--since)", file);
  }
}
