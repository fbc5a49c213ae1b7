package io.github.leadmock.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints our man pages. */
@Command(
    name = "man",
    description =
        "Prints a man page, of the program or of a command: leadmock man serve | man -l -")
final class ManCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", arity = "0..1", paramLabel = "COMMAND", description = "A command.")
  private @Nullable String command;

  @Override
  public Integer call() {
    CommandLine all = spec.commandLine().getParent();
    Map<String, CommandLine> commands = all.getSubcommands();
    String version = all.getCommandSpec().version()[0];
    @Nullable CommandLine chosen = command == null ? all : commands.get(command);
    if (chosen == null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "COMMAND is '%s'; expected a command of leadmock%s"
              .formatted(
                  command, Suggestion.of(String.valueOf(command), commands.keySet().stream())));
    }
    spec.commandLine().getOut().print(ManPage.of(chosen, version));
    spec.commandLine().getOut().flush();
    return ExitCode.OK;
  }
}
