package io.github.leadmock.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A small project with our jar and the oldest and newest JUnit named in README. */
@Tag("slow")
class JUnitVersionsIT {

  private static final String CLASS = "SmallProjectTest";

  static Stream<String> versions() {
    return Stream.of("oldest", "newest");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void compilesAndRuns(String version, @TempDir Path folder) throws IOException {
    String junit = System.getProperty("junit." + version);
    Compilation.compile(
        List.of(Compilation.source("/junit-project/" + CLASS + ".java", folder)),
        junit + File.pathSeparator + Program.RUNNABLE_JAR,
        folder);

    Program.Result result =
        Program.run(
            new ProcessBuilder(
                Program.java(
                    "-jar",
                    junit,
                    "execute",
                    "--disable-banner",
                    "--details=tree",
                    "--disable-ansi-colors",
                    "--class-path",
                    Program.RUNNABLE_JAR + File.pathSeparator + folder,
                    "--select-class",
                    CLASS,
                    "--select-class",
                    CLASS + "$AnnotatedTest")));

    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    // Six of the class and its nested one; the rest are the contract's cases.
    assertThat(result.out())
        .contains(
            "0 tests failed",
            "getsTheBaseUrl",
            "hasAccessors",
            "sharesTheMock",
            "getsWhatItAsksFor")
        .containsPattern("\\b(1[0-9]|[2-9][0-9]) tests successful");
  }
}
