package io.github.leadmock.cli;

import java.util.List;
import picocli.CommandLine;

/** What the commands say of themselves. */
public final class HelpText {

  private HelpText() {}

  /** The names of a command's own options. */
  public static List<String> optionsOf(String command) {
    return new CommandLine(new Main())
        .getSubcommands().get(command).getCommandSpec().options().stream()
            .map(option -> option.longestName())
            .filter(name -> !List.of("--help", "--version").contains(name))
            .toList();
  }
}
