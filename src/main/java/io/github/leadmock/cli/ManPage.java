package io.github.leadmock.cli;

import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A man page in roff, from what a command says of itself. */
final class ManPage {

  private final CommandSpec command;
  private final StringBuilder roff = new StringBuilder();

  private ManPage(CommandSpec command) {
    this.command = command;
  }

  static String of(CommandLine command, String version) {
    return new ManPage(command.getCommandSpec()).page(version);
  }

  private String page(String version) {
    String name = command.qualifiedName("-");
    macro("TH %s 1 \"\" \"%s\"".formatted(name.toUpperCase(Locale.ROOT), version));
    macro("SH NAME");
    line(
        name
            + " \\- "
            + escaped(String.join(" ", command.usageMessage().description()))
                .replaceFirst("[.:] .*|\\.$", ""));
    macro("SH SYNOPSIS");
    bold(command.qualifiedName(" "));
    command
        .positionalParameters()
        .forEach(one -> line("\\fI" + escaped(one.paramLabel()) + "\\fR"));
    line(escaped(command.subcommands().isEmpty() ? "[OPTIONS]" : "COMMAND [OPTIONS]"));
    macro("SH DESCRIPTION");
    paragraphs(command.usageMessage().description());
    commands();
    options();
    macro("SH ENVIRONMENT AND FILES");
    line(
        escaped(
            "Options can also be set by environment variables, LEADMOCK_PORT for --port, and in"
                + " leadmock.yaml in the working directory; see leadmock-config(1)."));
    macro("SH EXIT STATUS");
    line(
        escaped(
            "0 ok, 1 verify found something that fails the run, 2 bad usage, 3 could not run, 70 out"
                + " of memory."));
    return roff.toString();
  }

  private void commands() {
    if (command.subcommands().isEmpty()) {
      return;
    }
    macro("SH COMMANDS");
    for (Map.Entry<String, CommandLine> one : command.subcommands().entrySet()) {
      CommandSpec spec = one.getValue().getCommandSpec();
      if (!spec.usageMessage().hidden()) {
        macro("TP");
        bold(one.getKey());
        paragraphs(spec.usageMessage().description());
      }
    }
  }

  private void options() {
    macro("SH OPTIONS");
    for (OptionSpec option : command.options()) {
      macro("TP");
      String names = String.join("\\fR, \\fB", option.names()).replace("-", "\\-");
      line("\\fB" + names + "\\fR" + value(option));
      paragraphs(option.description());
    }
  }

  private static String value(OptionSpec option) {
    if (option.arity().max() == 0) {
      return "";
    }
    String label = "\\fI" + escaped(option.paramLabel()) + "\\fR";
    return option.arity().min() == 0 ? "[=" + label + "]" : "=" + label;
  }

  private void paragraphs(String... texts) {
    for (String text : texts) {
      line(escaped(resolved(text)));
      if (text.startsWith("  ") || text.endsWith(":") || text.endsWith("reads")) {
        macro("br");
      }
    }
  }

  /** picocli puts the values in where it prints help itself. */
  private static String resolved(String text) {
    return text.replace("${DEFAULT-VALUE}", "see leadmock help").replace("%%", "%");
  }

  private static String escaped(String text) {
    String plain = text.replace("\\", "\\e").replace("-", "\\-").strip();
    return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
  }

  private void bold(String text) {
    line("\\fB" + text.replace("-", "\\-") + "\\fR");
  }

  private void macro(String text) {
    roff.append('.').append(text).append('\n');
  }

  private void line(String text) {
    roff.append(text).append('\n');
  }
}
