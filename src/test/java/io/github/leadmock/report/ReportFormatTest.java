package io.github.leadmock.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.leadmock.contract.RuleCatalogue;
import io.github.leadmock.verify.Report;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ReportFormatTest {

  @ParameterizedTest
  @EnumSource
  void printsNothingOfTheMachineItRunsOn(ReportFormat format) throws IOException {
    String text = Samples.write(format, Samples.passed());
    assertThat(text)
        .doesNotContain(
            System.getProperty("user.dir"),
            System.getProperty("java.home"),
            System.getProperty("os.name"),
            InetAddress.getLocalHost().getHostName() + ".")
        .doesNotContainPattern("https?://(?!localhost:8080|json\\.schemastore\\.org)");
  }

  @ParameterizedTest
  @EnumSource
  void printsTheSameInAnyLocaleAndZone(ReportFormat format) {
    Report report = Samples.mixed();
    String here = Samples.write(format, report);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      assertThat(Samples.write(format, report)).isEqualTo(here);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @ParameterizedTest
  @EnumSource
  void losesNothingInUtf8(ReportFormat format) {
    String text = Samples.write(format, Samples.hostile());
    byte[] file = text.getBytes(StandardCharsets.UTF_8);
    assertThat(new String(file, StandardCharsets.UTF_8)).isEqualTo(text);
    assertThat(text).doesNotContain("\0", "\u202E", "\r").endsWith("\n");
  }

  @ParameterizedTest
  @EnumSource
  void needsNoCatalogue(ReportFormat format) throws IOException {
    StringWriter text = new StringWriter();
    format.write(Samples.mixed(), List.of(), text);
    assertThat(text.toString()).contains("ML-EV-03", "the page holds 10 events");
  }

  @ParameterizedTest
  @EnumSource
  void saysSoWhenTheFileCannotBeWritten(ReportFormat format) {
    Writer full =
        new Writer() {
          @Override
          public void write(char[] text, int offset, int length) throws IOException {
            throw new IOException("no space left");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    assertThatThrownBy(() -> format.write(Samples.empty(), RuleCatalogue.all(), full))
        .isInstanceOf(IOException.class)
        .hasMessage("no space left");
  }
}
