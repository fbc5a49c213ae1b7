package io.github.leadmock.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BundledTest {

  @Test
  void readsAFile() {
    assertThat(Bundled.text("README.md")).startsWith("# Stubs");
    assertThat(Bundled.read("README.md"))
        .isEqualTo(Bundled.text("README.md").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void listsTheFilesOfAFolderInOrder() {
    assertThat(Bundled.list("liveforce/mappings"))
        .containsExactly("liveforce/mappings/lead-summary.json", "liveforce/mappings/unknown.json");
  }

  @Test
  void complainsAboutAFileThatIsMissing() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Bundled.read("acme/none.json"))
        .withMessage("stubs/acme/none.json is missing from the jar");
  }
}
