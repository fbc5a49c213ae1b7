package io.github.leadmock.cli;

import static java.util.Objects.requireNonNull;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows which options are set outside of the command line, and writes the file that does so. */
@Command(
    name = "config",
    description = {
      "Prints the options that leadmock.yaml and the environment set, and where; reports"
          + " mistakes there, with exit code 2.",
      "Command-line options take precedence over the environment (LEADMOCK_PORT for --port),"
          + " which takes precedence over leadmock.yaml in the working directory."
    })
final class ConfigCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private Main main;

  @Option(names = "--init", description = "Writes a leadmock.yaml with comments.")
  private boolean init;

  @Option(
      names = "--schema",
      description = "Prints the JSON Schema of leadmock.yaml, for editors that complete and check.")
  private boolean schema;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (schema) {
      out.print(ConfigFile.schema());
      out.flush();
    } else if (init) {
      ConfigFile.init(main.process().folder());
      Main.say(
          spec.commandLine().getErr(),
          "wrote %s; try it with leadmock serve and leadmock verify --target mock"
              .formatted(ConfigFile.NAME));
    } else {
      print(out);
      Set<String> mistakes = mistakes();
      mistakes.forEach(mistake -> Main.say(spec.commandLine().getErr(), mistake));
      return mistakes.isEmpty() ? ExitCode.OK : ExitCode.BAD_USAGE;
    }
    return ExitCode.OK;
  }

  /** What each command would refuse first, and what is wrong with each target. */
  private Set<String> mistakes() {
    Set<String> mistakes = new LinkedHashSet<>();
    Map<String, CommandLine> commands = spec.commandLine().getParent().getSubcommands();
    for (String section : Defaults.sections()) {
      @Nullable CommandLine command = commands.get(section);
      if (command != null) {
        attempt(() -> check(command), mistakes);
      }
    }
    Usage usage = new Usage(requireNonNull(commands.get("verify"), "verify is null"));
    ConfigFile.in(main.process().folder())
        .ifPresent(
            file ->
                file.targets().stream()
                    .flatMap(name -> file.target(name).stream())
                    .forEach(
                        target ->
                            attempt(
                                () -> ServerOptions.check(usage, main.process(), target),
                                mistakes)));
    return mistakes;
  }

  private static void check(CommandLine command) {
    command.parseArgs();
    if (command.getCommand() instanceof OptionCheck checked) {
      checked.check(new Usage(command));
    }
  }

  private static void attempt(Runnable check, Set<String> mistakes) {
    try {
      check.run();
    } catch (ParameterException wrong) {
      mistakes.add(Main.explained(wrong));
    } catch (UncheckedIOException unreadable) {
      mistakes.add(String.valueOf(unreadable.getMessage()));
    }
  }

  private void print(PrintWriter out) {
    CommandLine all = spec.commandLine().getParent();
    if (all.getDefaultValueProvider() instanceof Defaults defaults) {
      for (String section : Defaults.sections()) {
        Optional.ofNullable(all.getSubcommands().get(section))
            .ifPresent(
                command ->
                    command
                        .getCommandSpec()
                        .options()
                        .forEach(
                            option ->
                                defaults
                                    .find(option)
                                    .ifPresent(found -> print(out, section, option, found))));
      }
    }
    ConfigFile.in(main.process().folder())
        .ifPresent(
            file ->
                file.targets()
                    .forEach(
                        name ->
                            out.printf(
                                "target %s with %s (%s, line %s)%n",
                                name,
                                String.join(
                                    ", ",
                                    new TreeSet<>(
                                        file.target(name).orElseThrow().options().keySet())),
                                ConfigFile.NAME,
                                file.target(name).orElseThrow().place().line())));
  }

  private static void print(
      PrintWriter out, String command, OptionSpec option, Defaults.Found found) {
    String value =
        Defaults.isSecret(option)
            ? "***"
            : MaskedUrls.value(found.value().replace(Defaults.SEPARATOR, " "));
    out.printf("%s %s=%s (%s)%n", command, option.longestName(), value, found.origin());
  }
}
