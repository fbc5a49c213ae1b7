package io.github.leadmock.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what makes a shell complete our commands and options. */
@Command(
    name = "completion",
    description = {
      "Prints a script that makes a shell complete commands, options and their values:",
      "  bash: source <(leadmock completion bash)",
      "  zsh:  source <(leadmock completion zsh)",
      "  fish: leadmock completion fish | source"
    })
final class CompletionCommand implements Callable<Integer> {

  /** picocli offers the names of Java's constants. */
  private static final Pattern CHOICES = Pattern.compile("(?m)^ *local \\w+_option_args=.*$");

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "SHELL", description = "bash, zsh or fish.")
  private Shell shell;

  /** The shells there is a script for. */
  enum Shell {
    BASH,
    ZSH,
    FISH
  }

  @Override
  public Integer call() {
    CommandLine all = spec.commandLine().getParent();
    spec.commandLine().getOut().print(script(all));
    spec.commandLine().getOut().flush();
    return ExitCode.OK;
  }

  private String script(CommandLine all) {
    return switch (shell) {
      case BASH, ZSH ->
          CHOICES
              .matcher(AutoComplete.bash(all.getCommandName(), all))
              .replaceAll(
                  line ->
                      line.group()
                          .replaceFirst(
                              "\\(.*",
                              line.group().replaceFirst("^[^(]*", "").toLowerCase(Locale.ROOT)));
      case FISH -> FishCompletion.script(all);
    };
  }
}
