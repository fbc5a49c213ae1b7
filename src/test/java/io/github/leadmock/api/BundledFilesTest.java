package io.github.leadmock.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BundledFilesTest {

  @Test
  void readsAFile() {
    assertThat(BundledFiles.text("README.md")).startsWith("# Stubs");
    assertThat(BundledFiles.read("README.md"))
        .isEqualTo(BundledFiles.text("README.md").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void listsTheFilesOfAFolderInOrder() {
    assertThat(BundledFiles.list("liveforce/mappings"))
        .containsExactly("liveforce/mappings/lead-summary.json", "liveforce/mappings/unknown.json");
  }

  @Test
  void hasAListOfAllFiles() throws IOException {
    Path stubs = Path.of("stubs");
    try (Stream<Path> files = Files.walk(stubs)) {
      List<String> names =
          files
              .filter(Files::isRegularFile)
              .map(file -> stubs.relativize(file).toString().replace('\\', '/'))
              .filter(name -> name.contains("/"))
              .sorted()
              .toList();
      assertThat(BundledFiles.text("files.txt").lines())
          .as("stubs/files.txt names each file in the folders beside it, sorted")
          .containsExactlyElementsOf(names);
    }
  }

  @Test
  void rejectsAMissingFile() {
    assertThatIllegalStateException()
        .isThrownBy(() -> BundledFiles.read("acme/none.json"))
        .withMessage("stubs/acme/none.json is missing from the jar");
  }
}
