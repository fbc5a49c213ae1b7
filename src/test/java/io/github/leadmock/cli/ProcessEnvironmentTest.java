package io.github.leadmock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessEnvironmentTest {

  private static final String ASCII = "ANSI_X3.4-1968";

  @Test
  void namesTheArgumentThatJavaCouldNotRead() {
    assertThat(with(Map.of()).unreadable(ASCII, "serve", "--credential", "you:s\uFFFDcret"))
        .contains(
            "argument 3 has characters that are no ANSI_X3.4-1968, which is how Java reads it here;"
                + " set LC_ALL=C.UTF-8 before the start");
  }

  @Test
  void namesTheVariableThatJavaCouldNotRead() {
    assertThat(with(Map.of("LEADMOCK_TOKEN", "s\uFFFDcret")).unreadable(ASCII, "verify"))
        .contains(
            "the environment variable LEADMOCK_TOKEN has characters that are no ANSI_X3.4-1968,"
                + " which is how Java reads it here; set LC_ALL=C.UTF-8 before the start");
  }

  @Test
  void acceptsWhatItCanRead() {
    assertThat(with(Map.of("LEADMOCK_TOKEN", "secret", "PS1", "\uFFFD")).unreadable(ASCII, "serve"))
        .isEmpty();
    assertThat(with(Map.of()).unreadable("UTF-8", "--credential", "you:s\uFFFDcret"))
        .as("somebody may mean that character")
        .isEmpty();
  }

  private static ProcessEnvironment with(Map<String, String> environment) {
    return new ProcessEnvironment(environment, Path.of(""), false, InputStream.nullInputStream());
  }

  @Test
  void showsProgressOnlyWhereTheOutputIsShownToo(@TempDir Path streams) throws IOException {
    assertThat(ProcessEnvironment.isOnePlace(streams)).as("nothing tells").isTrue();

    Files.createSymbolicLink(streams.resolve("1"), Path.of("/dev/pts/0"));
    Files.createSymbolicLink(streams.resolve("2"), Path.of("/dev/pts/0"));
    assertThat(ProcessEnvironment.isOnePlace(streams)).isTrue();

    Files.delete(streams.resolve("2"));
    Files.createSymbolicLink(streams.resolve("2"), streams.resolve("log"));
    assertThat(ProcessEnvironment.isOnePlace(streams)).isFalse();
  }

  @Test
  void hasNoTerminalWithoutAConsole() {
    assertThat(ProcessEnvironment.isTerminal(null)).isFalse();
  }
}
