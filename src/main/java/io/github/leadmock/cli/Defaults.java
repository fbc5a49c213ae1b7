package io.github.leadmock.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Values of options that the command line does not set: from the environment ({@code LEADMOCK_PORT}
 * for {@code --port}), else from the command's section of {@code leadmock.yaml}. For all options of
 * all commands, by picocli's one way to ask for them.
 */
final class Defaults implements IDefaultValueProvider {

  /** Separates the values of a multi-value option; a character that nobody types. */
  static final String SEPARATOR = "\u001f";

  /** Actions, not settings. */
  private static final Set<String> ACTIONS = Set.of("--list", "--init", "--schema");

  /** Permission to write is given for one run: in a file, it would apply to the next target too. */
  private static final String ALLOW_WRITES = "--allow-writes";

  /**
   * The commands read these two variables themselves: the token of a target takes precedence over
   * the common one, and a password without a keystore is ignored.
   */
  private static final Set<String> READ_BY_COMMANDS = Set.of("--token", "--keystore-password");

  private static final Set<String> SECRET =
      Set.of("--token", "--keystore-password", "--admin-token", "--credential");

  private final Map<String, String> environment;
  private final Optional<ConfigFile> file;

  private Defaults(Map<String, String> environment, Optional<ConfigFile> file) {
    this.environment = environment;
    this.file = file;
  }

  /** None: for help, which shows the built-in defaults. */
  static Defaults none() {
    return new Defaults(Map.of(), Optional.empty());
  }

  /**
   * The defaults of a process, for the commands of a command line.
   *
   * @throws java.io.UncheckedIOException when the file is invalid; says where and why
   */
  static Defaults of(ProcessEnvironment around, CommandLine line) {
    Optional<ConfigFile> file = ConfigFile.in(around.folder());
    file.ifPresent(config -> check(config, line));
    return new Defaults(around.environment(), file);
  }

  private static void check(ConfigFile config, CommandLine line) {
    config
        .sections()
        .forEach(
            (name, place) -> {
              if (!sections().contains(name)) {
                throw config.wrong(
                    place,
                    "'%s' is not a section; expected %s%s"
                        .formatted(
                            name,
                            String.join(", ", sections()),
                            Suggestion.of(name, sections().stream())));
              }
              @Nullable CommandLine command = line.getSubcommands().get(name);
              if (command != null) {
                check(config, name, command.getCommandSpec());
              }
            });
  }

  private static void check(ConfigFile config, String section, CommandSpec command) {
    List<String> known = names(command);
    config
        .section(section)
        .forEach(
            (name, setting) -> {
              if (!known.contains(name)) {
                throw config.wrong(
                    setting.line(),
                    "%s has '%s'; %s".formatted(section, name, expected(command, name, known)));
              }
              if (setting.values().size() != 1 && !isMany(command, name)) {
                throw config.wrong(
                    setting.line(),
                    "%s: %s is a list; expected one value".formatted(section, name));
              }
            });
  }

  private static String expected(CommandSpec command, String name, List<String> known) {
    if (ALLOW_WRITES.equals("--" + name)) {
      return "permission to write is only given on the command line, for one run";
    }
    if (command.findOption("--" + name) != null && ConfigFile.TARGET_OPTIONS.contains(name)) {
      return "it describes a server: put it into a target below targets:, and name that with target: NAME";
    }
    return "expected an option of leadmock %s without its dashes%s"
        .formatted(command.name(), Suggestion.of(name, known.stream()));
  }

  private static boolean isMany(CommandSpec command, String name) {
    return command.findOption("--" + name).isMultiValue();
  }

  /** The sections that the file may have. */
  static List<String> sections() {
    return List.of("serve", "leads", "rules", "verify", "proxy", "drill", ConfigFile.TARGETS);
  }

  /** The options that a section of the file may have, by their names without dashes. */
  static Map<String, OptionSpec> options(CommandSpec command) {
    Map<String, OptionSpec> options = new LinkedHashMap<>();
    command.options().stream()
        .filter(Defaults::isSetting)
        .filter(option -> !isOfTarget(command, option))
        .forEach(option -> options.put(name(option), option));
    return options;
  }

  private static List<String> names(CommandSpec command) {
    return List.copyOf(options(command).keySet());
  }

  /** Whether an option has values that are not to be shown. */
  static boolean isSecret(OptionSpec option) {
    return SECRET.contains(option.longestName());
  }

  private static boolean isSetting(OptionSpec option) {
    return !option.hidden()
        && !option.usageHelp()
        && !option.versionHelp()
        && !option.longestName().equals(ALLOW_WRITES)
        && !ACTIONS.contains(option.longestName());
  }

  private static boolean isOfTarget(CommandSpec command, OptionSpec option) {
    return command.name().equals("verify") && ConfigFile.TARGET_OPTIONS.contains(name(option));
  }

  private static String name(OptionSpec option) {
    return option.longestName().substring(2);
  }

  /** With each $ twice, as picocli takes $$ for one and ${name} for a variable of its own. */
  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? find(option).map(found -> found.value().replace("$", "$$")).orElse(null)
        : null;
  }

  /** The origin of an option's value, unless the command line sets it. */
  Optional<String> origin(OptionSpec option, String... arguments) {
    return Stream.of(option.names())
            .flatMap(name -> Arrays.stream(arguments).filter(text -> isNamed(name, text)))
            .findAny()
            .isPresent()
        ? Optional.empty()
        : find(option).map(Found::origin);
  }

  private static boolean isNamed(String name, String argument) {
    return argument.equals(name) || argument.startsWith(name + "=");
  }

  /**
   * A value and its origin.
   *
   * @param value several values are separated by {@link #SEPARATOR}
   * @param origin the variable, or the file and line
   */
  record Found(String value, String origin) {}

  /** The value of an option; empty if neither the environment nor the file sets it. */
  Optional<Found> find(OptionSpec option) {
    if (!isSetting(option)) {
      return Optional.empty();
    }
    return inEnvironment(option).or(() -> inFile(option));
  }

  /** A CI service sets missing variables to the empty string. */
  private Optional<Found> inEnvironment(OptionSpec option) {
    if (READ_BY_COMMANDS.contains(option.longestName())) {
      return Optional.empty();
    }
    String variable = variable(option);
    return Optional.ofNullable(environment.get(variable))
        .map(String::strip)
        .filter(value -> !value.isEmpty() && !isOfKubernetes(variable, value))
        .map(
            value ->
                new Found(
                    option.isMultiValue() ? value.replaceAll("\\s+", SEPARATOR) : value, variable));
  }

  /** A Service named leadmock gives each pod of its namespace LEADMOCK_PORT=tcp://10.0.0.1:80. */
  private static boolean isOfKubernetes(String variable, String value) {
    return variable.equals("LEADMOCK_PORT") && value.startsWith("tcp://");
  }

  /** The environment variable of an option. */
  static String variable(OptionSpec option) {
    return variable(option.longestName());
  }

  /** The environment variable of an option by its long name. */
  static String variable(String option) {
    return "LEADMOCK_" + option.substring(2).toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private Optional<Found> inFile(OptionSpec option) {
    if (isOfTarget(option.command(), option)) {
      return Optional.empty();
    }
    return file.map(config -> config.section(option.command().name()).get(name(option)))
        .filter(setting -> !setting.values().equals(List.of("")))
        .map(
            setting ->
                new Found(
                    setting.values().stream().collect(Collectors.joining(SEPARATOR)),
                    "%s, line %s".formatted(ConfigFile.NAME, setting.line())));
  }
}
