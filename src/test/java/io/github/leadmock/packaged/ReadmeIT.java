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
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** README and the pages in docs show what really happens. */
@Tag("slow")
class ReadmeIT {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern CONSOLE = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL);
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final String ELLIPSIS = "...";
  private static final boolean CURL =
      Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
          .anyMatch(folder -> Files.isExecutable(Path.of(folder, "curl")));

  /** A command and the output that README shows for it. */
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
                + Files.readString(folder.resolve("ReadmeContractTest.java"))
                + Files.readString(folder.resolve("ReadmeDataTest.java"))
                + Files.readString(folder.resolve("FailuresAndRequestsTest.java"))
                + Files.readString(
                    Path.of(
                        "src/test/consumers/maven/src/test/java/example/ContainerRecipe.java")));

    assertThat(blocks(JAVA))
        .isNotEmpty()
        .allSatisfy(block -> assertThat(tests).contains(squeezed(block)));
  }

  @Test
  void listsEveryOptionOfServe() throws IOException {
    String page = Files.readString(Path.of("docs/serve.md"));

    assertThat(HelpText.optionsOf("serve"))
        .isNotEmpty()
        .allSatisfy(option -> assertThat(page).contains("`" + option));
  }

  /** README comes first, because it starts the mock. */
  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(Path.of("README.md")));
    try (Stream<Path> docs = Files.list(Path.of("docs"))) {
      docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages;
  }

  @Test
  void linksToFilesAndHeadingsThatAreThere() throws IOException {
    List<Path> all = new ArrayList<>(pages());
    all.add(Path.of("CONTRIBUTING.md"));
    List<String> broken = new ArrayList<>();
    for (Path page : all) {
      LINK.matcher(Files.readString(page))
          .results()
          .map((MatchResult link) -> link.group(1))
          .filter(link -> !link.contains("://"))
          .filter(link -> !leads(page, link))
          .forEach(link -> broken.add(page + ": " + link));
    }
    assertThat(broken).isEmpty();
  }

  private static boolean leads(Path page, String link) {
    String[] parts = link.split("#", 2);
    Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    try {
      return Files.exists(file)
          && (parts.length == 1
              || Files.readAllLines(file).stream()
                  .filter(line -> line.startsWith("#"))
                  .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                  .map(line -> line.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
                  .anyMatch(parts[1]::equals));
    } catch (IOException unreadable) {
      return false;
    }
  }

  @Test
  void isShort() throws IOException {
    assertThat(Files.readAllLines(Path.of("README.md"))).hasSizeLessThanOrEqualTo(200);
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
    List<String> blocks = new ArrayList<>();
    for (Path page : pages()) {
      fence
          .matcher(Files.readString(page))
          .results()
          .forEach((MatchResult match) -> blocks.add(match.group(1)));
    }
    return blocks;
  }

  private static String squeezed(String code) {
    return code.replaceAll("\\s+", "");
  }
}
