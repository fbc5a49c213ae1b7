package io.github.leadmock.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class BundledFilesTest {

  @Test
  void readsAFile() {
    assertThat(BundledFiles.text("README.md")).startsWith("# Stubs");
    assertThat(BundledFiles.find("README.md")).contains(BundledFiles.text("README.md"));
    assertThat(BundledFiles.find("acme/none.json")).isEmpty();
  }

  @Test
  void rejectsAMissingFile() {
    assertThatIllegalStateException()
        .isThrownBy(() -> BundledFiles.text("acme/none.json"))
        .withMessage("stubs/acme/none.json is missing from the jar");
  }
}
