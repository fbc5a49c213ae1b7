package io.github.leadmock.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The help texts of the commands. */
public final class HelpText {

  private static final Pattern OPTION =
      Pattern.compile("^\\s+(?:-\\w, )?(--[a-z-]+)", Pattern.MULTILINE);

  private HelpText() {}

  /** The names of a command's own options. */
  public static List<String> optionsOf(String command) {
    StringWriter help = new StringWriter();
    Main.run(new PrintWriter(help), new PrintWriter(help), command, "--help");
    return OPTION
        .matcher(help.toString())
        .results()
        .map((MatchResult option) -> option.group(1))
        .filter(name -> !List.of("--help", "--version").contains(name))
        .toList();
  }
}
