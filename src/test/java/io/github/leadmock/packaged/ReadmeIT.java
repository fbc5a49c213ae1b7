package io.github.leadmock.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.leadmock.cli.HelpText;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What README shows is what happens. */
class ReadmeIT {

  private static final Pattern CONSOLE = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL);
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final String ELLIPSIS = "...";
  private static final boolean CURL =
      Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
          .anyMatch(folder -> Files.isExecutable(Path.of(folder, "curl")));

  /** A command with the output that README shows for it. */
  private record Shown(String command, List<String> output) {}

  @Test
  void printsWhatTheReadmeShows() throws IOException {
    assumeTrue(
        CURL || System.getenv("CI") != null,
        "SKIPPED: the commands of README are not tested, because there is no curl on the PATH."
            + " Install curl.");
    List<Shown> commands = commands();
    assertThat(commands).hasSizeGreaterThan(5);
    try (Program mock = Program.serve()) {
      URI baseUrl = mock.awaitReady();
      for (Shown shown : commands) {
        if (shown.command().equals("./leadmock serve")) {
          assertThat(shown.output())
              .containsExactly(
                  "leadmock ready on http://127.0.0.1:8080",
                  "leadmock console at http://127.0.0.1:8080/__admin/leadmock/");
          assertThat(mock.awaitLine(""))
              .isEqualTo("leadmock console at " + baseUrl + "/__admin/leadmock/");
          continue;
        }
        Program.Result result =
            run(shown.command().replace("http://localhost:8080", baseUrl.toString()));
        assertThat(result.exitCode()).as(shown.command() + result.err()).isZero();
        assertShows(shown, result.out().lines().map(String::stripTrailing).toList());
      }
    }
  }

  @Test
  void showsTheJavaThatIsCompiled() throws IOException {
    Path folder = Path.of("src/test/java/io/github/leadmock");
    String tests =
        squeezed(
            Files.readString(folder.resolve("ReadmeExampleTest.java"))
                + Files.readString(folder.resolve("ReadmeContractTest.java")));

    assertThat(blocks(JAVA))
        .isNotEmpty()
        .allSatisfy(block -> assertThat(tests).contains(squeezed(block)));
  }

  @Test
  void listsEveryOptionOfServe() throws IOException {
    String readme = Files.readString(Path.of("README.md"));

    assertThat(HelpText.optionsOf("serve"))
        .isNotEmpty()
        .allSatisfy(option -> assertThat(readme).contains("`" + option));
  }

  private static void assertShows(Shown shown, List<String> actual) {
    int at = 0;
    boolean skipping = false;
    for (String expected : shown.output()) {
      if (expected.strip().equals(ELLIPSIS)) {
        skipping = true;
        continue;
      }
      int found = actual.subList(at, actual.size()).indexOf(expected);
      assertThat(found)
          .as("%s shows '%s' after line %d of %s", shown.command(), expected, at, actual)
          .isGreaterThanOrEqualTo(0);
      if (!skipping) {
        assertThat(found).as("%s leaves out lines before '%s'", shown.command(), expected).isZero();
      }
      at += found + 1;
      skipping = false;
    }
    assertThat(skipping || at == actual.size())
        .as("%s prints more than README shows", shown.command())
        .isTrue();
  }

  private static Program.Result run(String command) {
    if (command.startsWith("./leadmock ")) {
      return Program.run(command.substring("./leadmock ".length()).split(" "));
    }
    return Program.run(new ProcessBuilder("sh", "-c", command));
  }

  private static List<Shown> commands() throws IOException {
    List<Shown> commands = new ArrayList<>();
    for (String block : blocks(CONSOLE)) {
      for (String line : block.lines().toList()) {
        if (line.startsWith("$ ")) {
          commands.add(new Shown(line.substring(2), new ArrayList<>()));
        } else {
          commands.get(commands.size() - 1).output().add(line);
        }
      }
    }
    return commands;
  }

  private static List<String> blocks(Pattern fence) throws IOException {
    return fence
        .matcher(Files.readString(Path.of("README.md")))
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }

  private static String squeezed(String code) {
    return code.replaceAll("\\s+", "");
  }
}
