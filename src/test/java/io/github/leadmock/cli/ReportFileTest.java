package io.github.leadmock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@EnabledOnOs(OS.LINUX)
class ReportFileTest {

  @ParameterizedTest
  @CsvSource({
    "report.json, true",
    "/dev/shm/leadmock/no-such-report.json, true",
    "/dev/no-such-report.json, true",
    "/dev/null, false",
    "/dev/stdout, false",
    "/dev/./stderr, false",
    "/dev/fd/1, false",
    "/proc/self/fd/1, false"
  })
  void replacesFilesButNothingThatIsReadAsItIsWritten(String file, boolean replaced) {
    assertThat(ReportFile.parse("json=" + file, Path.of("target")).orElseThrow().canBeReplaced())
        .isEqualTo(replaced);
  }
}
