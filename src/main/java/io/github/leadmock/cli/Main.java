package io.github.leadmock.cli;

import io.github.leadmock.api.AuthPolicy;
import io.github.leadmock.api.Isolation;
import io.github.leadmock.contract.Rule;
import io.github.leadmock.engine.AccessLog;
import io.github.leadmock.report.VisibleText;
import io.github.leadmock.vendor.VendorApi;
import io.github.leadmock.verify.CannotRun;
import io.github.leadmock.wiremock.ServerChoice;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The entry point of the program. */
@Command(
    name = "leadmock",
    description = "Mocks the lead APIs of MetroLeads and LiveForce.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Main.Version.class)
public final class Main implements Runnable {

  private static final String HELP = "help";

  /** Commands that describe all the others. */
  private static final Set<String> NEEDS_ALL = Set.of(HELP, "config", "completion", "man");

  /** picocli's message for an unknown command, given to the help command. */
  private static final Pattern UNKNOWN_SUBCOMMAND = Pattern.compile("Unknown subcommand '(.*)'\\.");

  private static final Map<String, Supplier<Object>> COMMANDS = commands();

  private final ProcessEnvironment process;
  private final BackgroundWarmup warmup;

  @Spec private CommandLine.Model.CommandSpec spec;

  private Main(ProcessEnvironment process, BackgroundWarmup warmup) {
    this.process = process;
    this.warmup = warmup;
  }

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    // Libraries such as picocli print numbers in the default locale; ROOT means ASCII digits.
    Locale.setDefault(Locale.ROOT);
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    ProcessEnvironment process = ProcessEnvironment.ofProcess();
    Optional<String> unreadable =
        process.unreadable(System.getProperty("sun.jnu.encoding", "UTF-8"), arguments);
    if (unreadable.isPresent()) {
      err.println("leadmock: " + unreadable.get());
      System.exit(ExitCode.BAD_USAGE);
    }
    System.exit(run(process, out, err, arguments));
  }

  /**
   * Runs a command without a terminal, input and environment variables, and returns its exit code.
   */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return run(detached(), out, err, arguments);
  }

  /** Runs a command and returns its exit code. */
  static int run(
      ProcessEnvironment process, PrintWriter out, PrintWriter err, String... arguments) {
    try {
      return execute(process, out, err, arguments);
    } catch (RuntimeException | Error crash) {
      // Java would end with 1, which says that something was found.
      crash.printStackTrace(err);
      return crash instanceof OutOfMemoryError ? ExitCode.OUT_OF_MEMORY : ExitCode.COULD_NOT_RUN;
    }
  }

  private static int execute(
      ProcessEnvironment process, PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine line = commandLine(new Main(process, BackgroundWarmup.of(arguments)), arguments);
    boolean help = asksForHelp(arguments);
    try {
      line.setDefaultValueProvider(help ? Defaults.none() : Defaults.of(process, line));
    } catch (UncheckedIOException unusable) {
      say(err, unusable.getMessage());
      return exitCode(unusable);
    }
    if (!help) {
      UnknownVariables.suggestions(process.environment(), line, Main::allCommands)
          .forEach(text -> say(err, text));
    }
    return line.setOut(out)
        .setErr(err)
        .registerConverter(CompletionCommand.Shell.class, oneOf(CompletionCommand.Shell.class))
        .registerConverter(VendorApi.class, oneOf(VendorApi.class))
        .registerConverter(AuthPolicy.Mode.class, oneOf(AuthPolicy.Mode.class))
        .registerConverter(Isolation.Mode.class, oneOf(Isolation.Mode.class))
        .registerConverter(ServerChoice.class, oneOf(ServerChoice.class))
        .registerConverter(AccessLog.Format.class, oneOf(AccessLog.Format.class))
        .registerConverter(Rule.Status.class, oneOf(Rule.Status.class))
        .setUsageHelpAutoWidth(true)
        // A word that begins with @ belongs to the user, such as curl's in a drill.
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(Main::explainUsage)
        .setExecutionExceptionHandler(Main::explainFailure)
        .setExitCodeExceptionMapper(crash -> ExitCode.COULD_NOT_RUN)
        .execute(arguments);
  }

  /** Help works even if the file is invalid. */
  private static boolean asksForHelp(String... arguments) {
    return arguments.length == 0
        || arguments[0].equals(HELP)
        || Stream.of(arguments)
            .anyMatch(List.of("-h", "--help", "-V", "--version", "--init", "--schema")::contains);
  }

  /**
   * Registers only the command named first if there is one: reading a command's options by
   * reflection is the slowest part of the command line.
   */
  private static CommandLine commandLine(Main main, String... arguments) {
    // Its warnings, of quotes for example, show values that may be secret, and help nobody.
    CommandLine.tracer().setLevel(CommandLine.TraceLevel.OFF);
    CommandLine line = new CommandLine(main);
    @Nullable Supplier<Object> named = arguments.length == 0 ? null : COMMANDS.get(arguments[0]);
    if (named != null && !NEEDS_ALL.contains(arguments[0])) {
      return line.addSubcommand(named.get());
    }
    COMMANDS.values().forEach(command -> line.addSubcommand(command.get()));
    return line;
  }

  private static ProcessEnvironment detached() {
    return new ProcessEnvironment(Map.of(), Path.of(""), false, InputStream.nullInputStream());
  }

  /** The program with all its commands, to be described. */
  static CommandLine allCommands() {
    return commandLine(new Main(detached(), BackgroundWarmup.of()));
  }

  private static Map<String, Supplier<Object>> commands() {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("serve", ServeCommand::new);
    commands.put("leads", LeadsCommand::new);
    commands.put("rules", RulesCommand::new);
    commands.put("verify", VerifyCommand::new);
    commands.put("proxy", ProxyCommand::new);
    commands.put("drill", DrillCommand::new);
    commands.put("import", ImportCommand::new);
    commands.put("config", ConfigCommand::new);
    commands.put("completion", CompletionCommand::new);
    commands.put("man", ManCommand::new);
    commands.put("rehearse", RehearseCommand::new);
    // A lambda, because a constructor reference to a class of picocli, which the class archive
    // leaves out, crashes Java 25 while it creates the archive.
    commands.put(HELP, () -> new CommandLine.HelpCommand());
    return Collections.unmodifiableMap(commands);
  }

  ProcessEnvironment process() {
    return process;
  }

  BackgroundWarmup warmup() {
    return warmup;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        "no command given; expected serve, leads, rules, verify, proxy, drill, import or config");
  }

  /** Enum constants are written in lower case, in help and in errors. */
  private static <E extends Enum<E>> CommandLine.ITypeConverter<E> oneOf(Class<E> type) {
    Map<String, E> choices = new LinkedHashMap<>();
    for (E choice : type.getEnumConstants()) {
      choices.put(choice.name().toLowerCase(Locale.ROOT), choice);
    }
    return text -> {
      @Nullable E choice = choices.get(text.toLowerCase(Locale.ROOT));
      if (choice == null) {
        throw new CommandLine.TypeConversionException(
            "'%s' is none of %s".formatted(text, String.join(", ", choices.keySet())));
      }
      return choice;
    };
  }

  private static int explainUsage(CommandLine.ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    say(command.getErr(), explained(wrong, arguments));
    command
        .getErr()
        .println("Try '%s --help'.".formatted(command.getCommandSpec().qualifiedName()));
    return ExitCode.BAD_USAGE;
  }

  /** What is wrong, and where that was said. */
  static String explained(CommandLine.ParameterException wrong, String... arguments) {
    return message(wrong) + origin(wrong, arguments);
  }

  /** The origin of a value that was not typed on the command line. */
  private static String origin(CommandLine.ParameterException wrong, String... arguments) {
    return wrong.getArgSpec() instanceof OptionSpec option
            && wrong.getCommandLine().getDefaultValueProvider() instanceof Defaults defaults
        ? defaults.origin(option, arguments).map(" (%s)"::formatted).orElse("")
        : "";
  }

  /** Our own message where picocli's is less precise. */
  private static String message(CommandLine.ParameterException wrong) {
    if (wrong instanceof CommandLine.UnmatchedArgumentException unmatched) {
      return unexpected(unmatched.getUnmatched().get(0), unmatched.getCommandLine());
    }
    Matcher unknown = UNKNOWN_SUBCOMMAND.matcher(String.valueOf(wrong.getMessage()));
    if (unknown.matches()) {
      return unexpected(unknown.group(1), wrong.getCommandLine());
    }
    if (wrong instanceof CommandLine.MissingParameterException missing) {
      return missing(missing);
    }
    @Nullable ArgSpec argument = wrong.getArgSpec();
    List<String> names = argument == null ? List.of() : choices(argument.type());
    if (argument != null && wrong.getValue() != null && !names.isEmpty()) {
      return "%s is '%s'; expected %s or %s"
          .formatted(
              argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel(),
              wrong.getValue(),
              String.join(", ", names.subList(0, names.size() - 1)),
              names.get(names.size() - 1));
    }
    return String.valueOf(wrong.getMessage());
  }

  private static String missing(CommandLine.MissingParameterException wrong) {
    CommandSpec command = wrong.getCommandLine().getCommandSpec();
    ArgSpec first = wrong.getMissing().get(0);
    if (first instanceof OptionSpec option) {
      return "%1$s has no value; expected %1$s %2$s"
          .formatted(option.longestName(), option.paramLabel());
    }
    return "%s is missing; expected %s %s"
        .formatted(
            first.paramLabel(),
            command.name(),
            command.positionalParameters().stream()
                .map(ArgSpec::paramLabel)
                .collect(Collectors.joining(" ")));
  }

  /**
   * The first word that nothing takes; those after it are usually its values. The value of an
   * option is not repeated, since it may be secret.
   */
  private static String unexpected(String argument, CommandLine command) {
    if (argument.startsWith("-")) {
      String name = argument.replaceFirst("(?s)=.*", "");
      return "unknown option %s".formatted(name) + suggestion(name, command);
    }
    return command.getParent() == null || command.getCommandName().equals(HELP)
        ? "unknown command '%s'".formatted(argument) + suggestion(argument, command)
        : "unexpected argument '%s'".formatted(argument);
  }

  /** The values that an option takes, as the command line spells them; none for any. */
  static List<String> choices(Class<?> type) {
    if (type == boolean.class) {
      return List.of("true", "false");
    }
    if (!type.isEnum()) {
      return List.of();
    }
    return Stream.of(type.getEnumConstants())
        .map(choice -> ((Enum<?>) choice).name().toLowerCase(Locale.ROOT))
        .toList();
  }

  /** The nearest known command or option to an unknown word, as a suggestion. */
  private static String suggestion(String word, CommandLine command) {
    Stream<String> known =
        word.startsWith("-")
            ? command.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .map(OptionSpec::longestName)
            : COMMANDS.keySet().stream().filter(name -> !name.equals("rehearse"));
    return Suggestion.of(word, known);
  }

  /**
   * An error that the user can fix becomes one line; any other is a bug and keeps its stack trace.
   */
  private static int explainFailure(
      Exception failure, CommandLine command, @Nullable ParseResult parsed) throws Exception {
    if (failure instanceof UncheckedIOException || failure instanceof CannotRun) {
      say(command.getErr(), failure.getMessage());
      Stream.of(failure.getSuppressed())
          .filter(UncheckedIOException.class::isInstance)
          .forEach(also -> say(command.getErr(), also.getMessage()));
      return exitCode(failure);
    }
    throw failure;
  }

  private static int exitCode(Exception failure) {
    return failure instanceof ConfigFile.Mistake ? ExitCode.BAD_USAGE : ExitCode.COULD_NOT_RUN;
  }

  /**
   * Prints a message on one line, whatever control characters a server or a file put into it, and
   * without passwords in URLs.
   */
  static void say(PrintWriter err, @Nullable String message) {
    err.println("leadmock: " + VisibleText.line(MaskedUrls.in(String.valueOf(message))));
  }

  /** The version that the build wrote into the manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      @Nullable String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"leadmock " + (version == null ? "(not from a jar)" : version)};
    }
  }
}
