package io.github.leadmock.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.watch.StableFolderScan.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StableFolderScanTest {

  @TempDir private Path dir;
  private StableFolderScan files;

  @BeforeEach
  void look() throws IOException {
    Files.writeString(dir.resolve("a"), "1");
    files = new StableFolderScan(dir, name -> true, StableFolderScan.STUB_BYTES);
    assertThat(names(files.look())).as("all there is, the first time").containsExactly("a");
  }

  @Test
  void waitsUntilAFileIsAsItWas() throws IOException {
    Files.writeString(dir.resolve("a"), "22");
    assertThat(files.look()).isEmpty();
    Files.writeString(dir.resolve("a"), "333");
    assertThat(files.look()).isEmpty();
    List<Change> changes = files.look();
    assertThat(names(changes)).containsExactly("a");
    assertThat(changes.get(0).content().orElseThrow()).asString().isEqualTo("333");
    assertThat(files.look()).isEmpty();
  }

  @Test
  void doesNotMissAFileForAMoment() throws IOException {
    Path aside = dir.resolveSibling(dir.getFileName() + "-aside");
    Files.move(dir.resolve("a"), aside);
    assertThat(files.look()).isEmpty();
    Files.move(aside, dir.resolve("a"));
    assertThat(files.look()).isEmpty();
    assertThat(files.look()).isEmpty();

    Files.delete(dir.resolve("a"));
    assertThat(files.look()).isEmpty();
    assertThat(files.look()).singleElement().matches(Change::isGone);
    assertThat(files.look()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".hidden",
        "a~",
        "a.swp",
        "a.SWO",
        "#a#",
        ".#a",
        "a.tmp",
        "a.bak",
        "a.part",
        "a.json___jb_tmp___",
        ".git/config"
      })
  void takesNoNoticeOfWhatProgramsPutAside(String name) throws IOException {
    Files.createDirectories(dir.resolve(name).getParent());
    Files.writeString(dir.resolve(name), "x");
    assertThat(files.look()).isEmpty();
    assertThat(files.look()).isEmpty();
  }

  @Test
  void followsLinksAndEndsWhereTheyGoInCircles() throws IOException {
    Path real = Files.writeString(dir.resolve(".real"), "x");
    Files.createSymbolicLink(dir.resolve("link"), real);
    Files.createSymbolicLink(dir.resolve("circle"), dir);
    assertThat(files.look()).isEmpty();
    assertThat(names(files.look())).containsExactly("link");
  }

  @Test
  void refusesAFileThatIsTooLarge() throws IOException {
    Files.write(dir.resolve("large"), new byte[(8 << 20) + 1]);
    assertThat(files.look()).isEmpty();
    assertThat(files.look())
        .singleElement()
        .satisfies(
            change ->
                assertThat(change.problem())
                    .contains("is larger than 8388608 bytes, which is the most"));
  }

  private static List<String> names(List<Change> changes) {
    return changes.stream().map(Change::name).toList();
  }
}
