package io.github.leadmock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Completion in the shells themselves, and man pages by groff. A shell that is missing is skipped,
 * and fails with LEADMOCK_SHELLS=required, as .ci/run sets it.
 */
class ShellsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "leadmock se|serve",
        "leadmock serve --str|--strict-wire",
        "'leadmock serve --auth '|required issued off",
        "leadmock rules --status docu|documented",
        "leadmock verify --fail|--fail-on"
      })
  void completesInBash(String typed, String offered) throws Exception {
    String words = typed.endsWith(" ") ? "(" + typed + "'')" : "(" + typed + ")";
    String said =
        run(
            "bash",
            """
            set -u
            compopt() { :; } # works in a prompt only
            source '%s'
            COMP_LINE='%s' COMP_POINT=${#COMP_LINE}
            COMP_WORDS=%s
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _complete_leadmock leadmock "${COMP_WORDS[COMP_CWORD]}" ''
            echo "${COMPREPLY[*]}"
            """
                .formatted(script("bash"), typed, words));
    assertThat(said.strip().split("\\s+")).contains(offered.split(" "));
  }

  @Test
  void loadsInZsh() throws Exception {
    assertThat(
            run(
                "zsh",
                "set -e; autoload -U compinit; compinit -u; source '%s'; echo ${_comps[leadmock]}"
                    .formatted(script("zsh"))))
        .contains("_bash_complete");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "leadmock se|serve",
        "leadmock serve --str|--strict-wire",
        "'leadmock serve --auth '|required",
        "leadmock completion --|--help"
      })
  void completesInFish(String typed, String offered) throws Exception {
    String said = run("fish", "source '%s'; complete -C '%s'".formatted(script("fish"), typed));
    assertThat(said.lines().map(line -> line.split("\t")[0])).contains(offered);
    assertThat(said).doesNotContain("rehearse");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "serve", "leads", "rules", "verify", "drill", "config", "completion"})
  void hasManPagesWithoutAWarning(String command) throws Exception {
    CommandRun page = command.isEmpty() ? CommandRun.of("man") : CommandRun.of("man", command);
    assertThat(page.exitCode()).isZero();
    Path file = Files.write(folder.resolve("page.1"), page.out());

    String shown = run("groff", "-man", "-Tutf8", "-ww", file.toString());

    String plain =
        shown.replaceAll("\u001b\\[[0-9;]*m|.\\x08", "").replaceAll("[\\s\\u2010]+", " ");
    assertThat(plain).contains("NAME", "SYNOPSIS", "OPTIONS", "EXIT STATUS", "--help");
    assertThat(plain).doesNotContain("warning:", "error:", "${");
    if (!command.isEmpty()) {
      assertThat(plain).contains("leadmock-" + command + " - ");
      HelpText.optionsOf(command).forEach(option -> assertThat(plain).contains(option));
    }
  }

  @Test
  void saysWhichShellsAndPagesThereAre() {
    assertThat(CommandRun.of("completion", "tcsh"))
        .isEqualTo(
            CommandRun.refusal(
                "SHELL is 'tcsh'; expected bash, zsh or fish", "leadmock completion"));
    assertThat(CommandRun.of("man", "serv"))
        .isEqualTo(
            CommandRun.refusal(
                "COMMAND is 'serv'; expected a command of leadmock; did you mean serve?",
                "leadmock man"));
  }

  private Path script(String shell) throws IOException {
    CommandRun run = CommandRun.of("completion", shell);
    assertThat(run.exitCode()).isZero();
    return Files.write(folder.resolve("completion." + shell), run.out());
  }

  /** What a program says on both outputs; a shell takes its commands by -c. */
  private static String run(String program, String... arguments) throws Exception {
    boolean there =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(bin -> Files.isExecutable(Path.of(bin, program)));
    assumeTrue(
        there || "required".equals(System.getenv("LEADMOCK_SHELLS")),
        "SKIPPED: %s is not on the PATH".formatted(program));
    List<String> command =
        arguments.length == 1
            ? List.of(program, "-c", arguments[0])
            : Stream.concat(Stream.of(program), Stream.of(arguments)).toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }
}
