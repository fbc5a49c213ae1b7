package io.github.leadmock.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for fish, which picocli has none for. */
final class FishCompletion {

  private FishCompletion() {}

  static String script(CommandLine all) {
    StringBuilder script = new StringBuilder("# Made by leadmock completion fish.\n");
    String program = all.getCommandName();
    script.append("complete -c %s -f\n".formatted(program));
    for (Map.Entry<String, CommandLine> command : all.getSubcommands().entrySet()) {
      if (command.getValue().getCommandSpec().usageMessage().hidden()) {
        continue;
      }
      script.append(
          "complete -c %s -n __fish_use_subcommand -a %s -d %s\n"
              .formatted(
                  program,
                  command.getKey(),
                  quoted(first(command.getValue().getCommandSpec().usageMessage().description()))));
      for (OptionSpec option : command.getValue().getCommandSpec().options()) {
        if (option.hidden()) {
          continue;
        }
        script.append(
            "complete -c %s -n '__fish_seen_subcommand_from %s' -l %s%s -d %s\n"
                .formatted(
                    program,
                    command.getKey(),
                    option.longestName().substring(2),
                    values(option),
                    quoted(first(option.description()))));
      }
    }
    return script.toString();
  }

  private static String values(OptionSpec option) {
    if (option.type().isEnum()) {
      return " -x -a " + quoted(String.join(" ", Main.choices(option.type())));
    }
    if (option.arity().min() == 0) {
      return "";
    }
    return option.paramLabel().equals("FILE") || option.paramLabel().equals("DIR")
        ? " -r -F"
        : " -x";
  }

  /** Of a description, as it stands beside a candidate. */
  private static String first(String... description) {
    return description.length == 0
        ? ""
        : description[0].replace("%%", "%").replaceFirst(" ?Default: .*|(?<=[a-z)])[.:].*", "");
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
