package io.github.leadmock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.leadmock.vendor.VendorApi;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  @Test
  void needsACommand() {
    assertThat(CommandRun.of())
        .isEqualTo(
            CommandRun.refusal(
                "no command given; expected serve, leads, rules, verify, proxy, drill, import or config",
                "leadmock"));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThat(CommandRun.of("verfy"))
        .isEqualTo(CommandRun.refusal("unknown command 'verfy'; did you mean verify?", "leadmock"));
    assertThat(CommandRun.of("serv"))
        .isEqualTo(CommandRun.refusal("unknown command 'serv'; did you mean serve?", "leadmock"));
    assertThat(CommandRun.of("fetch"))
        .isEqualTo(CommandRun.refusal("unknown command 'fetch'", "leadmock"));
    assertThat(CommandRun.of("--nonsense"))
        .isEqualTo(CommandRun.refusal("unknown option --nonsense", "leadmock"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h"})
  void explainsItself(String option) {
    CommandRun run = CommandRun.of(option);
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith(
            "Usage: leadmock [-hV] [COMMAND]", "Mocks the lead APIs of MetroLeads and LiveForce.")
        .anySatisfy(line -> assertThat(line).matches("  serve +Starts the mock of both APIs; .*"))
        .anySatisfy(line -> assertThat(line).matches("  leads +Prints ids to try: .*"))
        .anySatisfy(line -> assertThat(line).matches("  rules +Prints how Leadmock believes .*"))
        .anySatisfy(line -> assertThat(line).matches("  verify +Checks any server, .*"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"leads", "rules", "verify"})
  void namesEveryApiThatCanBeChosen(String command) {
    assertThat(String.join(" ", CommandRun.of(command, "--help").out()))
        .as("the description of --api in src/main/java/io/github/leadmock/cli")
        .contains(VendorApi.keys());
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve", "leads", "rules", "verify", "drill", "config"})
  void explainsEachCommand(String command) {
    CommandRun run = CommandRun.of(command, "--help");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().get(0)).startsWith("Usage: leadmock " + command + " [");
  }

  @Test
  void explainsACommandOnRequest() {
    assertThat(CommandRun.of("help")).isEqualTo(CommandRun.of("--help"));
    assertThat(CommandRun.of("help", "serve")).isEqualTo(CommandRun.of("serve", "--help"));
    assertThat(CommandRun.of("help", "nothing").exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("help", "nothing").err())
        .first()
        .isEqualTo("leadmock: unknown command 'nothing'");
    assertThat(CommandRun.of("help", "serv").err())
        .first()
        .isEqualTo("leadmock: unknown command 'serv'; did you mean serve?");
  }

  @Test
  void printsItsVersion() {
    CommandRun expected = new CommandRun(0, List.of("leadmock (not from a jar)"), List.of());
    assertThat(CommandRun.of("--version")).isEqualTo(expected);
    assertThat(CommandRun.of("-V")).isEqualTo(expected);
    assertThat(CommandRun.of("leads", "--version")).isEqualTo(expected);
  }

  private static List<Throwable> crashes() {
    return List.of(
        new IllegalStateException("a bug"), new AssertionError("a bug"), new StackOverflowError());
  }

  /** Exit code 1 would say that something was found. */
  @ParameterizedTest
  @MethodSource("crashes")
  void couldNotRunAfterACrash(Throwable bug) {
    StringWriter err = new StringWriter();

    assertThat(runInto(new Broken(bug), err)).isEqualTo(3);
    assertThat(err.toString()).contains(bug.toString(), "\tat " + Broken.class.getName());
  }

  @Test
  void tellsThatMemoryIsExhausted() {
    StringWriter err = new StringWriter();

    assertThat(runInto(new Broken(new OutOfMemoryError("heap")), err)).isEqualTo(70);
    assertThat(err.toString()).contains("java.lang.OutOfMemoryError: heap");
  }

  private static int runInto(Writer out, StringWriter err) {
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), "rules");
  }

  /** Standard output that crashes whoever writes to it. */
  private static final class Broken extends Writer {

    private final Throwable bug;

    Broken(Throwable bug) {
      this.bug = bug;
    }

    @Override
    public void write(char[] text, int from, int length) {
      bug.setStackTrace(new Throwable().getStackTrace());
      if (bug instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) bug;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
