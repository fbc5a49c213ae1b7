package io.github.leadmock.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@EnabledOnOs({OS.LINUX, OS.MAC})
class SubprocessTest {

  @TempDir private Path folder;

  @AfterEach
  void forget() {
    System.clearProperty(Subprocess.LOCALE);
  }

  @ParameterizedTest
  @CsvSource({"de_DE.UTF-8, de_DE.UTF-8", "'', none"})
  void hasTheLocaleThatTheLauncherFound(String handedOver, String seen) throws Exception {
    System.setProperty(Subprocess.LOCALE, handedOver);
    List<String> command = List.of("sh", "-c", "printf '%s' \"${LC_ALL-none}\" >seen");

    try (Subprocess process = Subprocess.start(command, folder, Map.of())) {
      assertThat(process.await(Duration.ofSeconds(60))).isTrue();
    }
    assertThat(folder.resolve("seen")).hasContent(seen);
  }
}
